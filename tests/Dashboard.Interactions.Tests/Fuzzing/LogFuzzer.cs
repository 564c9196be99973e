using Dashboard.Interactions.Import;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Tests.Fuzzing;

/// <summary>What a run of fuzzing came to.</summary>
/// <param name="Executions">Logs that were read.</param>
/// <param name="Imports">Those of them that went through a whole import.</param>
/// <param name="Refused">Logs that were refused with a sentence.</param>
/// <param name="Rows">Rows that were read.</param>
/// <param name="Findings">What must not happen, each with the file that brought it about.</param>
internal sealed record FuzzReport(long Executions, long Imports, long Refused, long Rows, IReadOnlyList<string> Findings);

/// <summary>
/// Reads mutated logs, and holds the reading to its promises: nothing but an <see cref="ImportException"/> refuses a file,
/// every row read is accepted, a duplicate or rejected, and neither time nor memory are without bound.
/// </summary>
/// <param name="folder">Where logs are written; those of findings stay there.</param>
internal sealed class LogFuzzer(string folder)
{
    /// <summary>Every so many logs, one goes through a whole import.</summary>
    private const int ReadsPerImport = 40;

    private const int MaxFindings = 20;
    private const long MaxAllocated = 2L << 30;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly DateTime ImportedAt = new(2026, 6, 24, 12, 0, 0, DateTimeKind.Utc);

    private readonly List<string> findings = [];
    private long imports;
    private long refused;
    private long rows;

    /// <summary>Runs until it is told to stop; the seed and the number of logs decide everything.</summary>
    public async Task<FuzzReport> RunAsync(int seed, Func<long, bool> goesOn)
    {
        var random = new Random(seed);
        var mutator = new LogMutator(random);
        var executions = 0L;
        for (; goesOn(executions) && findings.Count < MaxFindings; executions++)
        {
            var path = Path.Combine(folder, "log");
            await File.WriteAllBytesAsync(path, mutator.Next(SeedLogs.All));
            await CheckAsync(path, $"seed {seed}, log {executions}", isImported: executions % ReadsPerImport == 0);
        }

        return new FuzzReport(executions, imports, refused, rows, findings);
    }

    private async Task CheckAsync(string path, string which, bool isImported)
    {
        // Of the processor, so that a busy machine is no finding.
        var before = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes();
        try
        {
            await LogHeader.ReadAsync(path, null, default);
            await LogArchive.ListAsync(path, "log", default);
            if (isImported) await ImportAsync(path);
            else await ReadAsync(path);
        }
        catch (ImportException refusal) when (refusal.InnerException is null
            || !refusal.Message.Contains("fault of the program", StringComparison.Ordinal))
        {
            refused++;
        }
        catch (Exception failure)
        {
            Find(path, which, failure.ToString());
        }

        allocated = GC.GetTotalAllocatedBytes() - allocated;
        var time = Environment.CpuUsage.TotalTime - before;
        if (time > Longest) Find(path, which, $"it took {time} of the processor");
        if (allocated > MaxAllocated) Find(path, which, $"it took {allocated:N0} bytes of memory");
    }

    // Everything that an import asks of the rows, without a store.
    private async Task ReadAsync(string path)
    {
        await LogPreview.ReadAsync(path, "log", null, default);
        var log = await LogFile.InspectAsync(path, "log", null, default);
        using var reader = RowReader.Open(log, folder, default);
        reader.Choose(reader.Columns);
        while (reader.Read())
        {
            rows++;
            _ = (reader.Line, reader.Raw.Length, reader.Identity(0));
            if (reader.Problem is not null) continue;
            for (var i = 0; i < reader.Columns.Count; i++)
            {
                var text = reader.Field(i);
                if (!System.Text.Unicode.Utf8.IsValid(text))
                    throw new InvalidOperationException($"The field '{reader.Columns[i].Name}' is no text.");
                if (reader.IsStructure(i)) System.Text.Json.JsonDocument.Parse(text.ToArray()).Dispose();
            }
        }
    }

    private async Task ImportAsync(string path)
    {
        imports++;
        var directory = Path.Combine(folder, "case");
        try
        {
            await using var store = DuckDbInteractionStore.Open(directory);
            var report = await store.ImportAsync(new ImportRequest(path, "log", null, "fuzzer", ImportedAt), null, default);
            rows += report.RowsRead;
            if (report.RowsRead != report.Accepted + report.Duplicates + report.Rejected + report.SetAside)
                throw new InvalidOperationException(
                    $"{report.RowsRead} rows are not {report.Accepted} + {report.Duplicates} + {report.Rejected} + {report.SetAside}.");
            if (report.RejectGroups.FirstOrDefault(
                g => g.Reason.Contains("makes the program fail", StringComparison.Ordinal)) is { } failing)
                throw new InvalidOperationException(failing.Reason);
        }
        finally
        {
            if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
        }
    }

    private void Find(string path, string which, string what)
    {
        var kept = Path.Combine(folder, $"finding-{findings.Count}");
        File.Copy(path, kept, overwrite: true);
        findings.Add($"{which} ({kept}): {what}");
    }
}
