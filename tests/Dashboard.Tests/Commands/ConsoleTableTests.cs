using Dashboard.Consoles;
using Dashboard.Investigations.Views;

namespace Dashboard.Tests.Commands;

public sealed class ConsoleTableTests
{
    private static readonly IReadOnlyList<TableColumn<(string Name, long? Count, DateTime At)>> Columns =
        [new("name", "Account", r => r.Name), new("count", "Interactions", r => r.Count, IsNumber: true), new("at", "At, UTC", r => r.At)];

    [Fact]
    public void Write_ForAFile_IsAlignedWithoutColoursAndWithNothingCut()
    {
        using var output = new StringWriter();
        var name = new string('x', 300);

        ConsoleTable.Write(
            output, Columns,
            [(name, 1_234_567, new DateTime(2026, 4, 22, 9, 5, 59, DateTimeKind.Utc)), ("acc-2", null, DateTime.UnixEpoch)]);

        Assert.Equal(
            $"Account{new string(' ', 295)}Interactions  At, UTC\n{name}     1,234,567  2026-04-22 09:05\nacc-2{new string(' ', 297)}           –  1970-01-01 00:00\n",
            output.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Write_NameThatOrdersATerminal_ShowsItsCharacters()
    {
        using var output = new StringWriter();

        ConsoleTable.Write(output, Columns, [("a\e[2Jb\u202Ec\n[red]d", 1, DateTime.UnixEpoch)]);

        Assert.Equal(2, output.ToString().TrimEnd().Split('\n').Length);
        Assert.DoesNotContain('\e', output.ToString());
        Assert.DoesNotContain('\u202E', output.ToString());
        Assert.Contains("[red]d", output.ToString(), StringComparison.Ordinal);
    }
}
