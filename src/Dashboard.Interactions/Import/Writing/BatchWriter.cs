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

/// <summary>Writes checked rows into the store, without those that are there already.</summary>
internal abstract class BatchWriter(RowKeys keys, int number) : IDisposable
{
    private readonly SortedDictionary<int, long> duplicates = [];

    /// <summary>Rows written.</summary>
    public long Accepted { get; private set; }

    /// <summary>Rows left out, by the import that has them already.</summary>
    public IReadOnlyDictionary<int, long> Duplicates => duplicates;

    /// <summary>Writes a batch.</summary>
    public void Write(ParsedBatch batch)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            var earlier = keys.Add(batch.Keys[row], number);
            if (earlier == 0)
            {
                WriteRow(batch, row);
                Accepted++;
            }
            else
            {
                duplicates[earlier] = duplicates.GetValueOrDefault(earlier) + 1;
            }
        }
    }

    /// <summary>Hands everything to the tables, and sums up.</summary>
    /// <param name="stage">Is told what is being done, in words.</param>
    public abstract void Finish(Action<string> stage);

    /// <summary>How many rows of this import the tables hold, counted there.</summary>
    public abstract long Count();

    public abstract void Dispose();

    protected abstract void WriteRow(ParsedBatch batch, int row);
}
