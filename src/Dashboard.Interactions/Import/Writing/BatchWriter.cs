using System.Text;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Writing;

/// <summary>What an import's writers need.</summary>
/// <param name="Connection">Within the import's transaction.</param>
/// <param name="Number">The import's number.</param>
/// <param name="Plan">Which column becomes what.</param>
/// <param name="Fields">The fields of text that batches carry.</param>
/// <param name="Rules">The rules that batches refer to, in order.</param>
/// <param name="Hash">Hashes what is to be kept as a hash; null when nothing is.</param>
/// <param name="Seed">The store's seed of row identities.</param>
/// <param name="ExpectedRows">How many rows the file may have.</param>
/// <param name="Differing">Takes the rows that differ from others of their ids.</param>
/// <param name="Cancellation">Stops the import.</param>
internal sealed record ImportContext(
    DuckDbConnection Connection,
    int Number,
    ColumnPlan Plan,
    IReadOnlyList<BatchField> Fields,
    IReadOnlyList<Core.CapabilityRule> Rules,
    KeyedHash? Hash,
    long Seed,
    long ExpectedRows,
    DifferingRows Differing,
    CancellationToken Cancellation)
{
    /// <summary>The parameter that statements know the import by.</summary>
    public (string, object?) NumberParameter => ("number", Number);
}

/// <summary>
/// Writes checked rows into the store, without those that are there already. Of rows of one id that differ, the more
/// complete one counts (<see cref="RowContent"/>), the earlier of two that are as complete; a row of an earlier import is
/// superseded then (<see cref="Store.Content.SupersededRows"/>). Every such row is said.
/// </summary>
internal abstract class BatchWriter(RowKeys keys, ImportContext context) : IDisposable
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    private readonly int number = context.Number;
    private readonly SortedDictionary<int, long> duplicates = [];
    private readonly HashSet<string> superseding = new(StringComparer.Ordinal);
    private readonly List<int> differing = [];

    /// <summary>Rows that count: those written, less those that a more complete one replaces and those set aside afterwards.</summary>
    public long Accepted { get; protected set; }

    /// <summary>Rows left out, by the import that has them already.</summary>
    public IReadOnlyDictionary<int, long> Duplicates => duplicates;

    /// <summary>The rows that differ from others of their ids.</summary>
    public DifferingRows Differing { get; } = context.Differing;

    /// <summary>The ids of which rows here are more complete than those of earlier imports.</summary>
    public IReadOnlyCollection<string> Superseding => superseding;

    /// <summary>Rows that were written and then set aside.</summary>
    public SetAsideRows SetAside { get; } = new();

    /// <summary>Writes a batch.</summary>
    public void Write(ParsedBatch batch)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            var content = batch.Contents[row];
            var (earlier, known) = keys.Add(batch.Keys[row], number, content);
            if (earlier == 0)
            {
                WriteRow(batch, row);
                Accepted++;
            }
            else if (content == 0 || known == 0 || RowContent.DigestOf(content) == RowContent.DigestOf(known)) Leave(earlier);
            else if (earlier == number) WriteDiffering(batch, row, None);
            else differing.Add(row);
        }

        if (differing.Count == 0) return;
        var accounts = AccountsOf([.. differing.Select(row => IdOf(batch, row))]);
        foreach (var row in differing) WriteDiffering(batch, row, accounts);
        differing.Clear();
    }

    /// <summary>Hands everything to the tables, and sums up.</summary>
    /// <param name="stage">Is told what is being done, in words.</param>
    public abstract void Finish(Action<string> stage);

    /// <summary>How many rows of this import the tables hold, counted there.</summary>
    public abstract long Count();

    public abstract void Dispose();

    protected abstract void WriteRow(ParsedBatch batch, int row);

    /// <summary>Writes a row in the place of an earlier one of this import with its id.</summary>
    protected virtual void Replace(ParsedBatch batch, int row) => WriteRow(batch, row);

    /// <summary>The accounts that earlier imports have these ids by; ids without an account are left out.</summary>
    protected virtual IReadOnlyDictionary<string, string> AccountsOf(IReadOnlyList<string> ids) => None;

    private static string IdOf(ParsedBatch batch, int row) => Encoding.UTF8.GetString(batch.Text(BatchField.InteractionId, row));

    private void Leave(int earlier) => duplicates[earlier] = duplicates.GetValueOrDefault(earlier) + 1;

    private void WriteDiffering(ParsedBatch batch, int row, IReadOnlyDictionary<string, string> accounts)
    {
        var (id, content) = (IdOf(batch, row), batch.Contents[row]);
        var (earlier, known) = keys.Add(batch.Keys[row], number, content);
        var isOwn = earlier == number;
        var isMoreComplete = isOwn
            ? RowContent.RankOf(content) > RowContent.RankOf(known) : RowContent.IsMoreCompleteThanStored(content, known);
        var isOther = !isOwn && IsOfAnother(batch, row, accounts.GetValueOrDefault(id));
        var counts = isMoreComplete && !isOther;
        Differing.Add(batch.Keys[row], new DifferingId(id, isOwn ? 0 : earlier, batch.Lines[row], counts), isOther);
        if (!counts || isOwn) Leave(earlier);
        if (!counts) return;
        keys.Replace(batch.Keys[row], number, content);
        if (isOwn)
        {
            Replace(batch, row);
            return;
        }

        superseding.Add(id);
        WriteRow(batch, row);
        Accepted++;
    }

    // Two accounts do not make one request: what numbers them alike are two logs.
    private static bool IsOfAnother(ParsedBatch batch, int row, string? account) =>
        account is not null && batch.Texts[BatchField.Account].Has(row)
        && Encoding.UTF8.GetString(batch.Text(BatchField.Account, row)) != account;
}
