using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Content;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Templates;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary>What an analysis takes from a case, and the texts of prompt templates, which it does not look at.</summary>
/// <param name="Input">What it takes.</param>
/// <param name="Templates">The templates, each also an attribute of the input.</param>
public sealed record CaseMaterial(AnalysisInput Input, IReadOnlyList<StoredTemplate> Templates);

/// <summary>From what a store holds to what the analysis takes.</summary>
public static class AnalysisReading
{
    /// <summary>The different prompts of an account that templates are looked for in, the earliest.</summary>
    private const int MostPromptsOfAccount = 50;

    /// <summary>Uses of prompts that co-action is looked for in, about.</summary>
    private const int MostUses = 300_000;

    /// <summary>A prompt of more accounts is everybody's: co-action on it means nothing.</summary>
    private const int MostUsers = 1000;

    private const string Prompt = "prompt_hash";

    /// <summary>Reads the whole case.</summary>
    /// <param name="store">The case's interactions.</param>
    /// <param name="releases">The releases of models that the case's timeline tells of.</param>
    /// <param name="hubShare">The share of all accounts above which a template is a hub.</param>
    /// <param name="progress">Told what is being read.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<CaseMaterial> ReadAsync(
        IAnalysisMaterial store, IReadOnlyList<ModelRelease> releases, double hubShare, IProgress<AnalysisProgress>? progress,
        CancellationToken cancellation)
    {
        void Tell(string what) => progress?.Report(new AnalysisProgress($"Reading {what}", 0));
        Tell("what accounts share");
        var shared = await store.SharedAttributesAsync(Selection.Everything, cancellation);
        var index = new Dictionary<string, int>(shared.Accounts.Count, StringComparer.Ordinal);
        for (var i = 0; i < shared.Accounts.Count; i++) index[shared.Accounts[i]] = i;
        Tell("when accounts act");
        var hours = await store.HoursAsync(cancellation);
        var uses = await store.SharedEventsAsync(Prompt, MostUsers, MostUses, cancellation);
        var traits = await store.TraitsAsync(cancellation);
        var sizes = await store.AnswerSizesAsync(cancellation);
        var records = await store.AccountRecordsAsync(cancellation);
        var input = new AnalysisInput
        {
            Accounts = shared.Accounts,
            Attributes = [.. shared.Attributes.Select(a => new AnalysisAttribute(a.Family, a.Kind, a.Value, a.AccountCount))],
            EdgeAccounts = shared.EdgeAccounts,
            EdgeAttributes = shared.EdgeAttributes,
            EdgeInteractions = shared.EdgeInteractions,
            Capabilities = [],
            ActivityAccounts = [],
            ActivityDays = [],
            ActivityCapabilities = [],
            ActivityInteractions = [],
            PopulationAccounts = shared.Accounts.Count,
            HourlyInteractions = HoursOfDay(hours, index),
            WeeklyInteractions = HoursOfWeek(hours, index),
            AnswerSizes = Sizes(sizes, index),
            CreatedSeconds = Moments(records, r => r.CreatedAt, index),
            BannedSeconds = Moments(records, r => r.BannedAt, index),
            Traits = Traits(traits, index, HasTimeOfDay(hours)),
            Plans = Plans(records, index),
            Releases = releases,
            Uses = Uses(uses, index),
        };
        Tell("what accounts do");
        input = await WithActivityAsync(input, store, index, cancellation);
        Tell("prompts");
        return WithTemplates(input, await store.PromptsAsync(MostPromptsOfAccount, cancellation), index, hubShare);
    }

    /// <summary>All interactions of each account.</summary>
    public static long[] InteractionsByAccount(AnalysisInput input)
    {
        var totals = new long[input.Accounts.Count];
        for (var i = 0; i < input.ActivityAccounts.Length; i++) totals[input.ActivityAccounts[i]] += input.ActivityInteractions[i];
        return totals;
    }

    private static async Task<AnalysisInput> WithActivityAsync(
        AnalysisInput input, IAnalysisMaterial store, Dictionary<string, int> index, CancellationToken cancellation)
    {
        var (capabilities, models) =
            (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var (accounts, days, exercised, used, interactions) =
            (new List<int>(), new List<int>(), new List<int>(), new List<int>(), new List<int>());
        await foreach (var row in store.ActivityAsync(Selection.Everything, cancellation))
        {
            // Rows of no account carry no link and belong to nobody.
            if (!index.TryGetValue(row.AccountId, out var account)) continue;
            accounts.Add(account);
            days.Add(row.Day.DayNumber);
            exercised.Add(Number(capabilities, row.Capability));
            used.Add(row.Model is { } model ? Number(models, model) : -1);
            interactions.Add(checked((int)row.Interactions));
        }

        return input with
        {
            Capabilities = [.. capabilities.Keys],
            Models = [.. models.Keys],
            ActivityAccounts = [.. accounts],
            ActivityDays = [.. days],
            ActivityCapabilities = [.. exercised],
            ActivityModels = models.Count == 0 ? null : [.. used],
            ActivityInteractions = [.. interactions],
        };
    }

    private static CaseMaterial WithTemplates(
        AnalysisInput input, IReadOnlyList<PromptText> prompts, Dictionary<string, int> index, double hubShare)
    {
        if (prompts.Count == 0) return new CaseMaterial(input, []);
        var reader = new AccountContentReader(input.Accounts.Count);
        foreach (var prompt in prompts) reader.Add(index[prompt.AccountId], prompt.Text);
        input = input with { Content = reader.Finish() };
        var found = PromptTemplates.Find(
            [.. prompts.Select(p => index[p.AccountId])], [.. prompts.Select(p => p.Text)], (int)(hubShare * input.Population));
        var templates = found.Select(t => new StoredTemplate(
            PromptTemplates.NameOf(prompts[t.Example].Text), prompts[t.Example].Text, t.Prompts.Length,
            t.Prompts.Sum(p => prompts[p].Interactions), t.Accounts, t.Similarity, t.IsHub))
            .DistinctBy(t => t.Name, StringComparer.Ordinal).ToArray();
        var edges = templates.SelectMany((t, i) => t.Accounts.Select(account => (Account: account, Attribute: input.Attributes.Count + i)))
            .ToArray();
        return new CaseMaterial(
            input with
            {
                Attributes = [
                    .. input.Attributes,
                    .. templates.Select(
                        t => new AnalysisAttribute(AttributeFamily.Content, StoredTemplate.Kind, t.Name, t.Accounts.Count, Joins: false))],
                EdgeAccounts = [.. input.EdgeAccounts, .. edges.Select(e => e.Account)],
                EdgeAttributes = [.. input.EdgeAttributes, .. edges.Select(e => e.Attribute)],
                EdgeInteractions = [.. input.EdgeInteractions, .. Enumerable.Repeat(1, edges.Length)],
            },
            templates);
    }

    // Values keep their numbers; an account that the case has no activity of cannot have used one.
    private static SharedUses? Uses(SharedEvents events, Dictionary<string, int> index) => events.EventAccounts.Length == 0
        ? null
        : new SharedUses(
            Prompt, [.. events.EventAccounts.Select(a => index[events.Accounts[a]])], events.EventValues,
            [.. events.EventMicroseconds.Select(m => m / 1e6)], events.Share);

    // The hours of the week, summed to those of the day.
    private static int[]? HoursOfDay(IReadOnlyList<AccountHours> hours, Dictionary<string, int> index)
    {
        var ofDay = new int[24 * index.Count];
        foreach (var account in hours)
        {
            if (!index.TryGetValue(account.AccountId, out var number)) continue;
            for (var hour = 0; hour < AccountHours.HoursOfWeek; hour++)
                ofDay[(24 * number) + (hour % 24)] += (int)account.Interactions[hour];
        }

        return HasTimeOfDay(hours) ? ofDay : null;
    }

    private static int[]? HoursOfWeek(IReadOnlyList<AccountHours> hours, Dictionary<string, int> index)
    {
        if (!HasTimeOfDay(hours)) return null;
        var ofWeek = new int[AccountHours.HoursOfWeek * index.Count];
        foreach (var account in hours)
        {
            if (!index.TryGetValue(account.AccountId, out var number)) continue;
            for (var hour = 0; hour < AccountHours.HoursOfWeek; hour++)
                ofWeek[(AccountHours.HoursOfWeek * number) + hour] = (int)account.Interactions[hour];
        }

        return ofWeek;
    }

    // A log of days has every row at midnight: it has no time of day.
    private static bool HasTimeOfDay(IReadOnlyList<AccountHours> hours) =>
        hours.Any(a => a.Interactions.Index().Any(h => h.Index % 24 != 0 && h.Item > 0));

    private static Layer? Sizes(AnswerSizes sizes, Dictionary<string, int> index) => sizes.AccountIds.Length == 0
        ? null
        : Layer.Of(
            "lengths of answers",
            index.Count,
            sizes.AccountIds.Index().Where(a => index.ContainsKey(a.Item))
            .Select(a => (index[a.Item], sizes.Sizes[a.Index], (double)sizes.Requests[a.Index])));

    private static RequestTraits Traits(IReadOnlyList<AccountTraits> traits, Dictionary<string, int> index, bool hasTimeOfDay)
    {
        var (distinct, prompted, active) = (new long[index.Count], new long[index.Count], new int[index.Count]);
        var (networks, agents, bare) = (new int[index.Count], new int[index.Count], new double[index.Count]);
        foreach (var account in traits)
        {
            if (!index.TryGetValue(account.AccountId, out var number)) continue;
            (networks[number], agents[number], bare[number]) =
                (account.Networks, account.Agents, account.Bare / (double)Math.Max(1, account.Interactions));
            (distinct[number], prompted[number], active[number]) =
                (account.DistinctPrompts, account.PromptInteractions, (int)account.ActiveHours);
        }

        return new RequestTraits(
            networks.Any(n => n > 0) ? networks : null,
            agents.Any(n => n > 0) ? agents : null,
            bare.Any(b => b < 1) ? bare : null,
            distinct.Any(n => n > 0) ? distinct : null,
            distinct.Any(n => n > 0) ? prompted : null,
            hasTimeOfDay ? active : null);
    }

    private static string?[]? Plans(IReadOnlyList<AccountRecord> records, Dictionary<string, int> index)
    {
        if (records.All(r => r.Plan is null)) return null;
        var plans = new string?[index.Count];
        foreach (var record in records)
        {
            if (index.TryGetValue(record.AccountId, out var number)) plans[number] = record.Plan;
        }

        return plans;
    }

    private static double[]? Moments(
        IReadOnlyList<AccountRecord> records, Func<AccountRecord, DateTime?> moment, Dictionary<string, int> index)
    {
        if (!records.Any(r => moment(r) is not null)) return null;
        var seconds = new double[index.Count];
        Array.Fill(seconds, double.NaN);
        foreach (var record in records)
        {
            if (index.TryGetValue(record.AccountId, out var number) && moment(record) is { } at)
                seconds[number] = (at - DateTime.UnixEpoch).TotalSeconds;
        }

        return seconds;
    }

    private static int Number(Dictionary<string, int> numbers, string name)
    {
        if (!numbers.TryGetValue(name, out var number)) numbers[name] = number = numbers.Count;
        return number;
    }
}
