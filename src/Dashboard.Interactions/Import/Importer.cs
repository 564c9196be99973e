using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Import.Writing;

namespace Dashboard.Interactions.Import;

/// <summary>How many rows an import read, and what became of them: <c>RowsRead = Accepted + Duplicates + Rejected + SetAside</c>.</summary>
internal readonly record struct ImportCounts(long RowsRead, long Accepted, long Duplicates, long Rejected, long SetAside);

/// <summary>
/// Takes a file's rows into the store: one thread reads and checks them batch by batch, another writes them, in order.
/// </summary>
internal sealed class Importer(
    RowReader reader, RowParser parser, BatchWriter writer, RejectsFile rejects, SetAsideRows setAside, int batchRows)
{
    private readonly PartedRows? parted = reader as PartedRows;
    /// <summary>How many batches wait at most between the two.</summary>
    private const int Waiting = 4;

    /// <summary>Rows that are parts of others.</summary>
    public long Parts { get; private set; }

    /// <exception cref="InvalidOperationException">What the tables hold is not what was read.</exception>
    public ImportCounts Run(IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var rowsRead = 0L;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var filled = new BlockingCollection<ParsedBatch>(Waiting);
        using var free = new BlockingCollection<ParsedBatch>();
        for (var i = 0; i < Waiting + 2; i++) free.Add(new ParsedBatch(batchRows, parser.Fields.Count), cancellation);
        var reading = Task.Factory.StartNew(
            () => Read(free, filled, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (var batch in filled.GetConsumingEnumerable(cancellation))
            {
                writer.Write(batch);
                rowsRead += batch.RowsRead;
                progress?.Report(new ImportProgress("Reading", rowsRead, batch.Fraction, batch.Rejected));
                cancellation.ThrowIfCancellationRequested();
                free.Add(batch, cancellation);
            }
        }
        finally
        {
            stop.Cancel();

            // What it failed with is said below, unless the writer failed first.
            Task.WaitAny([reading], CancellationToken.None);
        }

        if (reading.Exception?.InnerException is { } failure) ExceptionDispatchInfo.Throw(failure);
        if (writer.Accepted > 0) writer.Finish(stage => progress?.Report(new ImportProgress(stage, rowsRead, null, rejects.Rows)));
        var counts = new ImportCounts(
            rowsRead, writer.Accepted, writer.Duplicates.Values.Sum() + Parts, rejects.Rows, setAside.Rows + writer.SetAside.Rows);
        var kept = writer.Count();
        if (kept != counts.Accepted || counts.RowsRead != counts.Accepted + counts.Duplicates + counts.Rejected + counts.SetAside)
            throw new InvalidOperationException(
                $"The import does not add up: {counts.RowsRead} rows read, {counts.Accepted} accepted ({kept} in the tables), {counts.Duplicates} duplicates, {counts.Rejected} rejected, {counts.SetAside} set aside. Nothing was kept. This is a fault of the program: please report it.");
        return counts;
    }

    private void Read(BlockingCollection<ParsedBatch> free, BlockingCollection<ParsedBatch> filled, CancellationToken cancellation)
    {
        try
        {
            for (var isMore = true; isMore;)
            {
                var batch = free.Take(cancellation);
                batch.Clear();
                isMore = Fill(batch);
                batch.Fraction = reader.Fraction;
                batch.Rejected = rejects.Rows;
                if (batch.RowsRead > 0) filled.Add(batch, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The writer has stopped, and says why.
        }
        finally
        {
            filled.CompleteAdding();
        }
    }

    /// <summary>False at the file's end.</summary>
    private bool Fill(ParsedBatch batch)
    {
        // Rejected rows fill no batch, but progress is to be seen even if all are.
        while (!batch.IsFull && batch.RowsRead < 4L * batchRows)
        {
            if (!reader.Read()) return false;
            batch.RowsRead++;
            if (parted is { IsPart: true }) Parts++;
            else if (Parse(batch) is not { } problem) continue;
            else if (problem.IsSetAside) setAside.Add(problem.Column, problem.Sentence);
            else rejects.Add(reader.Line, problem, reader.Raw);
        }

        return true;
    }

    // Whatever a row holds costs that row: it is added to the batch only when all of it is read.
    private RowProblem? Parse(ParsedBatch batch)
    {
        try
        {
            return parser.Parse(batch);
        }
        catch (Exception failure) when (ImportFailure.IsUnforeseen(failure) && failure is not (OutOfMemoryException or IOException))
        {
            return new RowProblem("", $"something in this row makes the program fail ({failure.GetType().Name}): please report it");
        }
    }
}
