using System.Text;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store;

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
    CancellationToken Cancellation)
{
    /// <summary>The parameter that statements know the import by.</summary>
    public (string, object?) NumberParameter => ("number", Number);
}

/// <summary>
/// Writes checked rows into the store, without those that are there already. Of rows of one id that differ, the more
/// complete one counts (<see cref="RowContent"/>), the earlier of two that are as complete; what earlier imports brought
/// stays as it is. Every such id is said.
/// </summary>
internal abstract class BatchWriter(RowKeys keys, int number) : IDisposable
{
    /// <summary>So many ids are listed.</summary>
    private const int MostListed = 100;

    private readonly SortedDictionary<int, long> duplicates = [];
    private readonly HashSet<UInt128> differing = [];
    private readonly List<DifferingId> listed = [];

    /// <summary>Rows that count: those written, less those that a more complete one replaces and those set aside afterwards.</summary>
    public long Accepted { get; protected set; }

    /// <summary>Rows left out, by the import that has them already.</summary>
    public IReadOnlyDictionary<int, long> Duplicates => duplicates;

    /// <summary>How many ids came with rows that differ.</summary>
    public long DifferingIds => differing.Count;

    /// <summary>The first of them.</summary>
    public IReadOnlyList<DifferingId> Differing => listed;

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
                continue;
            }

            duplicates[earlier] = duplicates.GetValueOrDefault(earlier) + 1;
            if (content != 0 && known != 0 && RowContent.DigestOf(content) != RowContent.DigestOf(known)) WriteDiffering(batch, row, earlier, known);
        }
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

    private void WriteDiffering(ParsedBatch batch, int row, int earlier, ulong known)
    {
        var content = batch.Contents[row];
        var isMoreComplete = earlier == number && RowContent.RankOf(content) > RowContent.RankOf(known);
        if (isMoreComplete)
        {
            keys.Replace(batch.Keys[row], content);
            Replace(batch, row);
        }

        differing.Add(batch.Keys[row]);
        if (listed.Count < MostListed)
            listed.Add(new DifferingId(Encoding.UTF8.GetString(batch.Text(BatchField.InteractionId, row)), earlier == number ? 0 : earlier, batch.Lines[row], isMoreComplete));
    }
}
