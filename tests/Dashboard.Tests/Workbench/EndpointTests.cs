using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Exhibits;
using Dashboard.Tests.Findings;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Workbench;

/// <summary>The endpoints of a real server on a real workspace with a case of six interactions.</summary>
public sealed class EndpointTests : IAsyncLifetime
{
    private const string Log = """
        account_id,timestamp,capability,model,input_tokens,output_tokens,ip
        a,2026-04-22T10:00:00Z,tool use,m,10,1,198.51.100.7
        a,2026-04-23T10:00:00Z,tool use,m,10,1,198.51.100.7
        b,2026-04-23T11:00:00Z,general,m,10,1,198.51.100.7
        b,2026-04-24T11:00:00Z,general,m,10,1,198.51.100.7
        c,2026-05-01T12:00:00Z,general,m,10,1,203.0.113.9
        c,2026-05-02T12:00:00Z,vision,m,10,1,203.0.113.9
        """;

    private ServedWorkspace served = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        served = await ServedWorkspace.StartAsync();
        var id = await served.CreateCaseAsync("Example");
        client = await served.SignInAsync(await served.PersonAsync("Ada", id, Role.Analyst));
        client.BaseAddress = new Uri(served.Address, "/api/cases/example/");
        var log = Path.Combine(served.Directory, "log.csv");
        await File.WriteAllTextAsync(log, Log);
        await served.Get<IInteractionStores>().Open(id)
            .ImportAsync(new ImportRequest(log, "log.csv", null, "tester", Examples.Noon), null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await served.DisposeAsync();
    }

    [Fact]
    public async Task Timeline_Selection_CountsIt()
    {
        using var figure = JsonDocument.Parse(await client.GetStringAsync("timeline?capability=general&stack=none"));

        var area = figure.RootElement.GetProperty("data")[0];
        Assert.Equal("interactions", area.GetProperty("name").GetString());
        Assert.Equal(3, Values(figure.RootElement.GetProperty("data")[1].GetProperty("y")).Sum());
    }

    [Fact]
    public async Task Figures_Selection_AreItsMeasures()
    {
        var answer = await client.GetFromJsonAsync<JsonElement>("figures?time=2026-04-22..2026-04-24");

        Assert.Equal(
            [("accounts", 2L), ("interactions", 4), ("input tokens", 40), ("output tokens", 4), ("active days", 3)],
            answer.GetProperty("rows").EnumerateArray()
            .Select(r => (r.GetProperty("measure").GetString()!, r.GetProperty("value").GetInt64())));
    }

    [Fact]
    public async Task Heatmap_KnownToTheBrowser_IsNotSentAgain()
    {
        using var first = await client.GetAsync("heatmap?measure=count");
        using var request = new HttpRequestMessage(HttpMethod.Get, "heatmap?measure=count");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var other = new HttpRequestMessage(HttpMethod.Get, "heatmap?measure=share");
        other.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await client.SendAsync(request);
        using var another = await client.SendAsync(other);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, another.StatusCode);
    }

    [Theory]
    [InlineData("timeline?country=xx", "country")]
    [InlineData("heatmap?columns=colour", "colour")]
    [InlineData("members?time=yesterday", "yesterday")]
    [InlineData("figures?account-set=00000000000000000000000000000000", "set of accounts")]
    public async Task Get_NotASelection_Is400WithASentence(string address, string word)
    {
        using var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            word, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NoSuchCase_IsNotFoundOrForbidden()
    {
        using var answer = await client.GetAsync("../nowhere/timeline");

        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, answer.StatusCode.ToString());
    }

    [Fact]
    public async Task AccountSets_FromThisSite_AreKeptAndCanBeSelected()
    {
        using var answer = await client.SendAsync(Set(["a", "c"], client.BaseAddress!.GetLeftPart(UriPartial.Authority)));
        var hash = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hash").GetString();

        var figures = await client.GetFromJsonAsync<JsonElement>($"figures?account-set={hash}");

        Assert.Equal(4, figures.GetProperty("rows")[1].GetProperty("value").GetInt64());
    }

    [Theory]
    [InlineData("http://elsewhere.example")]
    [InlineData("null")]
    public async Task AccountSets_FromAnotherSite_AreRefused(string origin)
    {
        using var answer = await client.SendAsync(Set(["a"], origin));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task AccountSets_NotAList_AreRefused()
    {
        using var request = Set(["a"], client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        request.Content = new StringContent("""{"a":1}""", new MediaTypeHeaderValue("application/json"));

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Exhibits_Panel_IsFrozenWithItsRowsAndFigures()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Heatmap"), "view" }, { new StringContent("April"), "title" },
            { new StringContent("time=2026-04-22..2026-04-24&measure=count"), "state" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "exhibits") { Content = form };
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));

        using var answer = await client.SendAsync(request);
        var number = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetInt32();

        var register = served.Get<ExhibitRegister>();
        var exhibit = (await register.FindAsync(Actor.CurrentUser(), CaseId.Parse("example"), number))!;
        Assert.Equal("time=2026-04-22..2026-04-24", exhibit.Selection.ToString());
        Assert.Equal("measure=count", exhibit.ViewOptions);
        Assert.Equal(4, exhibit.Figures.Single(f => f.Measure == Measure.Interactions).Value);
        using var rows = new StreamReader(await register.OpenFileAsync(Actor.CurrentUser(), CaseId.Parse("example"), number, "rows.csv"));
        Assert.StartsWith(
            "capability,week,interactions,accounts,expected,log_odds,too_few\r\n", await rows.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exhibits_AccountNamedLikeAFormula_IsNoneInTheRows()
    {
        var log = Path.Combine(served.Directory, "formula.csv");
        await File.WriteAllTextAsync(log, "account_id,timestamp,capability\n=1+1,2026-06-01T10:00:00Z,+capability\n");
        var id = CaseId.Parse("example");
        await served.Get<IInteractionStores>().Open(id)
            .ImportAsync(new ImportRequest(log, "formula.csv", null, "tester", Examples.Noon), null, CancellationToken.None);
        using var form =
            new MultipartFormDataContent { { new StringContent("Accounts"), "view" }, { new StringContent("June"), "title" },
                { new StringContent("time=2026-06-01..2026-06-01"), "state" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "exhibits") { Content = form };
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));

        using var answer = await client.SendAsync(request);
        var number = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetInt32();

        using var rows = new StreamReader(await served.Get<ExhibitRegister>().OpenFileAsync(Actor.CurrentUser(), id, number, "rows.csv"));
        var line = (await rows.ReadToEndAsync()).Split("\r\n")[1];
        Assert.StartsWith("'=1+1,", line, StringComparison.Ordinal);
        Assert.EndsWith(",'+capability", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Accounts", "sort=account&columns=account,interactions&capability=general", "account,interactions|b,2|c,1")]
    [InlineData(
        "Interactions", "account=a&columns=time_utc,account,ip",
        "time_utc,account,ip|2026-04-22T10:00:00Z,a,198.51.100.7|2026-04-23T10:00:00Z,a,198.51.100.7")]
    public async Task Exhibits_Table_HasItsRowsInItsColumnsAndOrder(string view, string state, string expected)
    {
        var exhibit = await FreezeAsync(view, state);

        using var rows = new StreamReader(
            await served.Get<ExhibitRegister>().OpenFileAsync(Actor.CurrentUser(), Example, exhibit.Number, "rows.csv"));
        Assert.Equal(expected, (await rows.ReadToEndAsync()).TrimEnd().Replace("\r\n", "|", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Accounts", "find=a", "search")]
    [InlineData("Clusters", "", "analysed")]
    [InlineData("Releases", "", "analysed")]
    [InlineData("Targeting", "targeting=9", "analysed")]
    [InlineData("Targeting", "by=model", "one cluster")]
    [InlineData("Comparison", "a=account%3Da&b=account%3Da", "same selection")]
    [InlineData("Comparison", "a=country%3Dxx", "country")]
    [InlineData("Interactions", "sort=prompt", "sorted")]
    public async Task Exhibits_TableThatCannotBeKept_IsRefusedWithTheReason(string view, string state, string reason)
    {
        using var answer = await client.SendAsync(Freezing(view, state));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recount_AfterAnotherImport_DriftsInFiguresAndRows()
    {
        var recounts = served.Get<ExhibitRecounts>();
        var exhibit = await FreezeAsync("Accounts", "columns=account,interactions");
        Assert.Equal(
            RecountOutcome.Holds,
            (await recounts.RecountAsync(Actor.CurrentUser(), Example, exhibit, CancellationToken.None)).RecountOutcome);
        var log = Path.Combine(served.Directory, "more.csv");
        await File.WriteAllTextAsync(
            log, "account_id,timestamp,capability\na,2026-06-01T10:00:00Z,general\nd,2026-06-01T10:00:00Z,general\n");
        await served.Get<IInteractionStores>().Open(Example)
            .ImportAsync(new ImportRequest(log, "more.csv", null, "tester", Examples.Noon), null, CancellationToken.None);

        var recounted = await recounts.RecountAsync(Actor.CurrentUser(), Example, exhibit, CancellationToken.None);

        Assert.Equal(RecountOutcome.Drifted, recounted.RecountOutcome);
        Assert.Equal([3L, 6L], exhibit.Figures.Take(2).Select(f => f.Value));
        Assert.Equal([4L, 8L], recounted.RecountedValues.Take(2));
        Assert.Contains("interactions: 6 frozen, 8 now", recounted.RecountDifference, StringComparison.Ordinal);
        Assert.EndsWith("rows: 1 of those frozen came out different, 2 are new", recounted.RecountDifference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exhibits_Targeting_HasTheSlicesOfItsClusterAndHoldsUntilTheyChange()
    {
        await StoreAsync(AnalysisExample.Analysis);
        var exhibit = await FreezeAsync("Targeting", "cluster=1&targeting=1");

        Assert.Equal("cluster=1", exhibit.Selection.ToString());
        Assert.Equal(new Method("log-odds-dirichlet", 2), exhibit.Method);
        Assert.Equal(6, exhibit.Figures.Single(f => f.Measure == Measure.Interactions).Value);
        using var parameters = JsonDocument.Parse(exhibit.ParametersJson);
        Assert.Equal(
            ("1", "week"),
            (parameters.RootElement.GetProperty("cluster").GetString(), parameters.RootElement.GetProperty("by").GetString()));
        Assert.Equal(JsonValueKind.Object, parameters.RootElement.GetProperty("analysis").ValueKind);
        Assert.Equal(
            [
                "cluster,label,by,slice,capability,interactions,expected,log_odds,low,high,q,too_few",
                "1,Cluster 1,week,2026-04-27,general,3,2.4,,,,,true",
                "1,Cluster 1,week,2026-04-20,software engineering,120,30,1.5,1,2,0.0001,false",
                "1,Cluster 1,week,2026-04-27,software engineering,2,20,-3,-4,-2,0.2,false",
                "1,Cluster 1,week,all,software engineering,300,90,1.2,0.8,1.6,0.001,false",
            ],
            (await RowsAsync(exhibit)).OrderBy(r => r.StartsWith("1,", StringComparison.Ordinal))
            .ThenBy(r => r.Split(',')[4], StringComparer.Ordinal).ThenBy(r => r, StringComparer.Ordinal));
        Assert.Equal(RecountOutcome.Holds, (await RecountAsync(exhibit)).RecountOutcome);

        await StoreAsync(
            AnalysisExample.Analysis with { Result = AnalysisExample.Analysis.Result with { Slices = AnalysisExample.Analysis.Result.Slices.RemoveAt(0) } });

        Assert.Equal("rows: 1 of those frozen came out different, 0 are new", (await RecountAsync(exhibit)).RecountDifference);
    }

    [Fact]
    public async Task Exhibits_Releases_HaveEffectIntervalAndPlaceboAndHold()
    {
        await StoreAsync(AnalysisExample.Analysis);
        var exhibit = await FreezeAsync("Releases", "");

        Assert.Equal(new Method("difference-in-differences", 1), exhibit.Method);
        Assert.Equal(
            [
                "release,day,cluster,label,disposition,measure,accounts,control,small_control,effect,low,high,cluster_change,control_change,q,placebo,placebo_low,placebo_high,placebo_holds",
                "Fable 2,2026-05-11,1,Cluster 1,pool,volume,3,40,false,0.7,0.4,1,0.8,0.1,0.002,0.05,-0.2,0.3,true",
                "Fable 2,2026-05-11,1,Cluster 1,pool,targeted-share,3,40,false,0.2,0.1,0.3,0.2,0,0.002,0.3,0.2,0.4,false",
                "Fable 2,2026-05-11,1,Cluster 1,pool,adoption,3,40,false,0.01,-0.1,0.12,0.4,0.39,0.8,,,,",
            ],
            await RowsAsync(exhibit));
        Assert.Equal(RecountOutcome.Holds, (await RecountAsync(exhibit)).RecountOutcome);
    }

    [Fact]
    public async Task Exhibits_Comparison_HasBothSidesAndDriftsWithEither()
    {
        var exhibit = await FreezeAsync("Comparison", "a=account%3Da&b=account%3Db%26account%3Dc");

        Assert.Equal("account=a", exhibit.Selection.ToString());
        Assert.Equal(new Method("log-odds-dirichlet", 2), exhibit.Method);
        Assert.Equal(
            [("account=a", 2L), ("account=b&account=c", 4L)],
            exhibit.Figures.Where(f => f.Measure == Measure.Interactions).Select(f => (f.Selection.ToString(), f.Value)));
        Assert.Contains("\"a\":\"account=a\",\"b\":\"account=b&account=c\"", exhibit.ParametersJson, StringComparison.Ordinal);
        Assert.Equal(
            [
                "row,name,a,b,a_per_b,share_of_a,share_of_b,expected,log_odds,low,high,too_few",
                "measure,accounts,1,2,0.5,,,,,,,", "measure,interactions,2,4,0.5,,,,,,,", "measure,input tokens,20,40,0.5,,,,,,,",
                "measure,output tokens,2,4,0.5,,,,,,,", "measure,active days,2,4,0.5,,,,,,,",
                "overlap,accounts in both,0,0,,,,,,,,",
                "capability,general,0,3,0,0,0.75,1.5,,,,true", "capability,tool use,2,0,,1,0,0,,,,true",
                "capability,vision,0,1,0,0,0.25,0.5,,,,true",
            ],
            await RowsAsync(exhibit));
        Assert.Equal(RecountOutcome.Holds, (await RecountAsync(exhibit)).RecountOutcome);
        var log = Path.Combine(served.Directory, "more.csv");
        await File.WriteAllTextAsync(log, "account_id,timestamp,capability\nc,2026-06-01T10:00:00Z,general\n");
        await served.Get<IInteractionStores>().Open(Example)
            .ImportAsync(new ImportRequest(log, "more.csv", null, "tester", Examples.Noon), null, CancellationToken.None);

        var recounted = await RecountAsync(exhibit);

        Assert.Equal(RecountOutcome.Drifted, recounted.RecountOutcome);
        Assert.StartsWith("interactions of B: 4 frozen, 5 now", recounted.RecountDifference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exhibits_HeatmapAgainstAnother_SaysWhichAndDriftsWithIt()
    {
        var exhibit = await FreezeAsync("Heatmap", "account=a&columns=model&against=account%3Db%26account%3Dc");

        Assert.Equal(
            """{"measure":"targeting","columns":"model","rows":"capability","against":"account=b&account=c","priorStrength":100,"confidence":0.95}""", exhibit.ParametersJson);
        Assert.Equal(
            ["capability,model,interactions,accounts,expected,log_odds,too_few", "tool use,m,2,1,0,,true"], await RowsAsync(exhibit));
        Assert.Equal(RecountOutcome.Holds, (await RecountAsync(exhibit)).RecountOutcome);
        var counts = await FreezeAsync("Heatmap", "measure=count&against=account%3Db");
        Assert.Equal("""{"measure":"count","columns":"week","rows":"capability","against":"account=b"}""", counts.ParametersJson);
        var log = Path.Combine(served.Directory, "more.csv");
        await File.WriteAllTextAsync(log, "account_id,timestamp,capability,model\nc,2026-06-01T10:00:00Z,tool use,m\n");
        await served.Get<IInteractionStores>().Open(Example)
            .ImportAsync(new ImportRequest(log, "more.csv", null, "tester", Examples.Noon), null, CancellationToken.None);

        Assert.Equal("rows: 1 of those frozen came out different, 1 are new", (await RecountAsync(exhibit)).RecountDifference);
    }

    [Fact]
    public async Task Exhibits_PictureThatIsNone_IsRefused()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Timeline"), "view" }, { new StringContent("April"), "title" }, { new StringContent(""), "state" },
            { new ByteArrayContent("<svg onload=alert(1)>"u8.ToArray()), "picture", "picture.png" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "exhibits") { Content = form };
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static CaseId Example => CaseId.Parse("example");

    private HttpRequestMessage Freezing(string view, string state)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "exhibits")
        {
            Content = new MultipartFormDataContent { { new StringContent(view), "view" }, { new StringContent("A table"), "title" },
                { new StringContent(state), "state" } },
        };
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return request;
    }

    private async Task<Exhibit> FreezeAsync(string view, string state)
    {
        using var answer = await client.SendAsync(Freezing(view, state));
        var number = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetInt32();
        return (await served.Get<ExhibitRegister>().FindAsync(Actor.CurrentUser(), Example, number))!;
    }

    private async Task<IReadOnlyList<string>> RowsAsync(Exhibit exhibit)
    {
        using var rows = new StreamReader(
            await served.Get<ExhibitRegister>().OpenFileAsync(Actor.CurrentUser(), Example, exhibit.Number, "rows.csv"));
        return (await rows.ReadToEndAsync()).TrimEnd().Split("\r\n");
    }

    private Task<Exhibit> RecountAsync(Exhibit exhibit) =>
        served.Get<ExhibitRecounts>().RecountAsync(Actor.CurrentUser(), Example, exhibit, CancellationToken.None);

    private async Task StoreAsync(StoredAnalysis analysis)
    {
        var stores = served.Get<IInteractionStores>();
        await stores.Open(Example).SaveAssignmentsAsync(
            [.. analysis.Accounts.Take(3).Select(a => new Assignment(a, "1", 0.9, Disposition.Pool))], CancellationToken.None);
        await AnalysisFile.WriteUnpublishedAsync(stores.DirectoryOf(Example), analysis, CancellationToken.None);
        AnalysisFile.Publish(stores.DirectoryOf(Example));
    }

    private static HttpRequestMessage Set(string[] accounts, string? origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "account-sets") { Content = JsonContent.Create(accounts) };
        if (origin is not null) request.Headers.Add("Origin", origin);
        return request;
    }

    private static IEnumerable<double> Values(JsonElement array) => array.EnumerateArray().Select(v => v.GetDouble());
}
