using Dashboard.Analysis.Templates;

namespace Dashboard.Analysis.Tests.Templates;

public sealed class PromptTemplateTests
{
    private static string Task(string file, int number) =>
        $"Implement the missing function of the parser in {file} so that the {number} hidden checks pass, without changing any signature that other files rely on.";

    [Theory]
    [InlineData("Fix `x = 1` in main.go for Alice Young, item 42!", "fix ‹code› in ‹file› for ‹name› item ‹number›")]
    [InlineData("See https://a.example/b?c=1 and say \"yes please\".", "see ‹link› and say ‹quote›")]
    [InlineData("", "")]
    [InlineData("12:30 on 2026-04-22", "‹number› on ‹number›")]
    public void Words_MaskWhatVaries(string text, string expected) => Assert.Equal(expected, string.Join(' ', PromptMask.Words(text)));

    [Fact]
    public void Similarity_EstimatesTheJaccardIndex()
    {
        // 100 of 150 shingles in common: J = 2/3; three standard errors of 128 places are 0.125.
        var first = Enumerable.Range(0, 125).Select(i => (ulong)i * 0x9E3779B97F4A7C15UL).ToArray();
        var second = Enumerable.Range(25, 125).Select(i => (ulong)i * 0x9E3779B97F4A7C15UL).ToArray();

        Assert.InRange(MinHash.Similarity(MinHash.Signature(first), MinHash.Signature(second)), (2 / 3.0) - 0.125, (2 / 3.0) + 0.125);
        Assert.Equal(1, MinHash.Similarity(MinHash.Signature(first), MinHash.Signature(first)));
    }

    [Fact]
    public void Find_OneTextWithOtherNumbersAndFiles_IsOneTemplate()
    {
        string[] texts =
        [
            Task("a.rs", 3), Task("b.py", 77), "Write a poem about the tides and the moon, please, in four lines.",
            Task("c.ts", 12), "hi", "hi",
        ];

        var templates = PromptTemplates.Find([0, 1, 1, 2, 3, 4], texts, hubAccounts: 2);

        Assert.Equal(2, templates.Length);
        Assert.Equal([0, 1, 3], templates[0].Prompts.AsEnumerable());
        Assert.Equal([0, 1, 2], templates[0].Accounts.AsEnumerable());
        Assert.True(templates[0].IsHub);
        Assert.Equal([4, 5], templates[1].Prompts.AsEnumerable());
        Assert.False(templates[1].IsHub);
    }

    [Fact]
    public void Find_OneAccountAlone_HasNoTemplate() =>
        Assert.Empty(PromptTemplates.Find([0, 0], ["the same words again and again", "the same words again and again"], 10));

    [Fact]
    public void Find_UnequalColumns_AreRefused() => Assert.Throws<ArgumentException>(() => PromptTemplates.Find([0], [], 1));
}
