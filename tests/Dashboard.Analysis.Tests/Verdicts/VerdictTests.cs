using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Verdicts;

/// <summary>Every rule of the verdict, each with all others met.</summary>
public sealed class VerdictTests
{
    private static readonly Waterfall Enough = HandMade.Steps(
        -3, ("devotion", AttributeFamily.Content, 3), ("habit-hours", AttributeFamily.Timing, 3));

    [Fact]
    public void Of_EverythingMet_IsAPool()
    {
        var verdict = Of(Enough);

        Assert.Equal(Disposition.Pool, verdict.Disposition);
        Assert.Equal(Enough.Probability, verdict.Score);
        Assert.DoesNotContain("of all accounts", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ProbabilityBelowWhatIsAsked_IsUnknown() => Is(
        Disposition.Unknown, "adds up to",
        Of(HandMade.Steps(-3, ("devotion", AttributeFamily.Content, 2), ("habit-hours", AttributeFamily.Timing, 2))));

    [Fact]
    public void Of_EvidenceOfOneKind_IsUnknown() =>
        Is(Disposition.Unknown, "of one kind",
            Of(HandMade.Steps(-3, ("rate", AttributeFamily.Timing, 3), ("habit-hours", AttributeFamily.Timing, 3))));

    [Fact]
    public void Of_TeamsSize_IsUnknown() => Is(Disposition.Unknown, "no more than a team needs", Of(Enough, count: 20));

    [Fact]
    public void Of_GroupThatHardlyComesBack_IsUnknown() => Is(Disposition.Unknown, "stability", Of(Enough, stability: 0.7));

    [Theory]
    [InlineData(1 / 3.0, Disposition.Unknown, "33 % of the resolutions alone")]
    [InlineData(2 / 3.0, Disposition.Pool, "agree")]
    public void Of_GroupThatOneResolutionFinds_IsUnknown(double agreement, Disposition disposition, string reason) =>
        Is(disposition, reason, Of(Enough, agreement: agreement));

    [Fact]
    public void Of_LogThatTellsNoPurpose_IsUnknown() =>
        Is(Disposition.Unknown, "tells nothing of what accounts ask", Of(Enough, hasTexts: false));

    [Fact]
    public void Of_BenignExplanationThatHolds_IsALookalike() => Is(
        Disposition.Lookalike, "a class", Of(Enough, tests: [new BenignTest("a class", BenignOutcome.Failed, "")]));

    [Fact]
    public void Of_BenignExplanationLeftOpen_IsAPoolThatItWouldOverturn()
    {
        var verdict = Of(Enough, tests: [new BenignTest("a class", BenignOutcome.Open, "")]);

        Is(Disposition.Pool, "agree", verdict);
        Assert.Contains(verdict.WouldOverturn, w => w.Contains("a class", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_NothingThatSpeaksForIt_IsUnknown() =>
        Is(Disposition.Unknown, "Nothing speaks", Of(HandMade.Steps(-3, ("devotion", AttributeFamily.Content, -1))));

    [Fact]
    public void Of_PoolOfMostOfAllAccounts_SaysSo() => Is(Disposition.Pool, "75 % of all accounts", Of(Enough, count: 30, others: 10));

    [Fact]
    public void OnEdge_Pool_IsUnknownForThatReason() =>
        Is(Disposition.Unknown, "knife edge", Of(Enough).OnEdge("The headline is on a knife edge."));

    private static void Is(Disposition disposition, string reason, Verdict verdict)
    {
        Assert.Equal(disposition, verdict.Disposition);
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }

    private static Verdict Of(
        Waterfall waterfall, int count = 30, int others = 60, double stability = 1, double agreement = 1, bool hasTexts = true,
        BenignTest[]? tests = null)
    {
        var log = new HandMade();
        var members = log.Accounts(count);
        foreach (var a in members.Concat(log.Accounts(others))) log.Row(a, a % 20, a % 24, prompt: hasTexts ? $"task {a / 2}" : null);
        return Verdict.Of([], tests ?? [], HandMade.Evidence(log.Build(), members, waterfall), stability, agreement, new AnalysisOptions());
    }
}
