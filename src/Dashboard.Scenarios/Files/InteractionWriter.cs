using Dashboard.Core;

namespace Dashboard.Scenarios.Files;

/// <summary>
/// Writes a scenario's interactions. The next day is made and blocks of rows are formatted on other threads while
/// finished blocks are written in order, so the bytes do not depend on the threads, and memory holds two days of rows
/// and a few blocks of text.
/// </summary>
public static class InteractionWriter
{
    private const int RowsPerBlock = 8192;

    /// <summary>Writes all interactions.</summary>
    /// <param name="columns">The columns in their order; null for all.</param>
    /// <param name="progress">Told the rows written so far.</param>
    public static async Task WriteAsync(
        Scenario scenario, Stream target, InteractionFormat format, IReadOnlyList<InteractionColumn>? columns = null,
        IProgress<long>? progress = null, int? threads = null, CancellationToken cancellation = default)
    {
        var formatter = new RowFormatter(scenario, format, columns ?? InteractionColumns.All);
        await target.WriteAsync(formatter.Header(), cancellation);
        var ahead = Math.Max(1, threads ?? Environment.ProcessorCount);
        var blocks = new Queue<(Task<Utf8Block> Block, int Rows)>();
        var free = new Stack<Utf8Block>();
        var written = 0L;
        var next = Task.Run(() => scenario.Day(0), cancellation);
        try
        {
            for (var day = 0; day < scenario.Days; day++)
            {
                var rows = await next;
                var (first, following) = (scenario.InteractionsBefore(day), day + 1);
                if (following < scenario.Days) next = Task.Run(() => scenario.Day(following), cancellation);
                for (var start = 0; start < rows.Length; start += RowsPerBlock)
                {
                    if (blocks.Count >= ahead) await WriteOldestAsync();
                    var block = free.Count > 0 ? free.Pop() : new Utf8Block();
                    var (from, length) = (start, Math.Min(RowsPerBlock, rows.Length - start));
                    blocks.Enqueue((Task.Run(() => formatter.Format(rows.AsSpan(from, length), first + from + 1, block), cancellation), length));
                }

                progress?.Report(written);
            }

            while (blocks.Count > 0) await WriteOldestAsync();
            await target.FlushAsync(cancellation);
            progress?.Report(written);
        }
        finally
        {
            // Nobody may be at work on the rows after this has returned or thrown.
            await Task.WhenAll([next, .. blocks.Select(open => open.Block)]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task WriteOldestAsync()
        {
            var (formatting, rows) = blocks.Dequeue();
            var block = await formatting;
            await target.WriteAsync(block.Written, cancellation);
            written += rows;
            free.Push(block);
        }
    }
}
