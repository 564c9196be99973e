using Dashboard.Casework.Linting;

namespace Dashboard.Casework.Tests.Linting;

/// <summary>
/// Batches of sentences, each written before the rules were mended for it: lines with “-” say too much at the standing
/// <i>alleged</i>, lines with “+” may be said, lines with “#” are headings.
/// </summary>
public sealed class SentenceBatchTests
{
    private const double MinRecall = 0.95;
    private const double MaxFalseAlarms = 0.05;

    /// <summary>The names of the batches beside this test.</summary>
    public static TheoryData<string> Batches => [.. Files().Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Batches))]
    public void Check_Batch_MeetsRecallAndFalseAlarms(string batch) => AssertMet(Read(Path.Combine(Folder, batch)));

    [Fact]
    public void Check_AllBatches_MeetRecallAndFalseAlarms()
    {
        var all = Files().SelectMany(Read).ToList();

        Assert.True(all.Count(s => s.SaysTooMuch) >= 200 && all.Count(s => !s.SaysTooMuch) >= 200, "batches are missing");
        AssertMet(all);
    }

    // Half a sentence and two halves of different ones are typed, too.
    [Fact]
    public void Check_BrokenSentences_AreReadWithoutFail()
    {
        var sentences = Files().SelectMany(Read).Select(s => s.Text.Split(' ')).Where((_, i) => i % 27 == 0).ToList();
        foreach (var (i, words) in sentences.Index())
        {
            var other = sentences[(i + 7) % sentences.Count];
            for (var length = 1; length <= words.Length; length++)
            {
                var text = $"{string.Join(' ', words[..length])} {string.Join(' ', other[(length % other.Length)..])}";
                Assert.All(
                    StatementLinter.Check(text), remark => Assert.Equal(text.Substring(remark.Start, remark.Length), remark.Excerpt));
            }
        }
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Linting", "Sentences");

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal);

    private static IReadOnlyList<Judged> Read(string file) =>
        [.. File.ReadLines(file)
            .Where(line => line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("+ ", StringComparison.Ordinal))
            .Select(line => new Judged(line[2..], line[0] == '-'))];

    private static void AssertMet(IReadOnlyList<Judged> sentences)
    {
        var remarks = sentences.ToLookup(s => (s.SaysTooMuch, Remarked: StatementLinter.Check(s.Text).Count > 0), s => s.Text);
        var (missed, alarms) = (remarks[(true, false)].ToList(), remarks[(false, true)].ToList());

        Assert.True(missed.Count <= (1 - MinRecall) * sentences.Count(s => s.SaysTooMuch), $"missed:\n{string.Join('\n', missed)}");
        Assert.True(alarms.Count <= MaxFalseAlarms * sentences.Count(s => !s.SaysTooMuch), $"false alarms:\n{string.Join('\n', alarms)}");
    }

    private sealed record Judged(string Text, bool SaysTooMuch);
}
