using Bunit;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Verdicts;
using Dashboard.Findings;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Findings;

namespace Dashboard.Tests.Findings;

/// <summary>A verdict as what adds up to it, and what innocent explanations take out again.</summary>
public sealed class EvidenceTests : ComponentContext
{
    [Fact]
    public void Waterfall_NoExplanationHolds_RunsFromThePriorToTheSum()
    {
        var waterfall = VerdictWaterfall.Of(EvidenceExample.Analysis.Result.Clusters[0], new())!;

        Assert.Equal([-3, -0.5, 1.5, 1, 1], waterfall.Rows.Select(r => r.To));
        Assert.Equal([0, -3, -0.5, 1.5, 0], waterfall.Rows.Select(r => r.From));
        Assert.Equal(1 / (1 + Math.Exp(-1)), waterfall.Probability, 9);
        Assert.Equal("made in batches", Assert.Single(waterfall.Untold));
        Assert.All(waterfall.Rows, row => Assert.InRange(waterfall.X(row.To), 0, 100));
        Assert.Contains("they cannot tell made in batches", waterfall.ToldSentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Waterfall_ExplanationHolds_IsTakenOutAndWhatIsLeftIsTheEnd()
    {
        var waterfall = VerdictWaterfall.Of(EvidenceExample.Of(BenignOutcome.Failed, 0.2).Result.Clusters[0], new())!;

        Assert.Equal(
            [WaterfallRowKind.Sum, WaterfallRowKind.TakenOut, WaterfallRowKind.Sum], waterfall.Rows.TakeLast(3).Select(r => r.Kind));
        Assert.Equal("Taken out: a class", waterfall.Rows[^2].Name);
        Assert.Equal(0.2, waterfall.Probability, 9);
    }

    [Theory]
    [InlineData(BenignOutcome.Passed, 0.95)]
    [InlineData(BenignOutcome.Open, null)]
    public void Waterfall_ExplanationDoesNotHold_TakesNothingOut(BenignOutcome outcome, double? left) =>
        Assert.DoesNotContain(
            VerdictWaterfall.Of(EvidenceExample.Of(outcome, left).Result.Clusters[0], new())!.Rows,
            row => row.Kind == WaterfallRowKind.TakenOut);

    [Fact]
    public void Waterfall_RunWithoutEvidence_IsSaidAndNotDrawn()
    {
        var drawn = Render<EvidenceWaterfall>(
            p => p.Add(x => x.Cluster, Examples.Analysis.Result.Clusters[0]).Add(x => x.Options, new AnalysisOptions()));

        Assert.Contains("kept no evidence step by step", drawn.Markup, StringComparison.Ordinal);
        Assert.Empty(drawn.FindAll("svg"));
    }

    [Fact]
    public void Waterfall_Drawn_ComparesWithOthersAndHasItsSentencesOnDemand()
    {
        var drawn = Render<EvidenceWaterfall>(
            p => p.Add(x => x.Cluster, EvidenceExample.Analysis.Result.Clusters[0]).Add(x => x.Options, new AnalysisOptions()));

        Assert.Equal(
            ["-3.00", "+2.50", "+2.00", "-0.50", "73 %"], drawn.FindAll("details .amount").Select(a => a.TextContent.Replace('−', '-')));
        Assert.Equal(("0.012", "0.21"), (drawn.FindAll("details .own")[1].TextContent, drawn.FindAll("details .usual")[1].TextContent));
        Assert.Equal("Accounts hardly differ in their hours.", drawn.FindAll("details:not(.more) > p")[1].TextContent);
        Assert.Equal(["prior", "for", "for", "against", "sum"], drawn.FindAll("details:not(.more)").Select(d => d.ClassName));
    }

    [Fact]
    public void Threshold_Calibrated_CountsInnocentGroupsOfWholeBins()
    {
        var calibration = new Calibration(
            "", -3, [], [new(0, 0.1, 900, 0.01, 0), new(0.8, 0.9, 10, 0.85, 0.8), new(0.9, 1, 40, 0.97, 0.95)]);

        var threshold = VerdictThreshold.Of(0.9, calibration);

        Assert.Equal((904, 2), (threshold.Innocents, threshold.InnocentsAbove));
        Assert.Contains(
            "of 904 innocent groups in open worlds that no benign test explains, at most 2 reached it (0.22 %)", threshold.Sentence,
            StringComparison.Ordinal);
        Assert.Equal(4, VerdictThreshold.Of(0.85, calibration).InnocentsAbove);
        Assert.Contains(
            "was not measured", VerdictThreshold.Of(0.9, calibration with { Reliability = [] }).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Explanations_EachOutcome_SaysWhatItMeansForTheAccountsAndNoneIsTicked()
    {
        var list = Render<BenignTestList>(p => p.Add(x => x.Tests, Examples.Analysis.Result.Clusters[0].BenignTests));

        Assert.Equal(["outcome holds", "outcome open", "outcome fails"], list.FindAll("section").Select(s => s.ClassName));
        Assert.Contains("the accounts are not called a pool", list.Find(".holds").TextContent, StringComparison.Ordinal);
        Assert.Contains("the exit serves everybody", list.Find(".holds").TextContent, StringComparison.Ordinal);
        Assert.Contains("may still be innocent", list.Find(".open").TextContent, StringComparison.Ordinal);
        Assert.Contains("does not clear the accounts", list.Find(".fails").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain('✓', list.Markup);
    }

    [Fact]
    public void Table_OfClusters_HoldsTheEvidenceAndTheOtherSide()
    {
        var columns = AnalysisTables.Clusters(EvidenceExample.Analysis)
            .ToDictionary(c => c.Key, c => c.Value(EvidenceExample.Analysis.Result.Clusters[0]));

        Assert.Equal("does not explain it: a class", columns["innocent_explanations"]);
        Assert.Equal(
            (4, 3, 2, 40L),
            (columns["defensible_analyses"], columns["still_find_it"], columns["accounts_that_flip"], columns["forged_rows"]));
        Assert.StartsWith("no hours of the day of their own +2.50; ", (string)columns["evidence"]!, StringComparison.Ordinal);
    }
}
