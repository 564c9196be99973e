using System.CommandLine;
using Dashboard.Imports;
using Dashboard.Interactions;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Store;

namespace Dashboard.Commands;

/// <summary>Imports logs into a case.</summary>
internal static class ImportCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var caseId = CommandOptions.Case();
        var files = new Argument<FileInfo[]>("FILE") { Description = "Logs: CSV, TSV, NDJSON, JSON array or Parquet, each also gzipped.", Arity = ArgumentArity.OneOrMore };
        var preset = new Option<string?>("--preset") { Description = $"How the log is read: {string.Join(", ", MappingArguments.PresetNames)}. Default: recognised from its columns.", HelpName = "NAME" };
        var map = new Option<string[]>("--map") { Description = "Read a column as a field, any number of times. Fields: " + string.Join(", ", MappingArguments.Targets) + ".", HelpName = "TARGET=COLUMN" };
        var zone = new Option<string?>("--time-zone") { Description = "The IANA zone of times without an offset. Default: UTC.", HelpName = "Z" };
        var command = new Command("import", "Import logs into a case.") { caseId, files, preset, map, zone, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var mapping = ParseMapping(parsed.GetValue(map) ?? [], parsed.GetValue(preset), parsed.GetValue(zone));
            await using var workspace = await CommandWorkspace.OpenAsync(CommandOptions.DirectoryOf(parsed, data), cancellation);
            var found = await workspace.CaseAsync(parsed.GetValue(caseId), console, cancellation);
            var reports = new List<ImportReport>();
            foreach (var file in parsed.GetValue(files)!)
            {
                if (!file.Exists) throw new CommandFailedException($"The file '{file.FullName}' does not exist. {Kept(reports)}");
                var progress = new ConsoleProgress<ImportProgress>(p => console.Say($"{file.Name}: {p.Stage}, {p.RowsRead:N0} rows"));
                var report = await workspace.Get<CaseImports>().ImportAsync(workspace.Actor, found.Id, file.FullName, file.Name, mapping, progress, cancellation);
                foreach (var note in report.Notes) console.Say($"{file.Name}: {note}");
                reports.Add(report);
            }

            string? PathOf(string? rejects) => rejects is null ? null : Path.Combine(workspace.Get<IInteractionStores>().DirectoryOf(found.Id), rejects);
            var described = await workspace.Store(found.Id).DescribeAsync(cancellation);
            console.Result(
                parsed.GetValue(json),
                new
                {
                    files = reports.Select(r => new
                    {
                        file = r.File,
                        sha256 = r.Sha256,
                        rowsRead = r.RowsRead,
                        accepted = r.Accepted,
                        duplicates = r.Duplicates,
                        rejected = r.Rejected,
                        rejectsFile = PathOf(r.RejectsFile),
                        import = r.Number,
                        notes = r.Notes,
                    }),
                    accounts = described.Accounts,
                    interactions = described.Interactions,
                    first = described.Time?.Start,
                    last = described.Time?.End.AddMicroseconds(-1),
                    fingerprint = described.Fingerprint.Value,
                },
                reports.Select(r => $"{r.File}: {r.RowsRead:N0} rows read = {r.Accepted:N0} accepted + {r.Duplicates:N0} duplicates + {r.Rejected:N0} rejected{(PathOf(r.RejectsFile) is { } rejects ? $", see {rejects}" : "")}")
                    .Append($"The case holds {described.Interactions:N0} interactions of {described.Accounts:N0} accounts; fingerprint {described.Fingerprint.Abbreviated}."));
            return reports.TrueForAll(r => r.RowsRead > 0) && reports.Exists(r => r.Accepted + r.Duplicates > 0) ? CommandLine.Done : CommandLine.Failed;
        });
        return command;
    }

    private static ImportMapping? ParseMapping(IEnumerable<string> arguments, string? preset, string? zone)
    {
        try
        {
            return MappingArguments.Parse(arguments, preset, zone);
        }
        catch (FormatException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static string Kept(List<ImportReport> reports) =>
        reports.Count == 0 ? "Nothing was imported." : $"Before it {string.Join(", ", reports.Select(r => r.File))} went in and stays.";
}
