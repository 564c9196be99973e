using System.Globalization;
using System.Text;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Presets;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Writing;

/// <summary>Writes rows of interactions: numbers their names, and sums them up by day and by attribute.</summary>
internal sealed class InteractionWriter : BatchWriter
{
    // Columns of the table interactions, in its order.
    private const int Import = 0;
    private const int Line = 1;
    private const int Account = 2;
    private const int Instant = 3;
    private const int Capability = 4;
    private const int Rule = 5;
    private const int Model = 6;
    private const int Status = 7;
    private const int Requests = 8;
    private const int AccountSource = 13;
    private const int Turns = 14;
    private const int InteractionId = 15;
    private const int RowKey = 16;
    private const int Digest = 17;
    private const int FirstAttribute = 18;

    // Of the table prompts: its texts from prompt to metadata, the response, and the hash that is kept in its place.
    private const int PromptTexts = BatchField.Metadata - BatchField.Prompt + 1;
    private const int Response = 6;
    private const int ResponseHash = 7;

    private readonly ImportContext context;
    private readonly DuckDbAppender interactions;
    private readonly DuckDbAppender further;
    private readonly DuckDbAppender? prompts;
    private readonly NumberedNames accounts;
    private readonly NumberedNames capabilities;
    private readonly NumberedNames models;
    private readonly NumberedNames statuses;
    private readonly AttributeNumbers attributes;
    private readonly int[] attributeFields;
    private readonly RuleNumbers rules;
    private readonly Withdrawals withdrawals;
    private readonly bool hasSources;
    private readonly byte[] unclassified = Encoding.UTF8.GetBytes(Capabilities.Unclassified);

    public InteractionWriter(ImportContext context)
        : base(KeysOf(context), context)
    {
        this.context = context;
        var (connection, cancellation) = (context.Connection, context.Cancellation);
        accounts = NumberedNames.Of(connection, "accounts", "id", cancellation);
        capabilities = NumberedNames.Of(connection, "capabilities", "name", cancellation);
        models = NumberedNames.Of(connection, "models", "name", cancellation);
        statuses = NumberedNames.Of(connection, "statuses", "name", cancellation);
        rules = new RuleNumbers(connection, context.Rules, cancellation);
        attributes = new AttributeNumbers(context);
        attributeFields = [.. attributes.Fields];
        interactions = connection.CreateAppender("interactions");
        further = connection.CreateAppender("interaction_attributes");
        withdrawals = new Withdrawals(context);
        hasSources = context.Plan.ColumnsOf(ImportTarget.Account).Count > 1;
        if (RequestFields.KeepsTexts(context.Plan)) prompts = connection.CreateAppender("prompts");
    }

    public override void Finish(Action<string> stage)
    {
        interactions.Close();
        further.Close();
        prompts?.Close();
        AppendNames("accounts", accounts);
        AppendNames("capabilities", capabilities);
        AppendNames("models", models);
        AppendNames("statuses", statuses);
        attributes.Append();
        rules.Append();
        Withdraw();
        if (Accepted == 0) return;
        stage("Counting days");
        Rollups.AddDays(context.Connection, context.Number, context.Cancellation);
        stage("Counting attributes");
        Rollups.AddAttributes(
            context.Connection, context.Number,
            [.. attributeFields.Where(f => IsStandard(f) && attributes.IsUsed(f)).Select(f => context.Fields[f].Target)],
            context.Cancellation);
    }

    public override long Count() => context.Connection.Number(
        "SELECT count(*) FROM interactions WHERE import = $number", context.Cancellation, context.NumberParameter);

    public override void Dispose()
    {
        interactions.Dispose();
        further.Dispose();
        prompts?.Dispose();
    }

    protected override void WriteRow(ParsedBatch batch, int row)
    {
        var texts = batch.Texts;
        int? account = texts[BatchField.Account].Has(row) ? accounts.Of(batch.Text(BatchField.Account, row)).Number : null;
        var rule = batch.Rules[row];
        var capability = rule < 0 ? batch.Text(BatchField.Capability, row) : rule == 0 ? unclassified : rules.CapabilityOf(rule);
        interactions.Set(Import, context.Number);
        interactions.Set(Line, batch.Lines[row]);
        if (account is { } number) interactions.Set(Account, number);
        interactions.SetTime(Instant, batch.Times[row]);
        interactions.Set(Capability, capabilities.Of(capability).Number);
        if (rule >= 0) interactions.Set(Rule, rules.NumberOf(rule));
        if (texts[BatchField.Model].Has(row)) interactions.Set(Model, models.Of(batch.Text(BatchField.Model, row)).Number);
        if (texts[BatchField.Status].Has(row)) interactions.Set(Status, statuses.Of(batch.Text(BatchField.Status, row)).Number);
        var requests = batch.Counts[0][row] < 0 ? 1 : batch.Counts[0][row];
        interactions.Set(Requests, requests);
        for (var i = 1; i < batch.Counts.Length; i++)
        {
            if (batch.Counts[i][row] >= 0) interactions.Set(Requests + i, batch.Counts[i][row]);
        }

        if (hasSources && account is not null) interactions.Set(AccountSource, batch.AccountSources[row]);
        if (batch.Turns[row] >= 0) interactions.Set(Turns, batch.Turns[row]);
        if (texts[BatchField.InteractionId].Has(row))
        {
            interactions.Set(InteractionId, batch.Text(BatchField.InteractionId, row));
            interactions.Set(Digest, RowContent.DigestOf(batch.Contents[row]));
        }
        else
        {
            interactions.Set(RowKey, batch.Keys[row]);
        }

        foreach (var field in attributeFields)
        {
            if (!texts[field].Has(row)) continue;
            var value = batch.Text(field, row);
            if (AttributeNumbers.Elements(value) is { } elements) WriteElements(field, elements, account, batch, row, requests);
            else if (IsStandard(field)) interactions.Set(FirstAttribute + field - BatchField.FirstAttribute, attributes.Of(field, value));
            else WriteFurther(attributes.Of(field, value), account, batch, row, requests);
        }

        interactions.EndRow();
        if (prompts is not null) WritePrompts(batch, row);
    }

    protected override IReadOnlyDictionary<string, string> AccountsOf(IReadOnlyList<string> ids)
    {
        var found = context.Connection.Rows(
            """
            SELECT i.interaction_id, a.id FROM interactions i JOIN accounts a ON a.no = i.account
            WHERE i.import <> $number AND i.interaction_id IN (SELECT unnest(from_json($ids, '["VARCHAR"]')))
            """,
            r => (Id: r.GetString(0), Account: r.GetString(1)),
            context.Cancellation,
            context.NumberParameter, ("ids", JsonSerializer.Serialize(ids)));
        return found.DistinctBy(f => f.Id).ToDictionary(f => f.Id, f => f.Account, StringComparer.Ordinal);
    }

    protected override void Replace(ParsedBatch batch, int row)
    {
        withdrawals.Replace(Encoding.UTF8.GetString(batch.Text(BatchField.InteractionId, row)), batch.Lines[row]);
        WriteRow(batch, row);
    }

    private void Withdraw()
    {
        var isAny = withdrawals.RemoveReplaced();
        if (context.Plan.Mapping.OutlyingTimes != OutlyingTimes.Keep && !context.Plan.Preset.HasRelativeTimes
            && withdrawals.RemoveOutlying() is { } outlying)
        {
            SetAside.Add(
                context.Plan[ImportTarget.Time]!.Name,
                $"the time stands more than a year from all others of the log ({outlying.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} to {outlying.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})",
                outlying.Rows);
            Accepted -= outlying.Rows;
            isAny = true;
        }

        if (isAny) Withdrawals.RemoveNames(context.Connection, context.Cancellation);
    }

    private static RowKeys KeysOf(ImportContext context)
    {
        var existing = context.Connection.Number("SELECT coalesce(sum(accepted), 0) FROM imports", context.Cancellation);
        var keys = new RowKeys(existing + context.ExpectedRows);
        if (existing == 0) return keys;
        var failures = context.Connection.Rows(
            "SELECT no, name FROM statuses", r => (No: r.GetInt32(0), Name: r.GetString(1)), context.Cancellation)
            .Where(s => RowContent.IsFailure(Encoding.UTF8.GetBytes(s.Name))).Select(s => s.No).ToHashSet();
        using var command = context.Connection.Command(
            "SELECT import, encode(interaction_id), row_key, digest, coalesce(status, 0), coalesce(input_tokens, 0) + coalesce(output_tokens, 0) FROM interactions");
        using var reader = command.Stream(context.Cancellation);
        while (reader.Read())
        {
            var key = reader.IsDBNull(1)
                ? reader.GetUInt128(2) : System.IO.Hashing.XxHash128.HashToUInt128(reader.GetBytes(1), context.Seed);
            keys.Add(
                key, reader.GetInt32(0),
                reader.IsDBNull(3)
                ? 0 : RowContent.OfStored(reader.GetInt32(3), failures.Contains(reader.GetInt32(4)), reader.GetInt64(5)));
        }

        return keys;
    }

    private static bool IsStandard(int field) => field < BatchField.FirstAttribute + ImportTarget.StandardAttributes.Count;

    private void WriteElements(int field, IReadOnlyList<byte[]> elements, int? account, ParsedBatch batch, int row, long requests)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            var number = attributes.Of(field, elements[i]);
            if (i == 0 && IsStandard(field)) interactions.Set(FirstAttribute + field - BatchField.FirstAttribute, number);
            else WriteFurther(number, account, batch, row, requests);
        }
    }

    private void WriteFurther(int attribute, int? account, ParsedBatch batch, int row, long requests)
    {
        further.Set(0, context.Number);
        further.Set(1, batch.Lines[row]);
        if (account is { } number) further.Set(2, number);
        further.SetTime(3, batch.Times[row]);
        further.Set(4, requests);
        further.Set(5, attribute);
        further.EndRow();
    }

    private void WritePrompts(ParsedBatch batch, int row)
    {
        var hasResponse = batch.Texts[BatchField.Response].Has(row);
        if (!hasResponse && !Enumerable.Range(BatchField.Prompt, PromptTexts).Any(field => batch.Texts[field].Has(row))) return;
        prompts!.Set(0, context.Number);
        prompts.Set(1, batch.Lines[row]);
        for (var i = 0; i < PromptTexts; i++)
        {
            if (batch.Texts[BatchField.Prompt + i].Has(row)) prompts.Set(2 + i, batch.Text(BatchField.Prompt + i, row));
        }

        if (hasResponse)
            prompts.Set(
                context.Fields[BatchField.Response].Treatment == Treatment.Hash ? ResponseHash : Response,
                batch.Text(BatchField.Response, row));
        prompts.EndRow();
    }

    private void AppendNames(string table, NumberedNames names)
    {
        using var appender = context.Connection.CreateAppender(table);
        names.AppendNew((number, name) =>
        {
            appender.Set(0, number);
            appender.Set(1, name.Span);
            appender.EndRow();
        });
        appender.Close();
    }
}
