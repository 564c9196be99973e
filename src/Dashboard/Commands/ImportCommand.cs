using System.CommandLine;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Imports;
using Dashboard.Consoles;
using Dashboard.Core;
using Dashboard.Failures;
using Dashboard.Interactions;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Investigations.Imports;

namespace Dashboard.Commands;

/// <summary>Imports logs into a case, takes an import out again, and shows its manifest.</summary>
internal static class ImportCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var caseId = CommandOptions.Case();
        var files = new Argument<string[]>("FILE")
        {
            Description = "Logs: CSV, TSV, JSON in any form, Parquet or a database's dump, each also packed with gzip, zstd or zip; a zip of several is imported file by file; files of accounts, model releases or enforcement actions; corrected rejects. A folder stands for all the logs below it, and '*' and '**' make a pattern.",
            Arity = ArgumentArity.OneOrMore,
        };
        var reading = new ReadingOptions();
        var command = new Command("import", "Import logs into a case.") { caseId, files, data, json };
        reading.AddTo(command);
        command.Subcommands.Add(Remove(console));
        command.Subcommands.Add(Manifest(console));
        command.SetAction(async (parsed, cancellation) =>
        {
            reading.Check(parsed);
            var logs = LogPaths.Expand(parsed.GetValue(files)!);
            await using var workspace = await CommandWorkspace.OpenAsync(CommandOptions.DirectoryOf(parsed, data), cancellation);
            var found = await workspace.CaseAsync(parsed.GetValue(caseId), console, cancellation);
            var template = await reading.OrderAsync(parsed, workspace, found.Id, cancellation);
            var imported = new List<Imported>();
            var failed = 0;
            var asked = 0;
            await foreach (var log in LogArchives.ExpandAsync(logs, cancellation))
            {
                asked++;
                try
                {
                    imported.Add(await GuardedAsync(async () => await ImportAsync(
                        workspace, found.Id, template with { Path = await log.PathAsync(), Name = log.Name }, reading.Repairs(parsed),
                        console, cancellation), log.Name));
                }
                catch (ImportException failure) when (logs.Count > 1 || log.IsArchived)
                {
                    // The others are imported all the same: each is whole or not at all by itself.
                    console.Say(failure.Message);
                    failed++;
                }
            }

            var described = await workspace.Store(found.Id).DescribeAsync(cancellation);
            foreach (var fault in described.Faults) console.Say(fault);
            console.Result(
                parsed.GetValue(json),
                new
                {
                    files = imported,
                    accounts = described.Accounts,
                    interactions = described.Interactions,
                    first = described.Time?.Start,
                    last = described.Time?.End.AddMicroseconds(-1),
                    fingerprint = described.Fingerprint.Value,
                },
                imported.Select(
                    r =>
                    $"{r.File}: {r.RowsRead:N0} rows read = {r.Accepted:N0} accepted + {r.Duplicates:N0} duplicates + {r.Rejected:N0} rejected{(r.SetAside > 0 ? $" + {r.SetAside:N0} set aside" : "")}{(r.RejectsFile is { } rejects ? $", see {rejects}" : "")}")
                    .Concat(failed == 0 ? [] : [$"{failed} of {asked} files could not be imported; the reasons stand above."])
                    .Append(
                        $"The case holds {described.Interactions:N0} interactions of {described.Accounts:N0} accounts; fingerprint {described.Fingerprint.Abbreviated}."));
            return failed == 0 && imported.TrueForAll(r => r.RowsRead > 0) && imported.Exists(r => r.Accepted + r.Duplicates > 0)
                ? CommandLine.Done : CommandLine.Failed;
        });
        return command;
    }

    private static Command Remove(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var caseId = CommandOptions.Case();
        var number = Number();
        var command = new Command(
            "remove", "Take an import out again; what was before it is restored exactly, and its manifest stays.") { caseId, number, data,
            json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await CommandWorkspace.OpenAsync(CommandOptions.DirectoryOf(parsed, data), cancellation);
            var found = await workspace.CaseAsync(parsed.GetValue(caseId), console, cancellation);
            var removal = await workspace.Get<CaseImports>().RemoveAsync(workspace.Actor, found.Id, parsed.GetValue(number), cancellation);
            var described = await workspace.Store(found.Id).DescribeAsync(cancellation);
            console.Result(
                parsed.GetValue(json),
                new { removed = removal.Report.Number, file = removal.Report.File, rows = removal.Report.Accepted,
                    accounts = removal.Accounts, fingerprint = described.Fingerprint.Value },
                $"Import {removal.Report.Number} ({removal.Report.File}) is out: {removal.Report.Accepted:N0} rows, and {removal.Accounts:N0} accounts that only it named. The data have the fingerprint {described.Fingerprint.Abbreviated}.");
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Manifest(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var caseId = CommandOptions.Case();
        var number = Number();
        var command = new Command("manifest", "Write the manifest of an import, a JSON object.") { caseId, number, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await CommandWorkspace.OpenOrReadAsync(
                CommandOptions.DirectoryOf(parsed, data), console, cancellation);
            var found = await workspace.CaseAsync(parsed.GetValue(caseId), console, cancellation);
            var wanted = parsed.GetValue(number);
            var report = (await workspace.Store(found.Id).ImportsAsync(cancellation)).FirstOrDefault(r => r.Number == wanted)
                ?? throw new CommandFailedException($"The case '{found.Id}' has no import {wanted}.");
            await workspace.Get<AuditTrail>()
                .AppendAsync(workspace.Actor, found.Id, "import.manifest.read", $"import {wanted}", cancellationToken: cancellation);
            console.Out.WriteLine(System.Text.Encoding.UTF8.GetString(ImportManifest.Write(report)));
            return CommandLine.Done;
        });
        return command;
    }

    // The edge of the command: whatever a file brings about costs that file alone, with a sentence.
    private static async Task<Imported> GuardedAsync(Func<Task<Imported>> import, string name)
    {
        try
        {
            return await import();
        }
        catch (Exception failure) when (CommandFailures.Sentence(failure) is null)
        {
            throw ImportFailure.Of(name, failure);
        }
    }

    private static Argument<int> Number() => new("N") { Description = "The import's number." };

    private static async Task<Imported> ImportAsync(
        CommandWorkspace workspace, CaseId caseId, ImportOrder order, int? repairs, CommandConsole console, CancellationToken cancellation)
    {
        string? PathOf(string? rejects) => rejects is null
            ? null : Path.Combine(workspace.Get<IInteractionStores>().DirectoryOf(caseId), rejects);
        var progress = new ConsoleProgress<ImportProgress>(console, p => $"{order.Name}: {p.Stage}, {p.RowsRead:N0} rows", p => p.Fraction);
        var taken = await workspace.Get<LogIntake>().TakeAsync(workspace.Actor, caseId, order, repairs, progress, cancellation);
        if (taken is IntakeResult.Events { Report: var events })
        {
            foreach (var row in events.RejectedRows) console.Say($"{order.Name}, line {row.Line}, column {row.Column}: {row.Reason}");
            return new Imported(
                events.File, events.Sha256, events.RowsRead, events.Accepted, events.Duplicates, events.Rejected, 0,
                PathOf(events.RejectsFile), null, []);
        }

        var report = ((IntakeResult.Rows)taken).Report;
        foreach (var note in report.Notes) console.Say($"{order.Name}: {note}");
        return new Imported(
            report.File, report.Sha256, report.RowsRead, report.Accepted, report.Duplicates, report.Rejected, report.SetAside,
            PathOf(report.RejectsFile), report.Number, report.Notes);
    }

    /// <summary>A file in the result.</summary>
    private sealed record Imported(
        string File, string Sha256, long RowsRead, long Accepted, long Duplicates, long Rejected, long SetAside, string? RejectsFile,
        int? Import, IReadOnlyList<string> Notes);

    /// <summary>The options that say how logs are read and what of them is kept.</summary>
    private sealed class ReadingOptions
    {
        private readonly Option<string?> preset = new(
            "--preset") { Description = $"How the log is read: {string.Join(", ", MappingArguments.PresetNames)}. Default: recognised from its columns.", HelpName = "NAME" };
        private readonly Option<string?> mapping = new(
            "--mapping") { Description = "Read the log by a named mapping of the case.", HelpName = "NAME" };
        private readonly Option<string[]> map = new(
            "--map") { Description = "Read a column as a field, any number of times. Fields: " + string.Join(", ", MappingArguments.Targets)
            + ".", HelpName = "TARGET=COLUMN" };
        private readonly Option<string[]> hash = new(
            "--hash") { Description = "Keep the values of a field as keyed hashes, any number of times.", HelpName = "TARGET" };
        private readonly Option<string[]> drop = new(
            "--drop") { Description = "Do not keep the values of a field, any number of times.", HelpName = "TARGET" };
        private readonly Option<string?> zone = new(
            "--time-zone") { Description = "The IANA zone of times without an offset.", HelpName = "Z" };
        private readonly Option<DateOrder?> dateOrder = Chosen<DateOrder>(
            "--date-order", "Whether 03/04/2026 is the third of April or the fourth of March",
            new() { ["day-first"] = DateOrder.DayFirst, ["month-first"] = DateOrder.MonthFirst });
        private readonly Option<TimeUnit?> timeUnit = Chosen<TimeUnit>(
            "--time-unit", "What a number in the time column counts, from 1970 on (ticks: of .NET, filetimes: of Windows)",
            Enum.GetValues<TimeUnit>().ToDictionary(u => u.ToString().ToLowerInvariant()));
        private readonly Option<LogEncoding?> encoding = Chosen<LogEncoding>(
            "--encoding", "How the text is encoded",
            new() { ["utf-8"] = LogEncoding.Utf8, ["utf-16"] = LogEncoding.Utf16, ["windows-1252"] = LogEncoding.Windows1252 });
        private readonly Option<string[]> nothing = new(
            "--nothing") { Description = "A word that stands for no value in this log, any number of times.", HelpName = "WORD" };
        private readonly Option<EmbeddingRows?> embeddings = Chosen<EmbeddingRows>(
            "--embeddings", "What becomes of requests for embeddings",
            new() { ["set-aside"] = EmbeddingRows.SetAside, ["count"] = EmbeddingRows.Count });
        private readonly Option<OutlyingTimes?> outlying = Chosen<OutlyingTimes>(
            "--outlying-times", "What becomes of rows whose time stands more than a year from all others",
            new() { ["set-aside"] = OutlyingTimes.SetAside, ["keep"] = OutlyingTimes.Keep });
        private readonly Option<FileInfo?> companion = new(
            "--companion") { Description = "The gateway's log that completes each of the logs.", HelpName = "FILE" };
        private readonly Option<string?> clockNote = new(
            "--clock-note") { Description = "What is known of the logging clock's offset, for the manifest.", HelpName = "TEXT" };
        private readonly Option<int?> repairs = new(
            "--repairs") { Description = "The import whose corrected rejects the file holds, where its name does not tell. Any other file is refused then.", HelpName = "N" };

        public void AddTo(Command command)
        {
            foreach (var option in (Option[])[
                preset, mapping, map, hash, drop, zone, dateOrder, timeUnit, encoding, nothing, outlying, embeddings, companion, clockNote,
                repairs]) command.Options.Add(option);
        }

        public int? Repairs(ParseResult parsed) => parsed.GetValue(repairs);

        /// <summary>Looks at what can be checked without a workspace.</summary>
        public void Check(ParseResult parsed)
        {
            Given(parsed);
            if (parsed.GetValue(mapping) is not null && parsed.GetValue(preset) is not null)
                throw new UsageException("A named mapping has its preset: give --mapping or --preset, not both.");
            if (parsed.GetValue(companion) is { Exists: false } missing)
                throw new CommandFailedException($"The file '{missing.FullName}' does not exist. Nothing was imported.");
        }

        /// <summary>What is asked for each of the files; its path and name are to be filled in.</summary>
        public async Task<ImportOrder> OrderAsync(
            ParseResult parsed, CommandWorkspace workspace, CaseId caseId, CancellationToken cancellation)
        {
            var with = parsed.GetValue(companion);
            return new ImportOrder("", "", await MappingAsync(parsed, workspace, caseId, cancellation))
            {
                ClockNote = parsed.GetValue(clockNote), Companion = with is null ? null : new CompanionLog(with.FullName, with.Name),
            };
        }

        private static Option<T?> Chosen<T>(string name, string description, Dictionary<string, T> choices)
            where T : struct => new(name)
            {
                Description = $"{description}: {string.Join(", ", choices.Keys)}.",
                HelpName = "CHOICE",
                CustomParser = result =>
                {
                    if (choices.TryGetValue(result.Tokens.Single().Value, out var chosen)) return chosen;
                    result.AddError($"'{result.Tokens.Single().Value}' is none of {string.Join(", ", choices.Keys)}.");
                    return null;
                },
            };

        // What stands on the command line wins over what the case keeps under the name.
        private async Task<ImportMapping?> MappingAsync(
            ParseResult parsed, CommandWorkspace workspace, CaseId caseId, CancellationToken cancellation)
        {
            var given = Given(parsed);
            if (parsed.GetValue(mapping) is not { } name) return given;
            var named = await workspace.Get<NamedMappingRegister>().FindAsync(workspace.Actor, caseId, name, cancellation)
                ?? throw new CommandFailedException($"The case '{caseId}' has no mapping '{name}'. Nothing was imported.");
            var kept = MappingDraft.Read(named) ?? throw new CommandFailedException(
                $"The mapping '{name}' is of a version that this one does not know. Nothing was imported; make it again.");
            if (given is null) return kept;
            return kept with
            {
                Columns = Over(kept.Columns, given.Columns), Treatments = Over(kept.Treatments, given.Treatments),
                TimeZone = given.TimeZone ?? kept.TimeZone,
                TimeUnit = given.TimeUnit ?? kept.TimeUnit, DateOrder = given.DateOrder ?? kept.DateOrder,
                Encoding = given.Encoding ?? kept.Encoding,
                Nothing = given.Nothing.Count > 0 ? given.Nothing : kept.Nothing, OutlyingTimes = given.OutlyingTimes ?? kept.OutlyingTimes,
                Embeddings = given.Embeddings ?? kept.Embeddings,
            };
        }

        private static Dictionary<string, T> Over<T>(IReadOnlyDictionary<string, T> kept, IReadOnlyDictionary<string, T> given) =>
            kept.Where(k => !given.ContainsKey(k.Key)).Concat(given).ToDictionary();

        private ImportMapping? Given(ParseResult parsed)
        {
            try
            {
                var treatments = Treatments(parsed);
                var columns = MappingArguments.Parse(parsed.GetValue(map) ?? [], parsed.GetValue(preset), parsed.GetValue(zone));
                var (order, unit, text) = (parsed.GetValue(dateOrder), parsed.GetValue(timeUnit), parsed.GetValue(encoding));
                var (words, times, vectors) = (parsed.GetValue(nothing) ?? [], parsed.GetValue(outlying), parsed.GetValue(embeddings));
                if (columns is null && treatments.Count == 0 && order is null && unit is null && text is null && words.Length == 0
                    && times is null && vectors is null) return null;
                columns ??= new ImportMapping(ImportMapping.DetectedPreset, new Dictionary<string, IReadOnlyList<string>>());
                return columns with { Treatments = treatments, DateOrder = order, TimeUnit = unit ?? columns.TimeUnit, Encoding = text,
                    Nothing = words, OutlyingTimes = times, Embeddings = vectors };
            }
            catch (FormatException exception)
            {
                throw new UsageException(exception.Message);
            }
        }

        private Dictionary<string, Treatment> Treatments(ParseResult parsed)
        {
            var treatments = new Dictionary<string, Treatment>(StringComparer.Ordinal);
            foreach (var (targets, treatment) in new[] { (parsed.GetValue(hash), Treatment.Hash), (parsed.GetValue(drop), Treatment.Drop) })
            {
                foreach (var target in targets ?? [])
                {
                    if (!MappingArguments.TreatedTargets.Contains(target))
                        throw new FormatException(
                            $"The values of '{target}' cannot be hashed or dropped. Those of these targets can: {string.Join(", ", MappingArguments.TreatedTargets)}.");
                    if (!treatments.TryAdd(target, treatment))
                        throw new FormatException($"The target '{target}' is to be hashed and dropped: choose one.");
                }
            }

            return treatments;
        }
    }
}
