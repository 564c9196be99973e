using System.CommandLine;
using System.Globalization;
using Dashboard.Casework;
using Dashboard.Casework.Linting;
using Dashboard.Consoles;

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
        return new Command("allegation", "List allegations, and read what is written of them.") { list, Lint(console) };
    }

    private static Command Lint(CommandConsole console)
    {
        var file = new Argument<FileInfo>("file") { Description = "A text, a statement a line." };
        var standing = new Option<string>("--standing")
        {
            Description = "The standing that the statements have: retracted, superseded, unverifiable, disputed, alleged or corroborated.",
            DefaultValueFactory = _ => "alleged",
            HelpName = "NAME",
        };
        standing.AcceptOnlyFromAmong([.. Enum.GetNames<Standing>().Select(name => name.ToLowerInvariant())]);
        var json = CommandOptions.Json();
        var lint = new Command("lint", "Remarks on each line of a text: what claims more than its standing carries, and what may not be said.") { file, standing, json };
        lint.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            if (!path.Exists) throw new InvalidEntryException($"There is no file {path.Name}. Nothing was read.");
            var context = LintContext.OfAll(Enum.Parse<Standing>(parsed.GetValue(standing)!, ignoreCase: true));
            var lines = (await File.ReadAllLinesAsync(path.FullName, cancellation)).Where(line => line.Trim().Length > 0)
                .Select(text => new { text, remarks = StatementLinter.Check(text, context).Select(r => new { rule = r.Rule.Name(), message = $"“{r.Excerpt}”: {r.Message}" }).ToArray() }).ToArray();
            console.Result(
                parsed.GetValue(json),
                new { lines },
                lines.SelectMany(line => line.remarks.Select(r => $"{line.text}\n    {r.rule}: {r.message}")).DefaultIfEmpty("Nothing to remark on."));
            return CommandLine.Done;
        });
        return lint;
    }
}
