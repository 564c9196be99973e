using Dashboard.Interactions;
using Dashboard.Interactions.Import.Parsing;

namespace Dashboard.Tests.Imports;

public sealed class RejectGroupTests
{
    [Theory]
    [InlineData($"{RowProblem.Value} is not a time", "soon")]
    [InlineData($"{RowProblem.Value} is not a time", "")]
    [InlineData($"{RowProblem.Value} is not a time", "a \"b\"\nc")]
    [InlineData($"the number {RowProblem.Value}", "12O")]
    [InlineData("the row has two cells too many", null)]
    public void Holds_ASentenceOfItsKind_IsTrue(string reason, string? value)
    {
        var group = new RejectGroup("when", reason, 1);

        Assert.True(group.Holds("when", new RowProblem("when", reason, value).Sentence));
        Assert.False(group.Holds("other", new RowProblem("other", reason, value).Sentence));
        Assert.False(group.Holds("when", new RowProblem("when", $"{reason}, or nearly", value).Sentence));
    }
}
