using System.Collections.Immutable;
using Dashboard.Analysis.Campaigns;

namespace Dashboard.Analysis.OtherSide;

/// <summary>
/// What the other side may say of a pool: how it fares under other defensible choices, who flips, and how it could be read innocently.
/// </summary>
public sealed record OtherSideFinding
{
    /// <summary>The pool's cluster id.</summary>
    public required string Cluster { get; init; }

    /// <summary>The analyses, each with one set of choices; at least 200.</summary>
    public required ImmutableArray<DefensibleAnalysis> Analyses { get; init; }

    /// <summary>Accounts that some of the analyses call members and others do not, those nearest to half first.</summary>
    public required ImmutableArray<AccountFlip> Flips { get; init; }

    /// <summary>The strongest innocent reading, in words.</summary>
    public required string ExculpatoryReading { get; init; }

    /// <summary>How few forged rows would make an innocent account a member; null where there is no innocent account.</summary>
    public required Framing? Framing { get; init; }

    /// <summary>Of how many accounts the analyses were made: all, or an even sample of a large case.</summary>
    public required int AccountsLookedAt { get; init; }

    /// <summary>The share of the analyses that find the pool, 0 to 1.</summary>
    public double FoundShare => Analyses.IsDefaultOrEmpty ? 0 : Analyses.Count(a => a.IsFound) / (double)Analyses.Length;
}

/// <summary>One defensible analysis of a pool.</summary>
/// <param name="LeftOut">What was left out of the data: “nothing”, “network”, “texts”.</param>
/// <param name="Start">From what the pool was looked for: “the whole”, “a random half”, “the other half”.</param>
/// <param name="LargestOdds">The odds that one layer may weigh for an account's membership.</param>
/// <param name="Strictness">How many times the group's rarity an account's evidence must outweigh.</param>
/// <param name="LeastProbability">The probability asked of the group.</param>
/// <param name="Probability">The probability that it reached; 0 where nothing was left.</param>
/// <param name="Accounts">The accounts that it called members.</param>
/// <param name="Agreement">Their Jaccard index with the pool.</param>
/// <param name="IsFound">Whether it reached the probability, and more than half agrees.</param>
public readonly record struct DefensibleAnalysis(
    string LeftOut, string Start, double LargestOdds, double Strictness, double LeastProbability, double Probability, int Accounts,
    double Agreement, bool IsFound);

/// <summary>An account on which analyses differ.</summary>
/// <param name="Account">The account's index.</param>
/// <param name="Share">The share of the analyses that call it a member, 0 to 1.</param>
public readonly record struct AccountFlip(int Account, double Share);

/// <summary>
/// How hard it is to frame somebody: rows that ask what the pool asks, when and from where it does, added to an innocent account's own.
/// </summary>
/// <param name="Nearest">The fewest rows, for the innocent account that is nearest to the pool; −1 when no number of rows does.</param>
/// <param name="NearestAccount">That account's index.</param>
/// <param name="Typical">The same for the median innocent account; −1 when no number of rows does.</param>
/// <param name="TypicalRows">How many rows of its own the median account has.</param>
/// <param name="Sentence">In words.</param>
public sealed record Framing(long Nearest, int NearestAccount, long Typical, long TypicalRows, string Sentence);
