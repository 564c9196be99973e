using System.CommandLine;
using System.Globalization;
using Dashboard.Casework;

namespace Dashboard.Commands;

/// <summary>Lists the allegations of a case.</summary>
internal static class AllegationCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var caseId = CommandOptions.Case();
        var list = new Command("list", "List the allegations of a case.") { caseId, data, json };
        list.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await CommandWorkspace.OpenOrReadAsync(CommandOptions.DirectoryOf(parsed, data), console, cancellation);
            var found = await workspace.CaseAsync(parsed.GetValue(caseId), console, cancellation);
            var allegations = (await workspace.Get<AllegationRegister>().ListAsync(workspace.Actor, found.Id, take: Listing<Allegation>.MaxRows, cancellationToken: cancellation)).Rows;
            console.Result(
                parsed.GetValue(json),
                new
                {
                    allegations = allegations.Select(a => new
                    {
                        id = a.Number.ToString(CultureInfo.InvariantCulture),
                        title = a.Title,
                        status = a.Status,
                    }),
                },
                allegations.Select(a => $"{a.Number,4}  {a.Status,-10} {a.Title}"));
            return CommandLine.Done;
        });
        return new Command("allegation", "List allegations.") { list };
    }
}
