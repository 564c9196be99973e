using Bunit;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Findings;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Findings;

namespace Dashboard.Tests.Findings;

/// <summary>What the other side may say of a pool, and what is said before figures are quoted.</summary>
public sealed class OtherSideTests : ComponentContext
{
    [Fact]
    public void View_Choices_CountWhatStillFindsThePoolByWhatWasVaried()
    {
        var view = OtherSideView.Of("1", EvidenceExample.Analysis)!;

        Assert.Equal("3 of 4 defensible analyses still find this pool (75 %).", view.Sentence);
        Assert.Equal(
            [new("payment", 1, 2), new VariedValue("nothing", 2, 2)],
            view.Choices.Single(c => c.Name == "Left out of the data").Values.ToArray());
        Assert.Equal([new("d", 0.45, false), new FlippingAccount("b", 0.8, true)], view.Flips.ToArray());
        Assert.Equal(("d", ""), (view.NearestAccount, view.Sample));
        Assert.Null(OtherSideView.Of("1", Examples.Analysis));
    }

    [Fact]
    public void Panel_Accounts_AreLinked()
    {
        var panel = Render<OtherSidePanel>(
            p => p.Add(x => x.View, OtherSideView.Of("1", EvidenceExample.Analysis)!).Add(x => x.CaseId, CaseId.Parse("example")));

        Assert.Equal(
            ["/cases/example/accounts/d", "/cases/example/accounts/d", "/cases/example/accounts/b"],
            panel.FindAll("a").Select(a => a.GetAttribute("href")));
        Assert.Contains("40 forged rows", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("The strongest innocent reading", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Cautions_NeighbourCallsMostlyOthersPool_IsAKnifeEdge()
    {
        var caution = Assert.Single(HeadlineCaution.Of(With(agreement: 0.31, accounts: 1)));

        Assert.Equal("The headline stands on a knife edge.", caution.Claim);
        Assert.Contains("agreement 0.31", caution.Detail, StringComparison.Ordinal);
        Assert.Empty(HeadlineCaution.Of(With(agreement: 0.67, accounts: 1)));
    }

    [Theory]
    [InlineData(Disposition.Unknown, "a campaign may be hidden in it")]
    [InlineData(Disposition.Pool, "everybody in it is accused")]
    public void Cautions_ClusterOfMostAccounts_IsSaidWhateverItIsCalled(Disposition disposition, string says)
    {
        var analysis = With(agreement: 1, accounts: 3);
        var caution = Assert.Single(
            HeadlineCaution.Of(
                analysis with { Result = analysis.Result with { Clusters = [
                    analysis.Result.Clusters[0] with { Disposition = disposition }] } }));

        Assert.Equal(("Cluster 1 holds most of all accounts.", "1"), (caution.Claim, caution.Cluster));
        Assert.Contains(says, caution.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Cautions_PoolThatFewAnalysesFind_IsSaidOfIt()
    {
        var analysis = With(agreement: 1, accounts: 1);
        var finding = EvidenceExample.Analysis.Result.OtherSide[0];
        analysis =
            analysis with { Result = analysis.Result with { OtherSide = [
                finding with { Analyses = [finding.Analyses[2], finding.Analyses[2], finding.Analyses[0]] }] } };

        Assert.Equal("Only 1 of 3 defensible analyses still find it.", Assert.Single(HeadlineCaution.Of(analysis)).Detail);
    }

    [Fact]
    public void OtherVersion_RunOfEarlierMethods_SaysWhich()
    {
        Assert.Null(Examples.Analysis.OtherVersion);
        var earlier =
            Examples.Analysis with { Result = Examples.Analysis.Result with { Methods = [new(
                CampaignAnalysis.Method.Name, CampaignAnalysis.Method.Version - 1)] } };

        Assert.StartsWith($"It used {CampaignAnalysis.Method.Name}", earlier.OtherVersion, StringComparison.Ordinal);
        Assert.Contains(
            "does not say which", (Examples.Analysis with { Result = Examples.Analysis.Result with { Methods = [] } }).OtherVersion,
            StringComparison.Ordinal);
    }

    private static StoredAnalysis With(double agreement, int accounts) => Examples.Analysis with
    {
        Result = Examples.Analysis.Result with
        {
            Clusters = [Examples.Analysis.Result.Clusters[0] with { Accounts = [.. Enumerable.Range(0, accounts)] }],
            Sensitivity = [Point(0.5, agreement), Point(1, 1, isChosen: true), Point(2, 1), Point(4, 0.1)],
        },
    };

    private static SensitivityPoint Point(double value, double agreement, bool isChosen = false) =>
        new(nameof(AnalysisOptions.Resolution), value, isChosen, 1, 1, 9, 900, null, null, agreement);
}
