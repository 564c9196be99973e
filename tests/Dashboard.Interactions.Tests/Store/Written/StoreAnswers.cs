using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Core;

namespace Dashboard.Interactions.Tests.Store.Written;

/// <summary>What figures and the analysis ask a store, and what it answers: a line a question with a hash of the answer.</summary>
internal static class StoreAnswers
{
    private static readonly Measure[] Measures =
        [Measure.Accounts, Measure.Interactions, Measure.InputTokens, Measure.OutputTokens, Measure.ActiveDays,
            Measure.InteractionsPerAccountAndDay];

    public static async Task<IReadOnlyList<string>> OfAsync(IInteractionStore store)
    {
        var everything = Selection.Everything;
        var one = Selection.Parse("capability=vision&time=2026-04-25..2026-05-02");
        var activity = new List<DailyActivity>();
        await foreach (var row in store.ActivityAsync(everything, default)) activity.Add(row);
        return
        [
            Line("describe", await store.DescribeAsync(default)),
            Line("figures", await store.MeasureAsync(everything, Measures, default)),
            Line("figures of a selection", await store.MeasureAsync(one, Measures, default)),
            Line("timeline", await store.TimelineAsync(new TimelineRequest(one), default)),
            Line("heatmap", await store.HeatmapAsync(new HeatmapRequest(everything), default)),
            Line("accounts", await store.AccountsAsync(new AccountsRequest(everything), default)),
            Line("interactions", await store.InteractionsAsync(new InteractionsRequest(one), default)),
            Line("shared attributes", await store.SharedAttributesAsync(everything, default)),
            Line("neighbours", await store.NeighboursAsync("account-7", 50, default)),
            Line("activity", activity),
            Line("traits", await store.TraitsAsync(default)),
            Line("hours", await store.HoursAsync(default)),
            Line("prompt hashes", await store.SharedEventsAsync("prompt_hash", 1_000, 1_000_000, default)),
            Line("prompts", await store.PromptsAsync(2, default)),
            Line("records", await store.AccountRecordsAsync(default)),
            Line("imports", await store.ImportsAsync(default)),
        ];
    }

    private static string Line<T>(string name, T answer) =>
        $"{name}: {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(answer))))[..16]}";
}
