using System.Collections.Concurrent;

namespace Dashboard.Benchmarks;

/// <summary>What a crowd measured; all may write at once.</summary>
internal sealed class CrowdTally
{
    private readonly ConcurrentBag<double> opened = [];
    private readonly ConcurrentBag<double> changed = [];
    private readonly ConcurrentDictionary<string, int> failures = new(StringComparer.Ordinal);

    /// <summary>How long opening a workbench took, in words.</summary>
    public string Opened => Words(opened);

    /// <summary>How many selection changes there were and how long they took, in words.</summary>
    public string Changed => $"{changed.Count:N0} selection changes, {Words(changed)}";

    /// <summary>What failed and how often, in words.</summary>
    public string Failures => failures.IsEmpty
        ? "No errors."
        : $"Errors: {string.Join(", ", failures.OrderByDescending(f => f.Value).Select(f => $"{f.Value} × {f.Key}"))}.";

    public void Open(TimeSpan time) => opened.Add(time.TotalMilliseconds);

    public void Change(TimeSpan time) => changed.Add(time.TotalMilliseconds);

    public void Fail(string kind) => failures.AddOrUpdate(kind, 1, (_, count) => count + 1);

    private static string Words(IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return sorted.Length == 0
            ? "none done"
            : $"p50 {sorted[sorted.Length / 2]:0} ms, p95 {sorted[sorted.Length * 95 / 100]:0} ms, worst {sorted[^1]:0} ms";
    }
}
