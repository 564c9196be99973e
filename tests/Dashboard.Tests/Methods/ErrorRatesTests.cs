using System.Text;
using System.Text.Json;
using Bunit;
using Dashboard.Investigations.Evaluation;
using Dashboard.Methods;

namespace Dashboard.Tests.Methods;

public sealed class ErrorRatesTests : ComponentContext
{
    private const string Measured = """
        {"measurements":[{"without":null,"measuredOn":"2026-11-22","accounts":3000,"interactions":400000,"scenarios":[
          {"name":"campaign","precision":0.99,"recall":0.9612,"f1":0.975,"ari":0.97,"windowErrorDays":0.4,"falseClusters":0.05,"runsWithFalseClusters":1,"bystandersAccused":0.012,"missingWindows":0,"seeds":20,
           "worst":{"accounts":3000,"precision":0.9,"recall":0.9,"f1":0.9,"ari":0.9,"windowErrorDays":3,"falseClusters":1,"bystandersAccused":0.03,"missingWindows":0,"analysisMs":9},"runs":[]},
          {"name":"quiet","precision":1,"recall":1,"f1":1,"ari":1,"windowErrorDays":null,"falseClusters":0,"runsWithFalseClusters":0,"bystandersAccused":null,"missingWindows":0,"seeds":20}]},
         {"without":"prompts","measuredOn":null,"accounts":null,"interactions":null,"scenarios":[]}]}
        """;

    [Fact]
    public void Table_NothingMeasured_SaysSo()
    {
        var table = Render<ErrorRateTable>(p => p.Add(x => x.Rates, new ErrorRates([])));

        Assert.Contains("Not measured yet.", table.Markup, StringComparison.Ordinal);
        Assert.Empty(table.FindAll("table"));
    }

    [Fact]
    public void Table_Measured_HasARowForEachScenarioWithItsWorstRun()
    {
        var table = Render<ErrorRateTable>(p => p.Add(x => x.Rates, Read(Measured)));

        Assert.Equal(["With everything that a log can hold", "Without prompts"], table.FindAll("h3").Select(h => h.TextContent));
        Assert.Contains("measured on 2026-11-22 · 3,000 accounts · 400,000 interactions", table.Markup, StringComparison.Ordinal);
        var rows = table.FindAll("tbody tr");
        Assert.Equal("0.961worst 0.900", rows[0].QuerySelectorAll("td")[1].TextContent.Trim());
        Assert.Contains("in 1 run", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["1.000", "1.000", "1.000", "1.000", "–", "0", "–", "0", "20"],
            rows[1].QuerySelectorAll("td").Select(d => d.TextContent.Trim()));
    }

    [Fact]
    public void Table_Worlds_HaveTheLeastCampaignAndTheMostAccusedGroupWithTheWorstRun()
    {
        const string Worlds = """
            {"measurements":[{"without":null,"measuredOn":"2026-11-22","scenarios":[
              {"name":"harbour","kind":"locked","tellable":true,"windowErrorDays":0.5,"innocentsAccused":0.001,"runsWithInnocentsAccused":1,"seeds":10,
               "campaigns":[{"campaign":"small","accounts":20,"recall":0,"worstRecall":0,"runsMissed":10},{"campaign":"large","accounts":600,"recall":0.97,"worstRecall":0.91,"precision":0.99,"worstPrecision":0.95,"runsMissed":0}],
               "groups":[{"group":"class","accounts":60,"accused":0.002,"worstAccused":0.02},{"group":"tool","accounts":900,"accused":0,"worstAccused":0}],"worst":{"windowErrorDays":2,"innocentsAccused":0.01}},
              {"name":"still","kind":"open","tellable":false,"seeds":10,"campaigns":[],"groups":[]}]}]}
            """;

        var table = Render<ErrorRateTable>(p => p.Add(x => x.Rates, Read(Worlds)));

        Assert.Equal([ErrorRateWords.NameOf("open"), ErrorRateWords.NameOf("locked")], table.FindAll("h4").Select(h => h.TextContent));
        var rows = table.FindAll("tbody tr");
        Assert.Contains("nothing to tell them by", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("no campaign", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "0.970 worst 0.910",
            string.Join(' ', rows[1].QuerySelectorAll("td")[0].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("class: 0.2 %", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("worst 1.00 %", rows[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void OfThisVersion_Embedded_CanBeRead() => Assert.False(ErrorRates.OfThisVersion.Measurements.IsDefault);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Read_AnotherShape_IsRefused(string json) => Assert.Throws<JsonException>(() => Read(json));

    private static ErrorRates Read(string json) => ErrorRates.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
