using System.CommandLine;
using Dashboard.Analysis.Windows;
using Dashboard.Consoles;

namespace Dashboard.Commands;

/// <summary>Finds change points in any series.</summary>
internal static class ChangePointsCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var series = CommandOptions.InputFile("--series", "A CSV with the columns t and value, in order.");
        var command = new Command("changepoints", "Find change points in a series (PELT).") { series, data, json };
        command.SetAction(parsed =>
        {
            var values = CsvFile.Read(parsed.GetValue(series)!, ["value"], "t").Select(row => row.Number(0, "value", whenEmpty: double.NaN))
                .ToArray();
            var changePoints = ChangePoints.Find(values);
            console.Result(
                parsed.GetValue(json),
                new { changePoints, n = values.Length, method = ChangePoints.Method.ToString() },
                changePoints.Length == 0
                    ? $"No change in {values.Length} values; {ChangePoints.Method}."
                    : $"A new segment begins at {string.Join(", ", changePoints)} (counted from 0) of {values.Length} values; {ChangePoints.Method}.");
            return CommandLine.Done;
        });
        return command;
    }
}
