using Dashboard.Core;
using Dashboard.Interactions.Store;
namespace Dashboard.Interactions.Tests;
public sealed class ProbeTests
{
    [Fact]
    public async Task Probe()
    {
        using var directory = new TemporaryDirectory();
        var output = new StringWriter();
        var folder = Environment.GetEnvironmentVariable("PROBE") ?? "/work/shared/data/log-shapes";
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            if (file.EndsWith("README.md", StringComparison.Ordinal)) continue;
            output.WriteLine("== " + Path.GetFileName(file));
            await using var store = DuckDbInteractionStore.Open(Path.Combine(directory.Path, Guid.NewGuid().ToString("N")));
            try
            {
                var report = await store.ImportAsync(new ImportRequest(file, Path.GetFileName(file), null, "a", new DateTime(2026, 6, 24, 12, 0, 0, DateTimeKind.Utc)), null, default);
                output.WriteLine($"  {report.Mapping.Preset} read {report.RowsRead} acc {report.Accepted} dup {report.Duplicates} rej {report.Rejected} {report.First:O}..{report.Last:O}");
                foreach (var g in report.RejectGroups) output.WriteLine($"  REJ {g.Column}: {g.Reason} x{g.Rows}");
                foreach (var n in report.Notes) output.WriteLine("  note " + n);
                foreach (var (k, v) in report.Mapping.Columns) output.WriteLine($"  {k} <- {string.Join(",", v)}");
                foreach (var r in (await store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Rows) output.WriteLine($"  ROW {r}");
            }
            catch (Exception e) { output.WriteLine($"  {e.GetType().Name}: {e.Message}"); }
        }
        File.WriteAllText("/tmp/reading-probe.txt", output.ToString());
    }
}
