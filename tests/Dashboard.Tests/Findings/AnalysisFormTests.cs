using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Material;
using Dashboard.Findings;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Tests.Findings;

public sealed class AnalysisFormTests
{
    private static readonly AnalysisParameter Resolution = AnalysisParameters.Find(nameof(AnalysisOptions.Resolution))!;
    private static readonly AnalysisParameter Least = AnalysisParameters.Find(nameof(AnalysisOptions.MinClusterAccounts))!;

    [Fact]
    public void Parameters_All_AreThePropertiesOfTheOptions() => Assert.Equal(
        typeof(AnalysisOptions).GetProperties().Select(p => p.Name)
        .Except(
            [nameof(AnalysisOptions.Seed), nameof(AnalysisOptions.Function), nameof(AnalysisOptions.Sensitivity),
                nameof(AnalysisOptions.OtherSide), "EqualityContract"]).Order(StringComparer.Ordinal),
        AnalysisParameters.All.Select(p => p.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Parameters_Each_ChangesItsOwnPropertyAndTakesItsDefault()
    {
        foreach (var parameter in AnalysisParameters.All)
        {
            var changed = parameter.With(AnalysisParameters.Defaults, parameter.Most);

            Assert.Equal(parameter.Most, parameter.Of(changed));
            Assert.Equal([parameter], AnalysisParameters.All.Where(p => p.Of(changed) != p.Of(AnalysisParameters.Defaults)));
            Assert.InRange(parameter.Of(AnalysisParameters.Defaults), parameter.Least, parameter.Most);
        }
    }

    [Fact]
    public void Options_Untouched_AreWhatTheFormWasMadeOf()
    {
        var options =
            new AnalysisOptions { Seed = 12, Function = QualityFunction.ConstantPottsModel, Resolution = 0.01, LeastLift = 7.5,
                Sensitivity = false };

        Assert.Equal(options, new AnalysisForm(options).Options());
    }

    [Theory]
    [InlineData("", "not a number")]
    [InlineData("1,5", "not a number")]
    [InlineData("NaN", "not a number")]
    [InlineData("∞", "not a number")]
    [InlineData("0", "between")]
    [InlineData("-1", "between")]
    [InlineData("101", "between")]
    public void Problem_ResolutionThatCannotBe_SaysWhy(string text, string says)
    {
        var form = new AnalysisForm(new AnalysisOptions()) { [Resolution] = text };

        Assert.Contains(says, form.Problem(Resolution), StringComparison.Ordinal);
        Assert.False(form.IsSound);
        Assert.Null(form.Options());
    }

    [Fact]
    public void Problem_HalfAnAccount_TakesAWholeNumber()
    {
        var form = new AnalysisForm(new AnalysisOptions()) { [Least] = "5.5" };

        Assert.Contains("whole number", form.Problem(Least), StringComparison.Ordinal);
        form[Least] = "6";
        Assert.Equal(6, form.Options()!.MinClusterAccounts);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    public void SeedProblem_NoSeed_IsSaid(string seed)
    {
        var form = new AnalysisForm(new AnalysisOptions()) { Seed = seed };

        Assert.NotNull(form.SeedProblem);
        Assert.Null(form.Options());
    }
}
