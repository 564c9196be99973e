using System.Globalization;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Tests;

/// <summary>Public logs that nobody wrote for this program: what is read must equal what a plain reading of the file counts.</summary>
public sealed class RealLogTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTime ImportedAt = new(2026, 6, 24, 12, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryDirectory directory = new();
    private readonly DuckDbInteractionStore store;

    public RealLogTests() => store = DuckDbInteractionStore.Open(Path.Combine(directory.Path, "case"));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await store.DisposeAsync();

    public void Dispose() => directory.Dispose();

    [SharedDataFact]
    public async Task Import_GermanElections_CountsEqualThoseOfTheLines()
    {
        var path = SharedData.File("coortweet-german/german_elections.csv");
        var lines = File.ReadAllLines(path)[1..];
        var distinct = lines.ToHashSet(StringComparer.Ordinal);
        var accounts = lines.Select(l => l.Split(',')[0].Trim('"')).ToHashSet(StringComparer.Ordinal);
        var times = lines.Select(l => long.Parse(l.Split(',')[6], CultureInfo.InvariantCulture)).ToList();

        var report = await Import(path);
        var data = await store.DescribeAsync(CancellationToken.None);

        Assert.Equal("coortweet", report.Mapping.Preset);
        Assert.Equal((218_971, lines.Length), (report.RowsRead, lines.Length));
        Assert.Equal((distinct.Count, lines.Length - distinct.Count, 0), (report.Accepted, report.Duplicates, report.Rejected));
        Assert.Equal((accounts.Count, distinct.Count), (data.Accounts, data.Interactions));
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(times.Min()), report.First);
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(times.Max()), report.Last);
        var domains = distinct.GroupBy(l => l.Split(',')[4])
            .ToDictionary(g => g.Key == "NA" ? Capabilities.Unclassified : g.Key, g => (long)g.Count());
        Assert.Equal(domains, data.Capabilities.ToDictionary(c => c.Value, c => c.Count));
    }

    [SharedDataFact]
    public async Task SharedAttributes_GermanElections_EqualTheObjectsThatLinesShare()
    {
        var path = SharedData.File("coortweet-german/german_elections.csv");
        var rows = File.ReadAllLines(path)[1..].Distinct().Select(l => l.Split(',')).ToList();
        var uses = rows.Select(r => (Account: r[0].Trim('"'), Object: $"url_id:{r[2]}"))
            .Concat(rows.Select(r => (Account: r[0].Trim('"'), Object: $"prompt_hash:{r[5]}")))
            .Where(u => !u.Object.EndsWith(":NA", StringComparison.Ordinal)).Distinct().GroupBy(u => u.Object).Where(g => g.Count() > 1)
            .ToDictionary(g => g.Key, g => g.Count());

        await Import(path);
        var shared = await store.SharedAttributesAsync(Selection.Everything, CancellationToken.None);

        Assert.Equal(uses, shared.Attributes.ToDictionary(a => a.Id, a => a.AccountCount));
        Assert.Equal(uses.Values.Sum(), shared.EdgeAccounts.Length);
    }

    [SharedDataFact]
    public Task Import_AzureCode_CountsAndTokensEqualThoseOfTheLines() => ImportAzure("azure-llm/AzureLLMInferenceTrace_code.csv", 8_819);

    [SharedDataFact]
    public Task Import_AzureConversation_CountsAndTokensEqualThoseOfTheLines() =>
        ImportAzure("azure-llm/AzureLLMInferenceTrace_conv.csv", 19_366);

    [SharedDataFact]
    public async Task Import_Mooncake_CountsTokensAndBlocksEqualThoseOfTheLines()
    {
        var path = SharedData.File("mooncake/conversation_trace.jsonl");
        var lines = File.ReadAllLines(path);
        var records = lines.Distinct().Select(l => JsonDocument.Parse(l).RootElement).ToList();

        var report = await Import(path);
        var measured = await Measure(Core.Measure.Accounts, Core.Measure.Interactions, Core.Measure.InputTokens, Core.Measure.OutputTokens);

        Assert.Equal("mooncake", report.Mapping.Preset);
        Assert.Equal(
            (12_031, records.Count, lines.Length - records.Count, 0),
            (report.RowsRead, report.Accepted, report.Duplicates, report.Rejected));
        Assert.Equal(
            [0, records.Count, records.Sum(r => r.GetProperty("input_length").GetInt64()),
                records.Sum(r => r.GetProperty("output_length").GetInt64())], measured);
        Assert.Equal(DateTime.UnixEpoch, report.First);
        Assert.Equal(DateTime.UnixEpoch.AddMilliseconds(records.Max(r => r.GetProperty("timestamp").GetInt64())), report.Last);
        Assert.Contains(report.Notes, n => n.Contains("start of the trace", StringComparison.Ordinal));
    }

    private async Task ImportAzure(string name, int rows)
    {
        var path = SharedData.File(name);
        var lines = File.ReadAllLines(path)[1..];
        var distinct = lines.Distinct().Select(l => l.Split(',')).ToList();

        var report = await Import(path);
        var measured = await Measure(Core.Measure.Accounts, Core.Measure.Interactions, Core.Measure.InputTokens, Core.Measure.OutputTokens);

        Assert.Equal("azure-llm", report.Mapping.Preset);
        Assert.Equal(
            (rows, distinct.Count, lines.Length - distinct.Count, 0),
            (report.RowsRead, report.Accepted, report.Duplicates, report.Rejected));
        Assert.Equal(
            [0, distinct.Count, distinct.Sum(f => long.Parse(f[1], CultureInfo.InvariantCulture)),
                distinct.Sum(f => long.Parse(f[2], CultureInfo.InvariantCulture))], measured);
        Assert.Equal(Utc(distinct[0][0]), report.First);
        Assert.Equal(Utc(distinct[^1][0]), report.Last);
        Assert.Contains(report.Notes, n => n.Contains("names no accounts", StringComparison.Ordinal));

        static DateTime Utc(string text) =>
            DateTime.Parse(text[..^1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
    }

    private Task<ImportReport> Import(string path) =>
        store.ImportAsync(new ImportRequest(path, Path.GetFileName(path), null, "analyst", ImportedAt), null, CancellationToken.None);

    private async Task<long[]> Measure(params Measure[] measures) =>
        [.. (await store.MeasureAsync(Selection.Everything, measures, CancellationToken.None)).Select(f => f.Value)];
}
