using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Randomness;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Candidates;

/// <summary>
/// Requests one by one over ten weeks, with hours and prompts: people with habits of their own, and groups that have them in
/// common or do not. All names are fictional.
/// </summary>
internal sealed class SyntheticTraffic(ulong seed)
{
    public const int Days = 70;
    private static readonly DateOnly FirstDay = new(2026, 3, 2);

    private readonly SeededRandom random = new(seed);
    private readonly List<string> groups = [];
    private readonly List<(int Account, int Day, int Hour, int Capability, string Prompt)> requests = [];
    private readonly List<(int Account, AttributeFamily Family, string Value)> attributes = [];

    public IReadOnlyList<string> Groups => groups;

    /// <summary>People: each with a working day, days off, a busyness and subjects of their own; some texts everybody asks.</summary>
    public SyntheticTraffic People(int count, string group = "people", Func<int, int, string?>? shared = null)
    {
        for (var i = 0; i < count; i++)
        {
            var (account, start, busy, likes) =
                (Account(group), random.NextBelow(24), Math.Exp(0.9 * random.NextNormal()), random.NextBelow(5));
            var (first, last) = (random.NextBelow(20), Days - random.NextBelow(20));
            for (var day = first; day < last; day++)
            {
                if (day % 7 >= 5 && random.NextDouble() < 0.7) continue;
                if (random.NextDouble() < 0.4) continue;
                var many = 1 + random.NextBelow((int)(4 * busy) + 2);
                for (var k = 0; k < many; k++)
                {
                    var prompt = shared?.Invoke(i, k)
                        ?? (random.NextDouble() < 0.1 ? $"common {random.NextBelow(30)}" : $"own {account} {day} {k}");
                    requests.Add(
                        (account, day, (start + (int)Math.Abs(3 * random.NextNormal())) % 24,
                            random.NextDouble() < 0.7 ? likes : random.NextBelow(5), prompt));
                }
            }
        }

        return this;
    }

    /// <summary>Harvesters: one queue of tasks handed out evenly, at all hours, between two days, through a few exits.</summary>
    public SyntheticTraffic Harvesters(int count, int from, int to, string group = "harvesters", bool isDivided = true)
    {
        var task = 0;
        for (var i = 0; i < count; i++)
        {
            var account = Account(group);
            attributes.Add((account, AttributeFamily.Network, $"{group}-exit-{i % Math.Max(1, count / 30)}"));
            for (var day = from; day <= to; day++)
            {
                var many = 3 + random.NextBelow(3);
                for (var k = 0; k < many; k++)
                {
                    // Every task is asked of two accounts, to compare the answers; a list that is not divided is gone through by each.
                    var prompt = isDivided ? $"{group} task {task++ / 2}" : $"{group} item {((day - from) * 4) + k}";
                    requests.Add((account, day, random.NextBelow(24), random.NextDouble() < 0.8 ? 1 : 3, prompt));
                }
            }
        }

        // What follows in the queue goes to another account: tasks are dealt out like cards.
        var own = requests.Index().Where(r => groups[r.Item.Account] == group).Select(r => r.Index).ToArray();
        var prompts = own.Select(r => requests[r].Prompt).ToArray();
        if (isDivided) random.Shuffle(prompts.AsSpan());
        for (var i = 0; i < own.Length; i++) requests[own[i]] = requests[own[i]] with { Prompt = prompts[i] };
        return this;
    }

    public int[] Of(string group) => [.. groups.Index().Where(g => g.Item == group).Select(g => g.Index)];

    public AnalysisInput Build()
    {
        var links = requests.Select(r => (r.Account, Family: AttributeFamily.Content, Value: r.Prompt)).Concat(attributes)
            .GroupBy(l => (l.Family, l.Value)).Where(g => g.Select(l => l.Account).Distinct().Count() > 1).ToArray();
        var edges = links.SelectMany((g, t) => g.GroupBy(l => l.Account).Select(a => (Account: a.Key, Attribute: t, Count: a.Count())))
            .ToArray();
        var activity = requests.GroupBy(r => (r.Account, r.Day, r.Capability)).ToArray();
        var (week, hours) = (new int[168 * groups.Count], new int[24 * groups.Count]);
        foreach (var request in requests)
        {
            week[(168 * request.Account) + (request.Day % 7 * 24) + request.Hour]++;
            hours[(24 * request.Account) + request.Hour]++;
        }

        return new AnalysisInput
        {
            Accounts = [.. groups.Select((_, i) => $"account-{i:0000}")],
            Attributes = [.. links.Select(
                g => new AnalysisAttribute(
                    g.Key.Family, g.Key.Family == AttributeFamily.Content ? "prompt_hash" : "ip", g.Key.Value,
                    g.Select(l => l.Account).Distinct().Count()))],
            EdgeAccounts = [.. edges.Select(e => e.Account)],
            EdgeAttributes = [.. edges.Select(e => e.Attribute)],
            EdgeInteractions = [.. edges.Select(e => e.Count)],
            Capabilities = [Capabilities.General, Capabilities.SoftwareEngineering, Capabilities.DataAnalysis,
                Capabilities.AgenticReasoning, Capabilities.Vision],
            ActivityAccounts = [.. activity.Select(a => a.Key.Account)],
            ActivityDays = [.. activity.Select(a => FirstDay.DayNumber + a.Key.Day)],
            ActivityCapabilities = [.. activity.Select(a => a.Key.Capability)],
            ActivityInteractions = [.. activity.Select(a => a.Count())],
            WeeklyInteractions = week,
            HourlyInteractions = hours,
        };
    }

    private int Account(string group)
    {
        groups.Add(group);
        return groups.Count - 1;
    }
}
