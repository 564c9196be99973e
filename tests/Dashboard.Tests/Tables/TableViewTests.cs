using System.Text;
using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Core;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Dashboard.Tables;

namespace Dashboard.Tests.Tables;

public sealed class TableViewTests
{
    [Theory]
    [InlineData("")]
    [InlineData(
        "time=2026-04-22..2026-06-05&cluster=4&not-account=a%26b&sort=-input_tokens&columns=time_utc,ip&find=a%20%22b%20c%22&from=400000&row=1:17000002")]
    [InlineData("sort=account")]
    public void Parse_WhatItPrints_IsTheSame(string query) => Assert.Equal(query, TableView.Parse($"?{query}").ToString());

    [Theory]
    [InlineData("row=1")]
    [InlineData("row=1:x")]
    [InlineData("from=-1")]
    [InlineData("nothing=1")]
    [InlineData("time=soon")]
    public void Parse_WhatItDoesNotKnow_SaysSo(string query) => Assert.Throws<FormatException>(() => TableView.Parse(query));

    [Fact]
    public void RequestFor_AnUnknownSorting_SaysWhatThereIs()
    {
        Assert.Contains(
            "score", Assert.Throws<FormatException>(() => AccountColumns.RequestFor(TableView.Parse("sort=cluster"))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "output_tokens", Assert.Throws<FormatException>(() => new InteractionTableColumns([], TableView.Parse("sort=ip"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void InteractionColumns_ChosenAttributes_AreAskedForAndFound()
    {
        var columns = new InteractionTableColumns(
            ["ip", "device", "session_id"], TableView.Parse("columns=session_id,time_utc,ip,country"));

        Assert.Equal(["time_utc", "ip", "session_id"], columns.Shown.Select(c => c.Key));
        Assert.Equal(["ip", "session_id"], columns.Request.Attributes!);
        var row = new Interaction { Import = 1, Line = 2, At = Given.Now, Capability = "code", Attributes = ["192.0.2.1", null] };
        Assert.Equal([Given.Now, "192.0.2.1", null], columns.Shown.Select(c => c.Value(row)));
    }

    [Fact]
    public async Task Write_TextsLikeFormulas_AreGuardedAndTheHeadSaysWhatItIs()
    {
        var made =
            new Case { Id = Given.Case, Name = "=Harbour, old", IsSynthetic = true, Kind = CaseKind.Telemetry, CreatedAt = Given.Now,
                CreatedBy = "ada", UpdatedAt = Given.Now, UpdatedBy = "ada" };
        var file = new TableFile(
            "interactions", made, ["selection: account=%3Dx", "rows: 2"], new Actor("Ada", ActorKind.Person), Given.Now);
        using var stream = new MemoryStream();

        await file.WriteAsync(
            [.. new InteractionTableColumns([], TableView.Parse("columns=time_utc,account,input_tokens")).Shown,
                InteractionTableColumns.Prompt], Rows(), stream, default);

        Assert.Equal(
            [
                "# SYNTHETIC: data and actors are made up.", "\"# interactions of the case =Harbour, old (harbour)\"",
                "# selection: account=%3Dx", "# rows: 2",
                "# exported by Ada on 2026-07-01T09:00:00Z", "time_utc,account,input_tokens,prompt",
                "2026-07-01T09:00:00Z,'=cmd(),-5,\"'@SUM(1)\nnext, \"\"line\"\"\"", "2026-07-01T09:00:00Z,,,", "",
            ],
            Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n"));
    }

    [Theory]
    [InlineData("  ", "")]
    [InlineData("one TWO one", "one|TWO")]
    [InlineData("a \"b c\" d", "a|b c|d")]
    [InlineData("a \"b c", "a|b c")]
    [InlineData("\"\" (x.*", "(x.*")]
    public void SearchWords_OfAText_AreWordsAndPhrases(string text, string words) =>
        Assert.Equal(words, string.Join('|', SearchWords.Parse(text)));

    [Theory]
    [InlineData("The ledger's LEDGER", "ledger", "The [ledger]'s [LEDGER]")]
    [InlineData("<b>a.c</b>", "a.c|<b>", "[<b>][a.c]</b>")]
    [InlineData("abc", "", "abc")]
    [InlineData("abcd", "ab|abc", "[abc]d")]
    public void Mark_WordsInAText_MarksThemAsTheyStand(string text, string words, string marked) =>
        Assert.Equal(
            marked,
            string.Concat(
                SearchWords.Mark(text, words.Split('|', StringSplitOptions.RemoveEmptyEntries))
                .Select(p => p.IsHit ? $"[{p.Text}]" : p.Text)));

    private static async IAsyncEnumerable<Interaction> Rows()
    {
        await Task.CompletedTask;
        yield return new Interaction { Import = 1, Line = 2, At = Given.Now, Capability = "code", AccountId = "=cmd()", InputTokens = -5,
            Prompt = "@SUM(1)\nnext, \"line\"" };
        yield return new Interaction { Import = 1, Line = 3, At = Given.Now, Capability = "code" };
    }

    [Theory]
    [InlineData("sort=score&exhibit=3", 3)]
    [InlineData("sort=score&from=40&exhibit=3", 3)]
    [InlineData("sort=-score&exhibit=3", null)]
    [InlineData("sort=score&cluster=1&exhibit=3", null)]
    [InlineData("sort=score&columns=account&exhibit=3", null)]
    public void After_AViewOfAnExhibit_IsTheExhibitsWhileTheSameIsShown(string query, int? exhibit) =>
        Assert.Equal(exhibit, TableView.Parse(query).After(TableView.Parse("sort=score&exhibit=3")).Exhibit);
}
