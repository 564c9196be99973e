using Dashboard.Analysis.Campaigns;
using Dashboard.Findings;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.Briefings;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Findings;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Tests.Findings;

public sealed class AnalysisWordsTests
{
    [Fact]
    public void View_WhatItPrints_IsTheSame()
    {
        var view = new AnalysisView(
            "1", "2 & 3", TargetingCut.Model, new DateTime(2026, 6, 1, 10, 11, 12, 345, DateTimeKind.Utc).AddTicks(6789), Exhibit: 3);
        var query = System.Web.HttpUtility.ParseQueryString(view.ToString());

        Assert.Equal(view, AnalysisView.Of(query["cluster"], query["targeting"], query["by"], query["against"], exhibit: query["exhibit"]));
        Assert.Equal(view, AnalysisView.Parse(view.ToString()));
        Assert.Equal(DateTimeKind.Utc, view.Against!.Value.Kind);
        Assert.Equal("", new AnalysisView().ToString());
    }

    [Fact]
    public void View_WhatItDoesNotKnow_CountsAsNotThere() =>
        Assert.Equal(new AnalysisView(), AnalysisView.Of("", null, "moon", "yesterday", "", "-3"));

    [Fact]
    public void Headline_OfAnAnalysis_CountsPoolAccountsAndAllTheyDid()
    {
        var headline = AnalysisHeadline.Of(AnalysisExample.Analysis);

        Assert.Equal((3, 600L, 1), (headline.Accounts, headline.Interactions, headline.Pools));
        Assert.Equal(
            "It began between 21 Apr 2026 and 23 Apr 2026, and ended between 5 Jun 2026 and 6 Jun 2026 (95 % intervals, UTC days, both ends included).",
            AnalysisHeadline.Ends(headline.Window!, 0.95));
        Assert.Contains(
            "may have begun before, and is there to the last day",
            AnalysisHeadline.Ends(headline.Window! with { StartIsOpen = true, EndIsOpen = true }, 0.95), StringComparison.Ordinal);
    }

    [Fact]
    public void Grid_ByWeek_HasTheWholeFirstAndGreysWhatIsTooFew()
    {
        var grid = TargetingGrid.Of(AnalysisExample.Analysis.Result, "1", TargetingCut.Week);

        Assert.Equal(["all", "20 Apr", "27 Apr"], grid.Columns.AsEnumerable());
        var engineering = grid.Rows.Single(r => r[0].Capability == Capabilities.SoftwareEngineering);
        Assert.Equal(["+1.2", "+1.5", "−3.0"], engineering.Select(c => c.Text));
        Assert.Equal([0.48, 0.6, -1], engineering.Select(c => c.Tone));
        var general = grid.Rows.Single(r => r[0].Capability == Capabilities.General);
        Assert.All(general, cell => Assert.Equal((true, "", 0.0), (cell.IsTooFew, cell.Text, cell.Tone)));
        Assert.Contains("too few to compare", general[2].Words, StringComparison.Ordinal);
        Assert.Equal(
            "software engineering, week of 20 Apr: 120 interactions, 30 expected; log-odds +1.50 [+1.00, +2.00], q < 0.001.",
            engineering[1].Words);
    }

    [Fact]
    public void Grid_ByModel_HasItsColumns() =>
        Assert.Equal(["all", "m-large"], TargetingGrid.Of(AnalysisExample.Analysis.Result, "1", TargetingCut.Model).Columns.AsEnumerable());

    [Fact]
    public void Release_EffectAndPlacebo_AreSaidPlainly()
    {
        var (volume, share, adoption) =
            (AnalysisExample.Analysis.Result.Releases[0], AnalysisExample.Analysis.Result.Releases[1],
                AnalysisExample.Analysis.Result.Releases[2]);

        Assert.Equal("Against the control, the weekly volume of its accounts rose to 2.01 times.", ReleaseWords.Effect(volume));
        Assert.StartsWith("The placebo holds", ReleaseWords.Placebo(volume), StringComparison.Ordinal);
        Assert.Equal("Against the control, the targeted share rose by 20 percentage points.", ReleaseWords.Effect(share));
        Assert.StartsWith("The placebo does not hold", ReleaseWords.Placebo(share), StringComparison.Ordinal);
        Assert.StartsWith("The interval holds no difference", ReleaseWords.Effect(adoption), StringComparison.Ordinal);
        Assert.StartsWith("There is no placebo: nobody", ReleaseWords.Placebo(adoption), StringComparison.Ordinal);
        Assert.StartsWith(
            "There is no placebo: the data begin too late", ReleaseWords.Placebo(volume with { Placebo = null }), StringComparison.Ordinal);
        Assert.StartsWith(
            "Fewer than two", ReleaseWords.Effect(volume with { Effect = volume.Effect with { Low = double.NaN } }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_FewAccountsOutside_IsWarnedOf()
    {
        var result = AnalysisExample.Analysis.Result;

        Assert.Equal(1, ComparisonGroup.Count(result));
        Assert.StartsWith("Only 1 account is in no cluster", ComparisonGroup.Warning(result), StringComparison.Ordinal);
        Assert.Null(ReleaseWords.SmallControl(result.Releases[0]));
        Assert.Contains("only 3 accounts", ReleaseWords.SmallControl(result.Releases[0] with { Control = 3 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Hub_SentByPoolAlone_IsNotCalledADefaultPrompt()
    {
        var hub = AnalysisExample.Analysis.Templates[1];

        Assert.Contains("a default prompt or a public benchmark", TemplateWords.Hub(hub, 3), StringComparison.Ordinal);
        Assert.Contains("4 of its 4 are called pool", TemplateWords.Hub(hub, 4), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "1 s")]
    [InlineData(120, "2 min")]
    [InlineData(21_600, "6 h")]
    [InlineData(86_400, "1 day")]
    public void Duration_OfSeconds_IsAsAPersonSaysIt(double seconds, string words) => Assert.Equal(words, DurationWords.Of(seconds));

    [Theory]
    [InlineData("Judging clusters", "Judging clusters")]
    [InlineData("Sensitivity to LeastLift", "Sensitivity to Least lift")]
    [InlineData("Sensitivity to Resolution (ConstantPottsModel)", "Sensitivity to Resolution under the constant Potts model")]
    public void Stage_OfAnAnalysis_NamesParametersAsThePageDoes(string stage, string words) => Assert.Equal(words, StageWords.Of(stage));
}
