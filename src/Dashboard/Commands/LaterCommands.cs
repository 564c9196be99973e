using System.CommandLine;

namespace Dashboard.Commands;

/// <summary>Verbs of the contract whose work does not exist yet. They say so, and exit 1.</summary>
internal static class LaterCommands
{
    public static Command NotAvailableYet(CommandConsole console, string name, string description, params IEnumerable<Symbol> symbols)
    {
        var command = new Command(name, description) { CommandOptions.Data(), CommandOptions.Json() };
        foreach (var symbol in symbols)
        {
            if (symbol is Option option) command.Options.Add(option);
            if (symbol is Argument argument) command.Arguments.Add(argument);
        }

        command.SetAction(_ =>
        {
            console.Say($"'{name}' is not available yet.");
            return CommandLine.Failed;
        });
        return command;
    }
}

internal static class EvaluateCommand
{
    public static Command Create(CommandConsole console) => LaterCommands.NotAvailableYet(
        console, "evaluate", "Measure accuracy against planted truth.", new Option<string?>("--scenario") { Description = "One scenario; default all.", HelpName = "NAME" });
}
