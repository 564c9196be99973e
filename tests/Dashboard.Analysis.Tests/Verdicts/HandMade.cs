using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Content;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Verdicts;
using Dashboard.Analysis.Windows;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Verdicts;

/// <summary>A log written by hand, row by row, over eight weeks that begin on a Monday. All names are fictional.</summary>
internal sealed class HandMade
{
    public const int Days = 56;
    private static readonly DateOnly FirstDay = new(2026, 3, 2);

    private readonly List<(int Account, int Day, int Hour, string Capability, string? Prompt)> rows = [];
    private readonly List<(int Account, AttributeFamily Family, string Kind, string Value)> attributes = [];
    private readonly SortedDictionary<int, double> created = [];
    private int accounts;

    /// <summary>So many new accounts.</summary>
    public int[] Accounts(int count)
    {
        accounts += count;
        return [.. Enumerable.Range(accounts - count, count)];
    }

    public HandMade Row(int account, int day, int hour, string capability = Capabilities.General, string? prompt = null)
    {
        rows.Add((account, day, hour % 24, capability, prompt));
        return this;
    }

    public HandMade Share(IEnumerable<int> carriers, AttributeFamily family, string kind, string value)
    {
        foreach (var account in carriers) attributes.Add((account, family, kind, value));
        return this;
    }

    /// <summary>When an account was made, in hours from the first midnight.</summary>
    public HandMade Created(int account, double hour)
    {
        created[account] = ((FirstDay.ToDateTime(TimeOnly.MinValue) - DateTime.UnixEpoch).TotalHours + hour) * 3600;
        return this;
    }

    /// <summary>People: each with an hour, days off, a busyness, a capability and texts of their own.</summary>
    public int[] People(int count)
    {
        var people = Accounts(count);
        foreach (var a in people)
        {
            for (var day = a % 5; day < Days - (a % 7); day++)
            {
                if (day % 7 >= 5 || day % 7 == a % 5 || ((day / 14) + a) % 2 == 0) continue;
                for (var k = 0; k <= a * a % 13; k++)
                    Row(a, day, 5 + (a * 7 % 15) + (k % 2), $"subject {a % 4}", $"own {a} {day} {k}");
            }

            Created(a, -24 * (20 + (a * 37 % 400)));
        }

        return people;
    }

    /// <summary>
    /// A pool: one queue, handed out evenly day and night, each task to two accounts; made at once, over one exit, on one card.
    /// </summary>
    public int[] Pool(int count, int from = 10, int to = 49, string name = "pool")
    {
        var pool = Accounts(count);
        foreach (var (place, a) in pool.Index())
        {
            for (var day = from; day <= to; day++)
            {
                for (var k = 0; k < 4; k++)
                {
                    // Two neighbours share a task, other neighbours on every other day.
                    var pair = (place + (day % count)) % count / 2;
                    Row(a, day, (7 * day) + (6 * k) + place,
                        (day + k + place) % 2 == 0 ? Capabilities.AgenticReasoning : Capabilities.SoftwareEngineering,
                        $"{name} task {day} {k} {pair}");
                }
            }

            Created(a, (24 * (from - 2)) + (0.02 * place));
        }

        Share(pool, AttributeFamily.Network, "ip", $"{name} exit").Share(pool, AttributeFamily.Payment, "card", $"{name} card");
        return pool;
    }

    public AnalysisInput Build()
    {
        var shared = attributes.Distinct().GroupBy(a => (a.Family, a.Kind, a.Value))
            .Select(g => (g.Key, Carriers: g.Select(a => (a.Account, Count: 1)).ToArray()))
            .Concat(rows.Where(r => r.Prompt is not null).GroupBy(r => r.Prompt!)
                .Select(
                    g =>
                    (Key: (Family: AttributeFamily.Content, Kind: "prompt_hash", Value: g.Key),
                        Carriers: g.CountBy(r => r.Account).Select(c => (Account: c.Key, Count: c.Value)).ToArray())))
            .Where(a => a.Carriers.Length > 1).ToArray();
        var (capabilities, families) =
            (rows.Select(r => r.Capability).Distinct().ToArray(),
                rows.Where(r => r.Prompt is not null).Select(r => FamilyOf(r.Prompt!)).Distinct().ToArray());
        var days = rows.GroupBy(r => (r.Account, r.Day, r.Capability)).ToArray();
        var (hourly, weekly) = (new int[24 * accounts], new int[168 * accounts]);
        foreach (var row in rows)
        {
            hourly[(24 * row.Account) + row.Hour]++;
            weekly[(168 * row.Account) + (row.Day % 7 * 24) + row.Hour]++;
        }

        var words = Layer.Of("words", accounts, []);
        return new AnalysisInput
        {
            Accounts = [.. Enumerable.Range(0, accounts).Select(a => $"account {a}")],
            Attributes = [.. shared.Select(a => new AnalysisAttribute(a.Key.Family, a.Key.Kind, a.Key.Value, a.Carriers.Length))],
            EdgeAccounts = [.. shared.SelectMany(a => a.Carriers.Select(c => c.Account))],
            EdgeAttributes = [.. shared.SelectMany((a, t) => a.Carriers.Select(_ => t))],
            EdgeInteractions = [.. shared.SelectMany(a => a.Carriers.Select(c => c.Count))],
            Capabilities = capabilities,
            ActivityAccounts = [.. days.Select(d => d.Key.Account)],
            ActivityDays = [.. days.Select(d => FirstDay.DayNumber + d.Key.Day)],
            ActivityCapabilities = [.. days.Select(d => Array.IndexOf(capabilities, d.Key.Capability))],
            ActivityInteractions = [.. days.Select(d => d.Count())],
            HourlyInteractions = hourly,
            WeeklyInteractions = weekly,
            CreatedSeconds = created.Count == 0
            ? null : [.. Enumerable.Range(0, accounts).Select(a => created.GetValueOrDefault(a, double.NaN))],
            Traits = new RequestTraits(
                null, null, null, [.. Of(prompts => prompts.Distinct().Count())], [.. Of(prompts => prompts.Count())]),
            Content = families.Length == 0
                ? null
                : new AccountContent(
                    Layer.Of(
                        "families of prompts", accounts,
                        rows.Where(r => r.Prompt is not null)
                        .Select(r => (r.Account, Array.IndexOf(families, FamilyOf(r.Prompt!)), 1.0))), words),
        };

        IEnumerable<long> Of(Func<IEnumerable<string>, long> count) => Enumerable.Range(0, accounts)
            .Select(a => count(rows.Where(r => r.Account == a && r.Prompt is not null).Select(r => r.Prompt!)));
    }

    /// <summary>The measures of a group by key, against everybody else.</summary>
    public static IReadOnlyDictionary<string, GroupMeasure> Measure(AnalysisInput input, int[] group)
    {
        var material = AnalysisMaterial.Of(input, new AnalysisOptions());
        return material.Measures.Of(group, [.. Enumerable.Range(0, input.Accounts.Count).Except(group)]).ToDictionary(m => m.Key);
    }

    /// <summary>What the tests of a group look at.</summary>
    public static ClusterEvidence Evidence(AnalysisInput input, int[] members, Waterfall? waterfall = null)
    {
        var options = new AnalysisOptions();
        var material = AnalysisMaterial.Of(input, options);
        int[] baseline = [.. Enumerable.Range(0, input.Accounts.Count).Except(members)];
        var places = Enumerable.Repeat(-1, input.Accounts.Count).ToArray();
        foreach (var a in members) places[a] = 0;
        var daily = material.Activity.Daily(members);
        return new ClusterEvidence
        {
            Input = input, Options = options, Graph = material.Graph, Activity = material.Activity,
            Waterfall = waterfall ?? WaterfallWeights.Of(material.Measures.Of(members, baseline)),
            Linked = members, Members = members, Baseline = baseline,
            Bindings = BindingAttribute.Of(
                input, material.Graph, material.Sharing, places, [members.Length], options.FalseDiscoveryRate)[0],
            Contrasts = [], ContrastQ = [], MemberTotals = material.Activity.CapabilityTotals(members),
            BaselineTotals = material.Activity.CapabilityTotals(baseline),
            Daily = daily, BaselineDaily = material.Activity.Daily(baseline), Window = CampaignWindows.Find(daily, 7, options.Confidence),
            CommonFamilies = material.CommonFamilies,
            Adoptions = [], Sessions = Partnerships.ByAttributes(material.Graph, material.PersonalAttributes, places), CoAction = null,
        }.WithParticulars();
    }

    /// <summary>A waterfall of steps that weigh so much, all told.</summary>
    public static Waterfall Steps(double prior, params (string Key, AttributeFamily Family, double Weight)[] steps) =>
        new(prior, [.. steps.Select(s => new EvidenceStep(s.Key, s.Key, s.Family, 1, 0, Math.Sign(s.Weight), s.Weight, ""))]);

    private static string FamilyOf(string prompt) => prompt.StartsWith("own", StringComparison.Ordinal) ? prompt : prompt.Split(' ')[0];
}
