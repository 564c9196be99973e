using Dashboard.Scenarios.Generation;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Files;

/// <summary>
/// Writes a scenario's interactions. The next days are made and blocks of rows are formatted on other threads while
/// finished blocks are written in order, so the bytes do not depend on the threads, and memory holds one day of rows
/// more than there are threads, and a few blocks of text.
/// </summary>
public static class InteractionFileWriter
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
        var days = new Queue<Task<DayRows>>();
        var freeDays = new Stack<DayRows>();
        var blocks = new Queue<(Task<Utf8Block> Block, int Rows)>();
        var freeBlocks = new Stack<Utf8Block>();
        var (written, largestDay) = (0L, scenario.LargestDay);
        try
        {
            for (var (day, started) = (0, 0); day < scenario.Days; day++)
            {
                for (; started < Math.Min(scenario.Days, day + 1 + ahead); started++) StartDay(started);
                var rows = await days.Dequeue();
                for (var start = 0; start < rows.Count; start += RowsPerBlock)
                {
                    if (blocks.Count > ahead) await WriteOldestAsync();
                    var block = freeBlocks.Count > 0 ? freeBlocks.Pop() : new Utf8Block();
                    var (places, number) =
                        (start..Math.Min(start + RowsPerBlock, rows.Count), scenario.InteractionsBefore(day) + start + 1);
                    blocks.Enqueue((Task.Run(() => formatter.Format(rows, places, number, block), cancellation), places.End.Value - start));
                }

                // The day's room is free once nothing is formatted from it any more.
                while (blocks.Count > 0) await WriteOldestAsync();
                freeDays.Push(rows);
                progress?.Report(written);
            }

            await target.FlushAsync(cancellation);
        }
        finally
        {
            // Nobody may be at work on the rows after this has returned or thrown.
            await Task.WhenAll([.. days, .. blocks.Select(open => open.Block)]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        void StartDay(int day)
        {
            var room = freeDays.Count > 0 ? freeDays.Pop() : new DayRows(largestDay);
            days.Enqueue(Task.Run(() => scenario.Day(day, room), cancellation));
        }

        async Task WriteOldestAsync()
        {
            var (formatting, rows) = blocks.Dequeue();
            var block = await formatting;
            await target.WriteAsync(block.Written, cancellation);
            written += rows;
            freeBlocks.Push(block);
        }
    }
}
