using Dashboard.Analysis.Candidates;

namespace Dashboard.Analysis.Tests.Candidates;

public class SettledWholeTests
{
    // Accounts 0 to 99 are of the group and fit it the better the higher their number; 100 to 109 are not of it, and would fit well.
    private static readonly SettledWhole Whole = new([.. Enumerable.Range(0, 100)], [.. Enumerable.Range(0, 110).Select(a => (double)a)]);

    [Theory]
    [InlineData(true, new[] { 10, 30, 50, 70 })]
    [InlineData(true, new[] { 0, 1, 25, 26, 27 })]
    [InlineData(false, new[] { 0, 1, 24, 98, 99 })]
    [InlineData(false, new[] { 1, 3, 5, 7, 9, 11 })]
    [InlineData(false, new[] { 60, 70, 100, 101 })]
    [InlineData(false, new[] { 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40 })]
    public void HasUsualPart_Accounts_HoldsForFewWithinThatFitAsItsOwnDo(bool expected, int[] part) =>
        Assert.Equal(expected, Whole.HasUsualPart(part));
}
