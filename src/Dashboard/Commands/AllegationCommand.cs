using System.CommandLine;
using System.Globalization;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Exports;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Records;
using Dashboard.Casework.Standings;
using Dashboard.Consoles;
using Dashboard.Failures;
using Dashboard.Investigations.LiveFigures;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

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
            await using var workspace = await CommandWorkspace.OpenOrReadAsync(
                CommandOptions.DirectoryOf(parsed, data), console, cancellation);
            var found = await workspace.CaseAsync(parsed.GetValue(caseId), console, cancellation);
            var allegations =
                (await workspace.Get<AllegationRegister>()
                    .ListAsync(workspace.Actor, found.Id, take: Listing<Allegation>.MaxRows, cancellationToken: cancellation)).Rows;
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
                [new("number", "Number", a => a.Number, IsNumber: true), new("status", "Status", a => a.Status),
                    new("title", "Title given by the analyst", a => a.Title)],
                allegations,
                "There is no allegation yet.");
            return CommandLine.Done;
        });
        return new Command("allegation", "List allegations, and read what is written of them.") { list, Show(console), Lint(console) };
    }

    private static Command Show(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var caseId = CommandOptions.Case();
        var number = new Option<int>(
            "--allegation") { Description = "The allegation's number, as 'allegation list' shows it.", HelpName = "N", Required = true };
        var markdown = new Option<bool>("--markdown") { Description = "The whole as Markdown." };
        var show = new Command(
            "show", "An allegation whole: its headline, its elements with what their grounds allow, its sources and quotations.") { caseId,
            number, markdown, data, json };
        show.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await CommandWorkspace.OpenOrReadAsync(
                CommandOptions.DirectoryOf(parsed, data), console, cancellation);
            var found = await workspace.CaseAsync(parsed.GetValue(caseId), console, cancellation);
            var document = await workspace.Get<AllegationExports>()
                .FindAsync(workspace.Actor, found.Id, parsed.GetValue(number), cancellation)
                ?? throw new CommandFailedException(
                    $"There is no allegation {parsed.GetValue(number)} in the case '{found.Id}'. 'allegation list' shows them.");
            console.Result(
                parsed.GetValue(json), document,
                parsed.GetValue(markdown) ? [AllegationMarkdown.Of(document)]
                : [document.Headline, document.Limits, $"Title given by the analyst: {document.Title}",
                    .. document.Elements.Select(e => $"{e.Number,3}  {e.Standing.Word(),-13} {e.Name} (at most {e.Highest.Word()})"),
                    .. document.Exhibits.SelectMany(x => x.Drifts).Select(d => $"drifted: {d}")]);
            return CommandLine.Done;
        });
        return show;
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
        var lint = new Command(
            "lint", "Remarks on each line of a text: what claims more than its standing carries, and what may not be said.") { file,
            standing, json };
        lint.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            if (!path.Exists) throw new InvalidEntryException($"There is no file {path.Name}. Nothing was read.");
            var context = LintContext.OfAll(Enum.Parse<Standing>(parsed.GetValue(standing)!, ignoreCase: true));
            var lines = (await File.ReadAllLinesAsync(path.FullName, cancellation)).Where(line => line.Trim().Length > 0)
                .Select(
                    text =>
                    new { text,
                        remarks = StatementLinter.Check(text, context)
                        .Select(r => new { rule = r.Rule.Name(), message = $"“{r.Excerpt}”: {r.Message}" }).ToArray() }).ToArray();
            console.Result(
                parsed.GetValue(json),
                new { lines },
                lines.SelectMany(line => line.remarks.Select(r => $"{line.text}\n    {r.rule}: {r.message}"))
                .DefaultIfEmpty("Nothing to remark on."));
            return CommandLine.Done;
        });
        return lint;
    }
}
