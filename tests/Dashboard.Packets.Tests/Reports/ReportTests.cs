using System.Text.RegularExpressions;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Payloads;
using Dashboard.Packets.Reports;
using Dashboard.Packets.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Packets.Tests.Reports;

public sealed class ReportTests : IDisposable
{
    private const string Hostile = "</style><script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>&amp;";

    private readonly SealedCase sealedCase = new();

    public void Dispose() => sealedCase.Dispose();

    [Fact]
    public async Task Render_HostileTextInEveryField_StaysText()
    {
        var contents = await sealedCase.ContentsAsync();
        contents.Case.Name = contents.Case.Description = Hostile;
        contents.Case.TimeZone = Hostile;
        var allegation = contents.Allegation;
        (allegation.Title, allegation.Summary, allegation.Against) = (Hostile, Hostile, Hostile);
        foreach (var element in allegation.Elements)
        {
            (element.Text, element.StandingReason) = (Hostile, Hostile);
            foreach (var ground in element.Grounds) ground.Note = Hostile;
        }

        foreach (var source in contents.Sources)
        {
            (source.Title, source.Publisher, source.GradeReason, source.Interest, source.Note) =
                (Hostile, Hostile, Hostile, Hostile, Hostile);
            source.Url = "javascript:alert(1)//" + Hostile;
        }

        foreach (var question in contents.Questions) (question.Question, question.AnswerSoFar) = (Hostile, Hostile);
        foreach (var item in contents.Events) (item.Title, item.Detail) = (Hostile, Hostile);
        foreach (var exhibit in contents.Exhibits) exhibit.Record.RecountDifference = Hostile;
        var figures = contents.ReportedFigures.Select(f => new ReportedFigure
        {
            CaseId = f.CaseId, Number = f.Number, SourceNumber = f.SourceNumber, Measure = f.Measure, Qualifier = "", Wording = Hostile,
            Value = 1, Subject = Hostile, OverlapNote = Hostile,
        });
        contents = contents with
        {
            ReportedFigures = [.. figures],
            Exhibits = [.. contents.Exhibits.Select(
                x =>
                x with { Manifest = x.Manifest with { Title = Hostile, FrozenBy = Hostile, TimeZone = Hostile, ViewOptions = Hostile } })],
            Imports = [.. contents.Imports.Select(i => i with { File = Hostile, Preset = Hostile, ImportedBy = Hostile })],
            ToolVersion = Hostile,
        };

        var html = await RenderAsync(contents, Hostile);

        // Every < opens a tag with quoted attributes, as the report's components write them; none of them runs or loads anything.
        var body = Regex.Replace(html, "<!DOCTYPE html>|<style>.*?</style>", "", RegexOptions.Singleline);
        var tags = Regex.Matches(body, "<(?<name>/?[a-zA-Z0-9]+)(?:\\s+(?<attribute>[a-zA-Z0-9-]+)(?:=\"[^\"]*\")?)*\\s*/?>");
        Assert.Equal(body.Count(c => c == '<'), tags.Count);
        Assert.DoesNotContain(tags, t => t.Groups["name"].Value.TrimStart('/') is "script" or "iframe" or "object" or "foreignObject");
        Assert.DoesNotContain(
            tags.SelectMany(t => t.Groups["attribute"].Captures), a => a.Value.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("href=\"javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((2, 2), (tags.Count(t => t.Groups["name"].Value == "img"), tags.Count(t => t.Groups["name"].Value == "svg")));
        Assert.True(Regex.Count(html, "&lt;script&gt;") > 40);
    }

    [Fact]
    public async Task Render_Report_NeedsNothingFromElsewhere()
    {
        var html = await RenderAsync(await sealedCase.ContentsAsync());

        Assert.All(
            Regex.Matches(html, "(?:src|href|url)\\s*[=(]\\s*[\"']?([^\"'\\s)>]+)").Select(m => m.Groups[1].Value),
            target => Assert.True(target.StartsWith("data:", StringComparison.Ordinal) || target.StartsWith('#'), target));
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_Links_LeadToAPlaceInTheReport()
    {
        var html = await RenderAsync(await sealedCase.ContentsAsync());

        var ids = Regex.Matches(html, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(Regex.Matches(html, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value), target => Assert.Contains(target, ids));
    }

    [Theory]
    [InlineData("TLP:AMBER")]
    [InlineData("SYNTHETIC")]
    [InlineData("Illustrative aid")]
    [InlineData("Summary")]
    [InlineData("DRAFT, NOT SIGNED")]
    [InlineData("28 U.S.C. ")]
    [InlineData("sha256sum -c manifest-sha256.txt")]
    [InlineData("37 accounts buy for other customers")]
    [InlineData("1 independent origin")]
    [InlineData("Figures that must not be added up")]
    [InlineData("2026-07-01 11:30:15 Europe/Berlin (2026-07-01 09:30:15 UTC)")]
    public async Task Render_Report_Says(string text)
    {
        var html = System.Net.WebUtility.HtmlDecode(await RenderAsync(await sealedCase.ContentsAsync()));

        Assert.Contains(text, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_LikelihoodAndConfidence_NeverShareASentence()
    {
        var html = System.Net.WebUtility.HtmlDecode(await RenderAsync(await sealedCase.ContentsAsync()));

        var sentences = Regex.Replace(html, "</p>|</li>|</td>|</dd>", ". ").Split(". ");
        Assert.DoesNotContain(
            sentences, s => s.Contains("very likely", StringComparison.Ordinal) && s.Contains("onfidence", StringComparison.Ordinal));
        Assert.Contains("Likelihood: <b>very likely</b> (80–95 %).", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExhibitView.CoAction, "co-action")]
    [InlineData(ExhibitView.Templates, "prompt templates")]
    [InlineData(ExhibitView.Comparison, "comparison")]
    public async Task Render_Exhibit_IsCalledAsOnItsPage(ExhibitView view, string word)
    {
        var contents = await sealedCase.ContentsAsync();
        contents = contents with { Exhibits = [.. contents.Exhibits.Select(x => x with { Manifest = x.Manifest with { View = view } })] };

        var html = await RenderAsync(contents);

        Assert.Contains($"<td class=\"word\">{word}</td>", html, StringComparison.Ordinal);
        Assert.Contains($"{ReportWords.Capital(word)}, frozen ", html, StringComparison.Ordinal);
        Assert.Contains(CustodyRecord.Of(contents), r => r.Description.EndsWith($"({word})", StringComparison.Ordinal));
    }

    [Fact]
    public void Shape_EveryStanding_IsItsOwn()
    {
        var shapes = Enum.GetValues<Standing>().Select(s => s.Shape()).ToList();

        Assert.Equal(shapes.Distinct(), shapes);
    }

    [Fact]
    public void CsvPreview_QuotedCells_AreReadAsValues()
    {
        var records = CsvPreview.Read(new StringReader("a,b\r\n\"x,\"\"y\"\"\r\nz\",2\r\n3,4\r\n5,6"), 3);

        Assert.Equal([["a", "b"], ["x,\"y\"\r\nz", "2"], ["3", "4"]], records);
    }

    private static async Task<string> RenderAsync(PacketContents contents, string sealedBy = "analyst") =>
        await new ReportRenderer(NullLoggerFactory.Instance).RenderAsync(
        contents, await SealedCase.Sealed(sealedBy)("", default), await Payload.CollectAsync(contents, CancellationToken.None),
        CancellationToken.None);
}
