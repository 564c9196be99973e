using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Writing;

/// <summary>Writes records of accounts, and the attributes that they name.</summary>
internal sealed class AccountWriter : BatchWriter
{
    // Columns of the table account_records, in its order.
    private const int CreatedAt = 3;
    private const int BannedAt = 4;
    private const int Plan = 5;
    private const int Programme = 6;
    private const int Status = 7;
    private const int Organisation = 8;
    private const int RowKey = 9;

    private readonly ImportContext context;
    private readonly DuckDbAppender records;
    private readonly DuckDbAppender links;
    private readonly NumberedNames accounts;
    private readonly AttributeNumbers attributes;
    private readonly int organisation;

    public AccountWriter(ImportContext context)
        : base(KeysOf(context), context)
    {
        this.context = context;
        accounts = NumberedNames.Of(context.Connection, "accounts", "id", context.Cancellation);
        attributes = new AttributeNumbers(context);
        organisation = context.Fields.Index().First(f => f.Item.Target == ImportTarget.Organisation).Index;
        records = context.Connection.CreateAppender("account_records");
        links = context.Connection.CreateAppender("account_attributes");
    }

    public override void Finish(Action<string> stage)
    {
        records.Close();
        links.Close();
        using var names = context.Connection.CreateAppender("accounts");
        accounts.AppendNew((number, name) =>
        {
            names.Set(0, number);
            names.Set(1, name.Span);
            names.EndRow();
        });
        names.Close();
        attributes.Append();
        Rollups.AddNetworks(context.Connection, context.Number, context.Cancellation);
    }

    public override long Count() => context.Connection.Number(
        "SELECT count(*) FROM account_records WHERE import = $number", context.Cancellation, context.NumberParameter);

    public override void Dispose()
    {
        records.Dispose();
        links.Dispose();
    }

    protected override void WriteRow(ParsedBatch batch, int row)
    {
        var account = accounts.Of(batch.Text(BatchField.Account, row)).Number;
        records.Set(0, context.Number);
        records.Set(1, batch.Lines[row]);
        records.Set(2, account);
        if (batch.Moments[0][row] >= 0) records.SetTime(CreatedAt, batch.Moments[0][row]);
        if (batch.Moments[1][row] >= 0) records.SetTime(BannedAt, batch.Moments[1][row]);
        SetText(Plan, BatchField.Plan, batch, row);
        SetText(Programme, BatchField.Programme, batch, row);
        SetText(Status, BatchField.Status, batch, row);
        if (context.Fields[organisation].Treatment != Treatment.Hash) SetText(Organisation, organisation, batch, row);
        records.Set(RowKey, batch.Keys[row]);
        records.EndRow();
        foreach (var field in attributes.Fields)
        {
            if (!batch.Texts[field].Has(row)) continue;
            links.Set(0, context.Number);
            links.Set(1, account);
            links.Set(2, attributes.Of(field, batch.Text(field, row)));
            links.Set(3, 0L);
            links.EndRow();
        }
    }

    private static RowKeys KeysOf(ImportContext context)
    {
        var keys = new RowKeys(context.ExpectedRows);
        foreach (var (import, key) in context.Connection.Rows("SELECT import, row_key FROM account_records",
            r => (r.GetInt32(0), r.GetUInt128(1)), context.Cancellation)) keys.Add(key, import, 0);
        return keys;
    }

    private void SetText(int column, int field, ParsedBatch batch, int row)
    {
        if (batch.Texts[field].Has(row)) records.Set(column, batch.Text(field, row));
    }
}
