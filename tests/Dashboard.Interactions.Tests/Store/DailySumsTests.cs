using System.Globalization;
using System.Text;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Tests.Store;

/// <summary>The same answers from the daily sums in memory.</summary>
public sealed class DailySumsTests : InteractionStoreContract
{
    private static readonly string[] Filters =
    [
        "", "time=2026-03-04..2026-03-09", "time=2025-01-01..2026-03-03", "time=2026-04-01..2026-04-02", "capability=code",
        "not-capability=code&time=2026-03-02..2026-03-20",
        "model=m1", "not-model=m1", "account=a3&account=a17", "not-account=a3", "cluster=1", "not-cluster=1&not-cluster=2",
        "disposition=pool", "disposition=unknown",
        "not-disposition=pool&capability=chat", "attribute=ip:198.51.100.3", "import=2", "not-import=1&cluster=2", "cluster=none",
    ];

    [Fact]
    public async Task Answers_OfManyQuestions_AreThoseOfTheTables()
    {
        await Import(Log(new Random(1), 3000));
        await Import(Log(new Random(2), 1000));
        await Store.SaveAssignmentsAsync(
            [.. Enumerable.Range(1, 30)
                .Select(
                    a => new Assignment(
                        $"a{a}", a % 3 == 0 ? null : $"{a % 3}", 0.5, a % 2 == 0 ? Disposition.Pool : Disposition.Lookalike))], default);
        var fromMemory = await AnswersAsync(Store);
        await Store.DisposeAsync();

        await using var tables = Open(DailySums.Never);

        Assert.Equal(await AnswersAsync(tables), fromMemory);
    }

    [Fact]
    public async Task Answers_AfterAnImportIsTakenOut_AreOfWhatIsLeft()
    {
        await Import(Log(new Random(1), 200));
        var before = await AnswersAsync(Store);
        await Import(Log(new Random(2), 200));
        Assert.NotEqual(before, await AnswersAsync(Store));

        await Store.RemoveImportAsync(2, "analyst", new DateTime(2026, 6, 24, 0, 0, 0, DateTimeKind.Utc), default);

        Assert.Equal(before, await AnswersAsync(Store));
    }

    [Fact]
    public async Task Answers_AfterAccountsAreAssignedAnew_AreOfTheNewClusters()
    {
        await Import(Log(new Random(1), 500));
        await Store.SaveAssignmentsAsync(
            [.. Enumerable.Range(1, 20).Select(a => new Assignment($"a{a}", "1", 0.5, Disposition.Pool))], default);
        var before = await AnswersAsync(Store);

        await Store.SaveAssignmentsAsync(
            [.. Enumerable.Range(5, 20).Select(a => new Assignment($"a{a}", a % 2 == 0 ? "1" : "2", 0.5, Disposition.Operator))], default);

        var after = await AnswersAsync(Store);
        Assert.NotEqual(before, after);
        await Store.DisposeAsync();
        await using var tables = Open(DailySums.Never);
        Assert.Equal(await AnswersAsync(tables), after);
    }

    protected override IInteractionStore Open() => Open(DailySums.First);

    private DuckDbInteractionStore Open(DailySums when) =>
        DuckDbInteractionStore.Open(Path.Combine(Directory.Path, "case"), new StoreOptions { DailySums = when });

    private static string Log(Random random, int rows)
    {
        var log = new StringBuilder("account_id,timestamp,capability,model,input_tokens,output_tokens,ip\n");
        var start = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < rows; i++)
        {
            var (account, model) = (random.Next(40), random.Next(4));
            string[] fields =
            [
                account == 0 ? "" : $"a{account}",
                start.AddSeconds(random.Next(30 * 86_400)).ToString("s", CultureInfo.InvariantCulture) + "Z",
                ((string[])["code", "chat", "vision"])[random.Next(3)],
                model == 0 ? "" : $"m{model}",
                random.Next(5) == 0 ? "" : $"{random.Next(1000)}",
                $"{random.Next(500)}",
                $"198.51.100.{account % 7}",
            ];
            log.AppendJoin(',', fields).Append('\n');
        }

        return log.ToString();
    }

    private static async Task<string> AnswersAsync(IInteractionStore store)
    {
        var answers = new StringBuilder();
        foreach (var filter in Filters)
        {
            var selection = Selection.Parse(filter);
            foreach (var stack in (Grouping[])[Grouping.None, Grouping.Capability, Grouping.Cluster, Grouping.Model, Grouping.Disposition])
            {
                foreach (var resolution in (Resolution[])[Resolution.Day, Resolution.Week, Resolution.Month, Resolution.Year])
                    Add(await store.TimelineAsync(new TimelineRequest(selection, resolution, stack, MaxSeries: 2), default));
            }

            foreach (var columns in (Grouping[])[
                Grouping.Day, Grouping.Week, Grouping.Cluster, Grouping.Model, Grouping.HourOfWeek, Grouping.None])
                Add(await store.HeatmapAsync(new HeatmapRequest(selection, columns, MaxColumns: 20, MaxRows: 2), default));
            foreach (var columns in (Grouping[])[Grouping.Week, Grouping.Model, Grouping.HourOfWeek])
                Add(await store.HeatmapAsync(new HeatmapRequest(selection, columns, Rows: Grouping.Cluster), default));
            Add((await store.MeasureAsync(selection, AllMeasures, default)).Select(f => f.Value));
            Add((await store.AccountIdsAsync(selection, default)).Order(StringComparer.Ordinal));
        }

        return answers.ToString();

        void Add<T>(T answer) => answers.Append(JsonSerializer.Serialize(answer)).Append('\n');
    }
}
