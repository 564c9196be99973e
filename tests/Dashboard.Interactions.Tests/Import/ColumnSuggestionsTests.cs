using Dashboard.Interactions.Import;

namespace Dashboard.Interactions.Tests.Import;

/// <summary>What columns of a log of no known kind are taken for, by their names and their values.</summary>
public sealed class ColumnSuggestionsTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Read_HandMadeLog_SuggestsByNamesAndValuesEachOnce()
    {
        var preview = await ReadAsync(
            """
            When,Customer,Client IP,User prompt,In tok,Out tok,Engine,UA,Remark
            2026-04-22 10:00:00,c-1,203.0.113.7,Write a parser for me please,12,30,gpt-5,curl/8.1,x
            2026-04-22 10:00:01,c-2,203.0.113.8,Explain the following code to me,13,31,gpt-5,curl/8.1,y

            """);

        Assert.Equal(
            [("When", "time"), ("Customer", "account"), ("Client IP", "ip"), ("User prompt", "prompt"), ("In tok", "input_tokens"),
                ("Out tok", "output_tokens"), ("Engine", "model"), ("UA", "user_agent")],
            preview.Suggestions.Select(s => (s.Column, s.Target)));
        Assert.All(preview.Suggestions, s => Assert.NotEmpty(s.Why));
        Assert.Contains("network addresses", preview.Suggestions.Single(s => s.Target == "ip").Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_NamesThatTheValuesBelie_SuggestsNothingOfTheKind()
    {
        var preview = await ReadAsync("date,ip,prompt,tokens\nnot a day,office,17,many\nnever,home,18,few\n");

        Assert.DoesNotContain(preview.Suggestions, s => s.Target is "time" or "ip" or "prompt" or "total_tokens");
    }

    [Fact]
    public async Task Read_NamelessColumns_SuggestsByValuesAlone()
    {
        var preview = await ReadAsync(
            "a;b;c\n203.0.113.7;2026-04-22T10:00:00Z;claude-sonnet-4\n203.0.113.8;2026-04-22T10:00:01Z;claude-sonnet-4\n");

        Assert.Equal([("a", "ip"), ("b", "time"), ("c", "model")], preview.Suggestions.Select(s => (s.Column, s.Target)));
    }

    [Fact]
    public async Task Read_DateOrderThatALaterRowTells_IsDecidedAsTheImportDoes()
    {
        var rows = string.Concat(Enumerable.Range(0, 6_000).Select(_ => "a,03/04/2026 10:00:00\n"));

        var preview = await ReadAsync("account_id,timestamp\n" + rows + "a,25/04/2026 10:00:00\n");

        Assert.DoesNotContain(ImportQuestion.DateOrder, preview.Questions);
        Assert.Null(preview.ReadRows[0].Problem);
        Assert.StartsWith("2026-04-03", preview.ReadRows[0].Values["time"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_HugeCell_IsCutAndSaysHowLongItIs()
    {
        var preview = await ReadAsync("account_id,timestamp,prompt\na,2026-04-22T10:00:00Z," + new string('é', 1_000_000) + "\n");

        Assert.True(preview.Rows[0][2].Length < 500);
        Assert.EndsWith("(2,000,000 bytes)", preview.Rows[0][2], StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', preview.Rows[0][2]);
    }

    private Task<LogPreview> ReadAsync(string text) =>
        LogPreview.ReadAsync(directory.File("log.csv", System.Text.Encoding.UTF8.GetBytes(text)), "log.csv", null, CancellationToken.None);
}
