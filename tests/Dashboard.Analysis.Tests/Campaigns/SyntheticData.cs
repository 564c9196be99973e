using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Randomness;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Campaigns;

/// <summary>
/// Synthetic data for tests: benign accounts over 100 days, and groups planted among them. All names are fictional.
/// </summary>
internal sealed class SyntheticData(ulong seed)
{
    public const int Days = 100;
    public static readonly DateOnly FirstDay = new(2026, 3, 1);
    private static readonly string[] CapabilityNames =
        [Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning, Capabilities.DataAnalysis, Capabilities.Vision,
            Capabilities.General];

    private static readonly double[] Usual = [0.25, 0.05, 0.15, 0.1, 0.45];
    private readonly SeededRandom random = new(seed);
    private readonly List<string> accounts = [];
    private readonly List<string> groups = [];
    private readonly HashSet<string> queues = [];
    private readonly Dictionary<string, int> attributes = [];
    private readonly List<(AttributeFamily Family, string Kind, string Value)> attributeList = [];
    private readonly HashSet<(int Account, int Attribute)> edges = [];
    private readonly List<(int Account, int Day, int Capability, int Count)> activity = [];

    /// <summary>The group that each account was planted in.</summary>
    public IReadOnlyList<string> Groups => groups;

    /// <summary>Ordinary accounts: small shared networks, common user agents, a default prompt that most use.</summary>
    public SyntheticData Benign(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var account = Account("benign");
            Link(account, AttributeFamily.Network, "prefix", $"benign-{random.NextBelow(Math.Max(1, count / 4))}");
            Link(account, AttributeFamily.Network, "asn", $"benign-{random.NextBelow(25)}");
            Link(account, AttributeFamily.Device, "agent", $"common-{random.NextBelow(12)}");
            if (random.NextDouble() < 0.6) Link(account, AttributeFamily.Content, "system-prompt", "default");
            if (random.NextDouble() < 0.15)
                Link(account, AttributeFamily.Payment, "card", $"family-{random.NextBelow(Math.Max(1, count / 10))}");
            Act(account, random.NextBelow(Days), Days - 1, 3, Usual, 0.4);
        }

        return this;
    }

    /// <summary>
    /// A pool of a campaign: proxies, cards, templates, two capabilities, a window; a share of its proxies' customers
    /// are innocent, and older than it. One without an aim asks what everybody asks.
    /// </summary>
    public SyntheticData Campaign(string name, int count, int start, int end, int bystanders = 0, bool hasAim = true)
    {
        if (hasAim) queues.Add(name);
        double[] aimed = hasAim ? [0.55, 0.3, 0.05, 0.02, 0.08] : Usual;
        for (var i = 0; i < count; i++)
        {
            var account = Account(name);
            Link(account, AttributeFamily.Network, "prefix", $"{name}-proxy-{random.NextBelow(Math.Max(1, count / 60))}");
            Link(account, AttributeFamily.Network, "asn", $"benign-{random.NextBelow(3)}");
            if (random.NextDouble() < 0.7)
                Link(account, AttributeFamily.Payment, "card", $"{name}-card-{random.NextBelow(Math.Max(1, count / 15))}");
            if (random.NextDouble() < 0.8) Link(account, AttributeFamily.Content, "template", $"{name}-template-{random.NextBelow(4)}");
            Link(account, AttributeFamily.Device, "agent", $"common-{random.NextBelow(12)}");
            Act(account, start + random.NextBelow(6), end - random.NextBelow(4), 5, aimed, 1);
        }

        for (var i = 0; i < bystanders; i++)
        {
            var account = Account("bystander");
            Link(account, AttributeFamily.Network, "prefix", $"{name}-proxy-{random.NextBelow(Math.Max(1, count / 60))}");
            Link(account, AttributeFamily.Device, "agent", $"common-{random.NextBelow(12)}");
            Act(account, random.NextBelow(Days / 5), Days - 1, 3, Usual, 0.4);
        }

        return this;
    }

    /// <summary>A university: one exit, nothing else in common.</summary>
    public SyntheticData University(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var account = Account("university");
            Link(account, AttributeFamily.Network, "prefix", "campus");
            Link(account, AttributeFamily.Device, "agent", $"common-{random.NextBelow(12)}");
            Act(account, random.NextBelow(Days), Days - 1, 3, Usual, 0.3);
        }

        return this;
    }

    /// <summary>A reseller: one card and one e-mail pattern for unrelated customers.</summary>
    public SyntheticData Reseller(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var account = Account("reseller");
            Link(account, AttributeFamily.Payment, "card", "reseller");
            Link(account, AttributeFamily.Identity, "email-pattern", "reseller");
            Link(account, AttributeFamily.Network, "prefix", $"benign-{random.NextBelow(100)}");
            Act(account, random.NextBelow(Days), Days - 1, 3, Usual, 0.4);
        }

        return this;
    }

    /// <summary>A hackathon: one exit, one template, one capability, three days.</summary>
    public SyntheticData Hackathon(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var account = Account("hackathon");
            Link(account, AttributeFamily.Network, "prefix", "venue");
            Link(account, AttributeFamily.Content, "template", "starter-kit");
            Act(account, 50, 52, 12, [0.8, 0.1, 0.05, 0.0, 0.05], 1);
        }

        return this;
    }

    /// <summary>The input, without the attributes of some families: as from a log that does not hold them.</summary>
    public AnalysisInput Build(params AttributeFamily[] missing)
    {
        var df = new int[attributeList.Count];
        foreach (var (_, attribute) in edges) df[attribute] += missing.Contains(attributeList[attribute].Family) ? 0 : 1;
        var numbers = new int[df.Length];
        var kept = new List<AnalysisAttribute>();
        for (var t = 0; t < df.Length; t++)
        {
            numbers[t] = df[t] >= 2 ? kept.Count : -1;
            if (df[t] >= 2) kept.Add(new AnalysisAttribute(attributeList[t].Family, attributeList[t].Kind, attributeList[t].Value, df[t]));
        }

        var links = edges.Where(e => numbers[e.Attribute] >= 0).OrderBy(e => e).ToArray();
        return new AnalysisInput
        {
            Accounts = accounts,
            Attributes = kept,
            EdgeAccounts = [.. links.Select(e => e.Account)],
            EdgeAttributes = [.. links.Select(e => numbers[e.Attribute])],
            EdgeInteractions = [.. links.Select(_ => 1)],
            Capabilities = CapabilityNames,
            ActivityAccounts = [.. activity.Select(a => a.Account)],
            ActivityDays = [.. activity.Select(a => FirstDay.DayNumber + a.Day)],
            ActivityCapabilities = [.. activity.Select(a => a.Capability)],
            ActivityInteractions = [.. activity.Select(a => a.Count)],
            WeeklyInteractions = HasHours ? Week() : null,
        };
    }

    /// <summary>Whether the log has times of day, as every log of requests has; without, days alone.</summary>
    public bool HasHours { get; init; } = true;

    // People wake and sleep at hours of their own; a queue's accounts work around the clock.
    private int[] Week()
    {
        var (week, own) = (new int[accounts.Count * 168], new SeededRandom(SeededRandom.SeedOfStream(seed, 99)));
        var wakes = accounts.Select(_ => own.NextBelow(24)).ToArray();
        foreach (var (account, day, _, count) in activity)
        {
            var weekday = ((int)FirstDay.AddDays(day).DayOfWeek + 6) % 7;
            var hour = queues.Contains(groups[account]) ? own.NextBelow(24) : (wakes[account] + own.NextBelow(10)) % 24;
            week[(account * 168) + (weekday * 24) + hour] += count;
        }

        return week;
    }

    private int Account(string group)
    {
        groups.Add(group);
        accounts.Add($"{group}-{accounts.Count}");
        return accounts.Count - 1;
    }

    private void Link(int account, AttributeFamily family, string kind, string value)
    {
        if (!attributes.TryGetValue($"{kind}:{value}", out var attribute))
        {
            attributes[$"{kind}:{value}"] = attribute = attributeList.Count;
            attributeList.Add((family, kind, value));
        }

        edges.Add((account, attribute));
    }

    private void Act(int account, int first, int last, int perDay, double[] mix, double weekend)
    {
        // Everybody has a taste of their own, and not every day is active.
        var taste = mix.Select(p => p * Math.Exp(0.8 * random.NextNormal())).ToArray();
        var sum = taste.Sum();
        for (var day = first; day <= last; day++)
        {
            var isWeekend = FirstDay.AddDays(day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            if (random.NextDouble() > 0.7 * (isWeekend ? weekend : 1)) continue;
            var requests = 1 + random.NextBelow(2 * perDay);
            for (var r = 0; r < requests; r++)
            {
                var draw = random.NextDouble() * sum;
                var capability = 0;
                while (capability + 1 < taste.Length && (draw -= taste[capability]) > 0) capability++;
                activity.Add((account, day, capability, 1));
            }
        }
    }
}
