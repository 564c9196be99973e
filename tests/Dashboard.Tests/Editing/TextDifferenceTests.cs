using Dashboard.Editing;

namespace Dashboard.Tests.Editing;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("the lab directed it", "the pool directed it", "the [lab] directed it", "the [pool] directed it")]
    [InlineData("a b c d", "b d", "[a ]b[ c] d", "b d")]
    [InlineData("", "new", "", "[new]")]
    [InlineData("same", "same", "same", "same")]
    [InlineData("one, two", "one; two", "one[,] two", "one[;] two")]
    public void Of_TwoTexts_MarksTheWordsThatDiffer(string first, string second, string markedFirst, string markedSecond)
    {
        var difference = TextDifference.Of(first, second);

        Assert.Equal((markedFirst, markedSecond), (Marked(difference.First), Marked(difference.Second)));
    }

    [Fact]
    public void Of_TextsTooLongToAlign_MarksTheirMiddlesWhole()
    {
        var first = "start " + string.Join(' ', Enumerable.Range(0, 3000)) + " end";
        var second = "start " + string.Join(' ', Enumerable.Range(5000, 3000)) + " end";

        var difference = TextDifference.Of(first, second);

        Assert.Equal([false, true, false], difference.First.Select(r => r.IsDifferent));
        Assert.Equal(second, string.Concat(difference.Second.Select(r => r.Text)));
    }

    [Fact]
    public void Of_AnyTwoTexts_LosesNothingAndSharesTheRest()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var (first, second) = (TextOf(random), TextOf(random));

            var difference = TextDifference.Of(first, second);

            Assert.Equal(
                (first, second),
                (string.Concat(difference.First.Select(r => r.Text)), string.Concat(difference.Second.Select(r => r.Text))));
            Assert.Equal(Shared(difference.First), Shared(difference.Second));
        }
    }

    private static string TextOf(Random random) => string.Concat(random.GetItems(["a", "b", " ", "\n", "ä.", "7", "–"], random.Next(12)));

    private static string Shared(IEnumerable<TextRun> runs) => string.Concat(runs.Where(r => !r.IsDifferent).Select(r => r.Text));

    private static string Marked(IEnumerable<TextRun> runs) => string.Concat(runs.Select(r => r.IsDifferent ? $"[{r.Text}]" : r.Text));
}
