namespace Dashboard.Core.Tests;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("'", "''")]
    [InlineData("'=1", "''=1")]
    [InlineData("=HYPERLINK(\"http://evil.example\",\"a\")", "\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"a\"\")\"")]
    [InlineData("a;=1+1", "\"a;=1+1\"")]
    [InlineData("acct-1=2", "acct-1=2")]
    [InlineData("don't", "don't")]
    [InlineData("", "")]
    public void Cell_Text_IsNoFormulaAndReadsBack(string text, string cell)
    {
        Assert.Equal(cell, CsvText.Cell(text));
        Assert.Equal(text, CsvText.Read(Unquoted(cell)));
    }

    [Theory]
    [InlineData("=1")]
    [InlineData("'x")]
    [InlineData("")]
    public void Read_CellFromBeforeTheGuard_IsItsOwnText(string cell) => Assert.Equal(cell, CsvText.Read(cell));

    private static string Unquoted(string cell) => cell is ['"', .. var inner, '"']
        ? inner.Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
}
