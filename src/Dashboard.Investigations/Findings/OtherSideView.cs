using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.OtherSide;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Findings;

/// <summary>How many of the analyses with one value of what was varied still find the pool.</summary>
public readonly record struct VariedValue(string Value, int Found, int Analyses)
{
    /// <summary>0 to 1.</summary>
    public double Share => Analyses == 0 ? 0 : Found / (double)Analyses;
}

/// <summary>What was varied, with each of its values, those that find the pool least first.</summary>
public sealed record VariedChoice(string Name, ImmutableArray<VariedValue> Values);

/// <summary>An account that only some of the analyses call a member.</summary>
/// <param name="Account">Its id.</param>
/// <param name="Share">The share of the analyses that do, 0 to 1.</param>
/// <param name="IsMember">Whether this analysis does.</param>
public sealed record FlippingAccount(string Account, double Share, bool IsMember);

/// <summary>What the other side may say of a pool, as it is shown.</summary>
/// <param name="Found">How many analyses find it.</param>
/// <param name="Analyses">Of how many.</param>
/// <param name="Choices">The same by what was varied.</param>
/// <param name="Flips">The accounts that flip, those nearest to half first.</param>
/// <param name="Reading">The strongest innocent reading.</param>
/// <param name="Framing">How few forged rows would make an innocent account a member; null where there is none.</param>
/// <param name="NearestAccount">The innocent account that is nearest to the pool; null where there is none.</param>
/// <param name="Sample">What is said where only a part of the accounts was looked at; empty where all were.</param>
public sealed record OtherSideView(
    int Found, int Analyses, ImmutableArray<VariedChoice> Choices, ImmutableArray<FlippingAccount> Flips, string Reading, Framing? Framing,
    string? NearestAccount, string Sample)
{
    /// <summary>0 to 1.</summary>
    public double FoundShare => Analyses == 0 ? 0 : Found / (double)Analyses;

    /// <summary>How many find it, a sentence.</summary>
    public string Sentence =>
        $"{Format.Count(Found)} of {Format.Count(Analyses, "defensible analysis", "defensible analyses")} still find this pool ({NumberWords.Percent(FoundShare)}).";

    /// <summary>Null for a cluster that was not looked at so: no pool, or a run without it.</summary>
    public static OtherSideView? Of(string cluster, StoredAnalysis analysis)
    {
        if (analysis.Result.OtherSide.FirstOrDefault(o => o.Cluster == cluster) is not { } finding) return null;
        var members = analysis.Find(cluster)?.Accounts.ToHashSet() ?? [];
        var all = finding.Analyses;
        return new(
            all.Count(a => a.IsFound),
            all.Length,
            [
                Choice("Left out of the data", all, a => a.LeftOut),
                Choice("Looked for from", all, a => a.Start),
                Choice("The most that one layer may weigh", all, a => $"odds of {Number(a.LargestOdds)}"),
                Choice("How strict membership is", all, a => $"{Number(a.Strictness)} times the rarity"),
                Choice("Probability asked for", all, a => Number(a.LeastProbability)),
            ],
            [.. finding.Flips.Select(f => new FlippingAccount(analysis.Accounts[f.Account], f.Share, members.Contains(f.Account)))],
            finding.ExculpatoryReading,
            finding.Framing,
            finding.Framing is { } framing ? analysis.Accounts[framing.NearestAccount] : null,
            finding.AccountsLookedAt >= analysis.Accounts.Count
            ? ""
            : $"Looked at in an even sample of {Format.Count(finding.AccountsLookedAt)} of {Format.Count(analysis.Accounts.Count, "account")}.");
    }

    private static VariedChoice Choice(string name, ImmutableArray<DefensibleAnalysis> all, Func<DefensibleAnalysis, string> value) =>
        new(name, [.. all.GroupBy(value).Select(g => new VariedValue(g.Key, g.Count(a => a.IsFound), g.Count())).OrderBy(v => v.Share)]);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
