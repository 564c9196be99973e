namespace Dashboard.Core.Tests;

public sealed class CaseIdTests
{
    [Theory]
    [InlineData("Training case", "training-case")]
    [InlineData("  Ünïcode / é ", "unicode-e")]
    [InlineData("…", "case")]
    public void FromName_AnyName_IsAnId(string name, string id)
    {
        Assert.Equal(id, CaseId.FromName(name).Value);
        Assert.Equal(id, CaseId.Parse(id).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../etc")]
    [InlineData("a--b")]
    [InlineData("-a")]
    [InlineData("A")]
    public void TryParse_NotAnId_IsFalse(string text) => Assert.False(CaseId.TryParse(text, out _));
}
