using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Generation;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Tests;

public sealed class InteractionWriterTests
{
    [Theory]
    [InlineData(InteractionFormat.Csv)]
    [InlineData(InteractionFormat.Ndjson)]
    public async Task Write_SameSeedAnyThreads_IsTheSameBytes(InteractionFormat format)
    {
        var one = SHA256.HashData(await WriteAsync(SmallScenario.Create(), format, threads: 1));
        var again = SHA256.HashData(await WriteAsync(SmallScenario.Create(), format, threads: 7));

        Assert.Equal(one, again);
    }

    [Theory]
    [MemberData(nameof(TrafficTests.Names), MemberType = typeof(TrafficTests))]
    public async Task Write_EveryScenario_IsTheSameBytesForTheSameSeedOnly(string name)
    {
        async Task<string> HashAsync(ulong seed) =>
            Convert.ToHexString(SHA256.HashData(await WriteAsync(ScenarioCatalogue.Create(new ScenarioRequest(name, 200, 6000, seed)))));

        Assert.Equal(await HashAsync(5), await HashAsync(5));
        Assert.NotEqual(await HashAsync(5), await HashAsync(6));
    }

    [Fact]
    public async Task Write_AnotherSeed_IsOtherBytesAndOtherSizes()
    {
        var (one, other) = (SmallScenario.Create(1), SmallScenario.Create(2));

        Assert.NotEqual(SHA256.HashData(await WriteAsync(one)), SHA256.HashData(await WriteAsync(other)));
        Assert.NotEqual(one.Windows.Single().Interactions, other.Windows.Single().Interactions);
    }

    [Fact]
    public async Task Write_Csv_ReadsBackAsTheRows()
    {
        var scenario = SmallScenario.Scenario;
        var lines = Encoding.UTF8.GetString(await WriteAsync(scenario)).Split('\n');

        Assert.Equal(
            "interaction_id,account_id,timestamp,model,capability,input_tokens,output_tokens,cached_tokens,status,ip,asn,user_agent,device,payment,email_domain,session_id,system_prompt_hash,prompt_hash,prompt",
            lines[0]);
        Assert.Equal("", lines[^1]);
        Assert.Equal(scenario.Interactions, lines.Length - 2);
        for (var i = 0; i < SmallScenario.Rows.Length; i++)
            Assert.Equal(Expected(scenario, SmallScenario.Rows[i], i + 1), ParseLine(lines[i + 1]));
    }

    [Fact]
    public async Task Write_Ndjson_ReadsBackAsTheRowsWithoutAbsentValues()
    {
        var scenario = SmallScenario.Scenario;
        var names = InteractionColumns.All.Select(column => column.Name()).ToList();
        var lines = Encoding.UTF8.GetString(await WriteAsync(scenario, InteractionFormat.Ndjson)).Split('\n');

        Assert.Equal(scenario.Interactions, lines.Length - 1);
        for (var i = 0; i < SmallScenario.Rows.Length; i += 7)
        {
            using var document = JsonDocument.Parse(lines[i]);
            var expected = names.Zip(Expected(scenario, SmallScenario.Rows[i], i + 1)).Where(pair => pair.Second.Length > 0)
                .ToDictionary(pair => pair.First, pair => pair.Second);
            Assert.Equal(
                expected,
                document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.ToString()));
        }
    }

    [Fact]
    public async Task Write_ChosenColumns_WritesOnlyThem()
    {
        using var stream = new MemoryStream();
        await InteractionFileWriter.WriteAsync(SmallScenario.Scenario, stream, InteractionFormat.Csv, InteractionColumns.Narrow);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n');

        Assert.Equal("interaction_id,account_id,timestamp,model,capability,input_tokens,output_tokens,status,ip,prompt_hash", lines[0]);
        Assert.All(lines[1..^1], line => Assert.Equal(10, line.Split(',').Length));
    }

    [Fact]
    public async Task Write_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        var target = new CancellingStream(cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => InteractionFileWriter.WriteAsync(
                SmallScenario.Scenario, target, InteractionFormat.Csv, cancellation: cancellation.Token));
    }

    [Fact]
    public async Task WriteFolder_Always_WritesFilesThatAgree()
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var scenario = ScenarioCatalogue.Create(new ScenarioRequest("campaign", 200, 4000, 1));
            await ScenarioFolder.WriteAsync(scenario, folder);
            var accounts = await File.ReadAllLinesAsync(Path.Combine(folder, "accounts.csv"));
            var truth = await File.ReadAllLinesAsync(Path.Combine(folder, "truth.csv"));
            var interactions = await File.ReadAllLinesAsync(Path.Combine(folder, "interactions.csv"));

            Assert.Equal(RegisterWriter.AccountsHeader, accounts[0]);
            Assert.Equal(RegisterWriter.TruthHeader, truth[0]);
            Assert.Equal(accounts[1..].Select(line => line.Split(',')[0]), truth[1..].Select(line => line.Split(',')[0]));
            Assert.All(accounts, line => Assert.Equal(9, line.Split(',').Length));
            Assert.Equal(
                scenario.Windows.Single().Accounts,
                truth.Count(line => line.EndsWith(",Harrow,2026-04-22,2026-06-05", StringComparison.Ordinal)));
            Assert.Equal(
                accounts[1..].Select(line => line.Split(',')[0]),
                interactions[1..].Select(line => line.Split(',')[1]).Distinct().Order(StringComparer.Ordinal));
            var releases = await File.ReadAllLinesAsync(Path.Combine(folder, "releases.csv"));
            var enforcement = (await File.ReadAllLinesAsync(Path.Combine(folder, "enforcement.csv"))).Select(ParseLine).ToList();
            Assert.Equal(
                [RegisterWriter.ReleasesHeader,
                    .. scenario.Releases.Select(
                        release => $"{release.At:yyyy-MM-dd'T'HH:mm:ss'Z'},{release.Model},{release.Model} released")], releases);
            Assert.Equal(RegisterWriter.EnforcementHeader, string.Join(',', enforcement[0]));
            Assert.NotEmpty(enforcement[1..]);
            Assert.All(
                enforcement[1..],
                line => Assert.Equal(
                    line[4],
                    scenario.Accounts.Count(
                        account => account.BannedAt?.Date == DateTime.Parse(
                            line[0], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal).Date)
                            .ToString(CultureInfo.InvariantCulture)));
            Assert.Equal(4000, interactions[1..].Select(line => line.Split(',')[0]).Distinct().Count());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<byte[]> WriteAsync(Scenario scenario, InteractionFormat format = InteractionFormat.Csv, int? threads = null)
    {
        using var stream = new MemoryStream();
        await InteractionFileWriter.WriteAsync(scenario, stream, format, threads: threads);
        return stream.ToArray();
    }

    private static string[] Expected(Scenario scenario, InteractionRow row, long number)
    {
        static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
        static string Hash(ulong value) => value == 0 ? "" : value.ToString("x16", CultureInfo.InvariantCulture);
        var account = scenario.Accounts[row.Account];
        var address = row.Address == 0 ? "" : $"{row.Address >> 24}.{row.Address >> 16 & 255}.{row.Address >> 8 & 255}.{row.Address & 255}";
        return
        [
            $"i{number:d9}", account.AccountId,
            SmallScenario.At(row).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), Scenario.Models[row.Model],
            Capabilities.All[row.Capability],
            Number(row.InputTokens), Number(row.OutputTokens), Number(row.CachedTokens), Scenario.Statuses[row.Status], address,
            row.AutonomousSystem == 0 ? "" : Number(row.AutonomousSystem), Scenario.UserAgents[row.UserAgent], Hash(row.Device),
            account.Payment ?? "", account.EmailDomain ?? "",
            Hash(row.Session), Hash(row.SystemPromptHash), Hash(row.PromptHash), scenario.PromptText(row) ?? "",
        ];
    }

    /// <summary>RFC 4180 without line breaks in fields, which the writer never makes.</summary>
    private static string[] ParseLine(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (quoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[i++]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted) { fields.Add(field.ToString()); field.Clear(); }
            else field.Append(line[i]);
        }

        fields.Add(field.ToString());
        return [.. fields];
    }

    /// <summary>Cancels as soon as the first block arrives.</summary>
    private sealed class CancellingStream(CancellationTokenSource cancellation) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, cancellationToken);
            if (Length > 1000) await cancellation.CancelAsync();
        }
    }
}
