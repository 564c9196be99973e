using Dashboard.Analysis.Content;

namespace Dashboard.Analysis.Tests.Content;

public sealed class PromptFamiliesTests
{
    private readonly PromptFamilies families = new();

    [Theory]
    [InlineData(
        "Write a parser for the invoice format, explain each step, then list the edge cases.",
        "List the edge cases, then write a parser for the invoice format; explain each step.")]
    [InlineData(
        "Write a unit test in Rust for a queue of 17 items and explain why it fails.",
        "Write a unit test in Rust for a stack of 93 items and explain why it fails.")]
    public void Add_TheSameWordsInAnotherOrderOrWithSlotsFilled_IsOneFamily(string first, string second) =>
        Assert.Equal(FamilyOf(first), FamilyOf(second));

    [Fact]
    public void Add_OtherWords_IsAnotherFamily() =>
        Assert.NotEqual(
            FamilyOf("Write a parser for the invoice format and explain each step."),
            FamilyOf("Which of these two recipes keeps longer in a cellar?"));

    [Fact]
    public void Add_NoWords_IsNone() => Assert.Equal(-1, FamilyOf(" …! "));

    [Fact]
    public void Read_TranslatedPrompts_KeepWhatIsNotTranslated()
    {
        var (first, second) = (Words("Solve f(x)=3x41 for KORVAX-7"), Words("Löse f(x)=3x41 für KORVAX-7"));

        Assert.Equal(2, first.Intersect(second).Count());
    }

    [Fact]
    public void Read_ScriptWithoutSpaces_HasPairsOfCharacters() => Assert.Equal(3, Words("東京都庁").Count);

    [Fact]
    public void Finish_NoPrompts_IsNull() => Assert.Null(new AccountContentReader(3).Finish());

    [Fact]
    public void Finish_WordsOfOneAccountAlone_AreNotKept()
    {
        var reader = new AccountContentReader(2);
        reader.Add(0, "alpha shared");
        reader.Add(1, "beta shared");

        var content = reader.Finish()!;

        Assert.Equal(1, content.Words.CategoryCount);
        Assert.Equal(2, content.Families.CellCount);
    }

    private int FamilyOf(string text) => families.Add(Words(text));

    private static List<ulong> Words(string text)
    {
        var words = new List<ulong>();
        PromptWords.Read(text, words);
        return words;
    }
}
