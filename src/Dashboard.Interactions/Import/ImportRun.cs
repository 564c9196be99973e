using System.Reflection;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Import.Writing;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Content;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import;

/// <summary>One import from file to manifest: one transaction, whole or not at all.</summary>
/// <param name="publish">What is done with it before it is committed, and may refuse it: where another engine keeps what is prepared
/// here.</param>
internal sealed class ImportRun(
    DuckDbConnection connection, string caseDirectory, string temporaryDirectory, StoreOptions options, CancellationToken cancellation,
    Action<DuckDbConnection>? publish = null)
{
    /// <summary>A row of a log takes about this many bytes; what is planned with it only saves time.</summary>
    private const int UsualRowBytes = 100;

    private const int MostPlannedRows = 60_000_000;

    /// <summary>Of so many rows on, what an import held is given back at once.</summary>
    private const int RowsWorthCollecting = 2_000_000;

    /// <exception cref="ImportException">Nothing could be read.</exception>
    public ImportReport Run(LogFile log, LogFile? companion, ImportRequest request, IProgress<ImportProgress>? progress)
    {
        for (var known = new KnownOfLog(CountsAgents: false, []); ;)
        {
            var (report, more) = Run(log, companion, request, known, progress);
            if (report is not null)
            {
                // Keys and names lie in large arrays, which nobody collects until memory runs short: what comes next would pay for them.
                if (report.RowsRead >= RowsWorthCollecting)
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                return report;
            }

            known = more!;
        }
    }

    /// <summary>
    /// No report where the log's end told what its beginning did not: then it is read again with that, of which each is told once.
    /// </summary>
    private (ImportReport? Report, KnownOfLog? More) Run(
        LogFile log, LogFile? companion, ImportRequest request, KnownOfLog known, IProgress<ImportProgress>? progress)
    {
        var scratch = Path.Combine(Directory.CreateDirectory(temporaryDirectory).FullName, $"{Guid.NewGuid():N}");
        using var rejects = new RejectsFile($"{scratch}.rejects.csv");
        using var differing = new DifferingRows($"{scratch}.differing.csv");
        try
        {
            using var transaction = connection.BeginTransaction();
            var balance = RowBalance.Begin(connection, cancellation);
            using var opened = Open(log, companion, known.Late);
            var samples = Samples(log);
            var plan = WithDateOrder(
                ColumnPlan.Make(request.Mapping, opened, samples, log.DisplayName), log) with { CountsAgents = known.CountsAgents };
            using var reader = PartedRows.Of(opened, plan.Preset);
            if (ImportRecords.Reports(connection, cancellation).FirstOrDefault(r => IsSame(r, log, companion, plan)) is { } earlier)
                return (SameAgain(earlier, request), null);

            var (number, seed) = connection.Rows(
                "SELECT next_import, seed FROM settings", r => (r.GetInt32(0), r.GetInt64(1)), cancellation)[0];
            var hash = plan.Mapping.Treatments.Values.Contains(Treatment.Hash) ? KeyedHash.Of(caseDirectory) : null;
            var rules = plan.Preset.Kind == ImportKind.Interactions ? request.Rules : [];
            var parser = new RowParser(reader, plan, new CapabilityClassifier(rules), hash, seed);
            var expected = Math.Min(log.Bytes / UsualRowBytes, MostPlannedRows);
            var context = new ImportContext(connection, number, plan, parser.Fields, rules, hash, seed, expected, differing, cancellation);
            using BatchWriter writer = plan.Preset.Kind == ImportKind.Accounts
                ? new AccountWriter(context) : new InteractionWriter(context);
            var setAside = new SetAsideRows();
            var importer = new Importer(reader, parser, writer, rejects, setAside, options.ImportBatchRows);
            var counts = importer.Run(progress, cancellation);
            rejects.Dispose();
            differing.Dispose();
            foreach (var group in writer.SetAside.Groups) setAside.Add(group.Column, group.Reason, group.Rows);
            if (!known.CountsAgents && parser.HasAgents && counts.SetAside == counts.RowsRead)
                return (null, known with { CountsAgents = true });
            if (known.Late.Count == 0 && reader.Late.Count > 0
                && plan.WouldRead([.. reader.Late.Select(l => l.Column)], request.Mapping, opened, samples))
                return (null, known with { Late = [.. reader.Late.Select(l => l.Column)] });
            RequireSomething(counts, rejects, setAside, log);
            var report = Report(log, request, plan, number, counts, rejects, writer) with
            {
                Companion = (opened as JoinedRows)?.Report,
                DuplicatesOf = DuplicatesOf(writer, importer.Parts, number),
                SetAsideGroups = setAside.Groups,
                ColumnUses = parser.Uses,
                ValuesLeftOut = parser.Values.Count,
                ValueProblems = parser.Values.Listed,
                DifferingIds = differing.Ids,
                Differing = differing.Listed,
                DifferingFile = differing.Ids == 0 ? null : $"{ImportRecords.Folder}/{number.Invariant()}.differing.csv",
                EarlierRows = differing.EarlierRows,
            };
            report =
                report with { Notes = [
                    .. reader.Notes, .. ImportNotes.OfLate(reader.Late, plan), .. ImportNotes.Of(plan, report, parser, importer.Parts)] };
            Record(report, rules);
            progress?.Report(new ImportProgress("Reading back", counts.RowsRead, null, counts.Rejected));
            ContentLedger.Add(connection, number, cancellation);
            balance.CheckNew(number, cancellation);
            if (writer.Superseding.Count > 0)
            {
                progress?.Report(new ImportProgress("Setting aside what is superseded", counts.RowsRead, null, counts.Rejected));
                SupersededRows.SetAside(connection, number, writer.Superseding, cancellation);
                balance.Check(cancellation);
            }

            progress?.Report(new ImportProgress("Writing", counts.RowsRead, null, counts.Rejected));
            KeepWith(
                // What is published elsewhere was only prepared here.
                () =>
                {
                    if (publish is null) transaction.Commit();
                    else publish(connection);
                },
                report, rejects, differing, reader.Header);
            return (report, null);
        }
        catch (DuckDbException e)
        {
            throw new ImportException($"{log.DisplayName} could not be imported: {e.Message} Nothing was kept.", e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new ImportException($"{log.DisplayName} could not be read to its end: {e.Message} Nothing was kept.", e);
        }
        catch (Exception e) when (ImportFailure.IsUnforeseen(e))
        {
            throw ImportFailure.Of(log.DisplayName, e);
        }
        finally
        {
            File.Delete(rejects.Path);
            differing.Dispose();
            File.Delete(differing.Path);
        }
    }

    private static bool IsSame(ImportReport earlier, LogFile log, LogFile? companion, ColumnPlan plan) =>
        earlier.Sha256 == log.Sha256
        && earlier.Companion?.Sha256 == companion?.Sha256
        && ImportRecords.TextOf(earlier.Mapping) == ImportRecords.TextOf(plan.Mapping);

    private static ImportReport SameAgain(ImportReport earlier, ImportRequest request) => earlier with
    {
        Number = 0,
        File = request.DisplayName,
        Accepted = 0,
        Duplicates = earlier.RowsRead,
        Rejected = 0,
        SetAside = 0,
        SetAsideGroups = [],
        ValuesLeftOut = 0,
        ValueProblems = [],
        DifferingIds = 0,
        Differing = [],
        DifferingFile = null,
        EarlierRows = [],
        ColumnUses = [],
        RejectsFile = null,
        RejectGroups = [],
        DuplicatesOf = [new DuplicateGroup(earlier.Number, earlier.RowsRead)],
        First = null,
        Last = null,
        ImportedBy = request.RequestedBy,
        ImportedAt = request.RequestedAt,
        Notes = [$"This file was imported before with the same mapping, as import {earlier.Number} ({earlier.File}): nothing was added."],
    };

    private static void RequireSomething(ImportCounts counts, RejectsFile rejects, SetAsideRows setAside, LogFile log)
    {
        if (counts.RowsRead == 0) throw new ImportException($"{log.DisplayName} has no rows. Nothing was imported.");
        if (counts.Rejected + counts.SetAside < counts.RowsRead) return;
        if (counts.Rejected == 0)
            throw new ImportException(
                $"None of the {counts.RowsRead} rows of {log.DisplayName} counts as a request to a model: {string.Join("; ", setAside.Groups.Take(5).Select(g => $"{g.Rows:N0} × {g.Reason}"))}. Nothing was imported. Check that the log is read by the right preset.");
        var (line, problem) = rejects.First!.Value;
        var where = problem.Column.Length == 0 ? $"line {line}" : $"line {line}, column {problem.Column}";
        throw new ImportException(
            $"None of the {counts.RowsRead} rows of {log.DisplayName} could be read; at {where}, {problem.Sentence}. Nothing was imported. Check that the right columns are mapped.");
    }

    // Parts of a request are copies of its row, as far as counts go.
    private static List<DuplicateGroup> DuplicatesOf(BatchWriter writer, long parts, int number)
    {
        var own = writer.Duplicates.GetValueOrDefault(number) + parts;
        return [.. writer.Duplicates.Where(d => d.Key != number).Select(d => new DuplicateGroup(d.Key, d.Value))
            .Concat(own > 0 ? [new DuplicateGroup(0, own)] : []).OrderBy(d => d.Import)];
    }

    private ColumnSamples Samples(LogFile log)
    {
        using var ahead = RowReader.Open(log, temporaryDirectory, cancellation);
        return ColumnSamples.Of(ahead);
    }

    private RowReader Open(LogFile log, LogFile? companion, IReadOnlyList<SourceColumn> late)
    {
        var reader = RowReader.Open(log, temporaryDirectory, cancellation, late);
        if (companion is null) return reader;
        try
        {
            var preset = Presets.Preset.Detect([.. reader.Columns.Select(c => c.Name)])?.Companion
                ?? throw new ImportException(
                    $"{log.DisplayName} is no log that another one completes. Nothing was imported. Import {companion.DisplayName} by itself.");
            using var other = RowReader.Open(companion, temporaryDirectory, cancellation);
            return new JoinedRows(reader, other, companion, preset, cancellation);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>The order of day and month that the log's own dates show; a log whose dates leave it open is asked about.</summary>
    private ColumnPlan WithDateOrder(ColumnPlan plan, LogFile log)
    {
        var (decided, isOpen) = DateOrders.Decide(plan, log, temporaryDirectory, cancellation);
        if (!isOpen) return decided;
        var column = (plan[ImportTarget.Time] ?? plan[ImportTarget.CreatedAt])!.Name;
        throw new ImportException(
            $"The times in '{column}' of {log.DisplayName} could be read in two ways, with the day or with the month first, and none of them tells which. Nothing was imported. Say which comes first.");
    }

    private ImportReport Report(
        LogFile log, ImportRequest request, ColumnPlan plan, int number, ImportCounts counts, RejectsFile rejects, BatchWriter writer)
    {
        var (first, last) = connection.Rows(
            "SELECT min(first), max(last) FROM daily WHERE import = $number",
            r => r.IsDBNull(0) ? ((DateTime?)null, (DateTime?)null) : (r.GetDateTime(0), r.GetDateTime(1)),
            cancellation,
            ("number", number))[0];
        return new ImportReport
        {
            Number = number,
            Kind = plan.Preset.Kind,
            File = request.DisplayName,
            Bytes = log.Bytes,
            Sha256 = log.Sha256,
            Mapping = plan.Mapping,
            RowsRead = counts.RowsRead,
            Accepted = counts.Accepted,
            Duplicates = counts.Duplicates,
            Rejected = counts.Rejected,
            SetAside = counts.SetAside,
            RejectsFile = counts.Rejected == 0 ? null : $"{ImportRecords.Folder}/{number.Invariant()}.rejects.csv",
            RejectGroups = rejects.Groups,
            First = first,
            Last = last,
            ImportedBy = request.RequestedBy,
            ImportedAt = request.RequestedAt,
            ToolVersion = typeof(ImportRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0],
            ClockNote = request.ClockNote,
        };
    }

    private void Record(ImportReport report, IReadOnlyList<CapabilityRule> rules)
    {
        var isByRules = connection.Any("interactions WHERE import = $number AND rule > 0", cancellation, ("number", report.Number));
        connection.InsertRow(
            "imports", cancellation, report.Number, report.Sha256, ImportRecords.TextOf(report.Mapping) + report.Companion?.Sha256,
            isByRules ? ImportRecords.TextOf(rules) : null,
            report.RowsRead, report.Accepted, report.Duplicates, report.Rejected, ImportRecords.TextOf(report));
        connection.Run("UPDATE settings SET next_import = $next", cancellation, ("next", report.Number + 1));
    }

    /// <summary>
    /// Writes manifest and rejects, with the header that makes them a log again, before the commit, so that no import is
    /// without them, and whoever opens the workspace after a crash sees from the manifest that an import may have been
    /// committed. An import that fails takes them with it.
    /// </summary>
    private void KeepWith(Action commit, ImportReport report, RejectsFile rejectsFile, DifferingRows differing, string? header)
    {
        var directory = Directory.CreateDirectory(Path.Combine(caseDirectory, ImportRecords.Folder)).FullName;
        string[] files = [.. ImportRecords.FilesOf(directory, report.Number)];
        var (manifest, rejects, headerFile) = (files[0], files[1], files[2]);
        try
        {
            foreach (var file in files) File.Delete(file);
            if (report.RejectsFile is not null)
            {
                File.Move(rejectsFile.Path, rejects);
                if (header is not null) File.WriteAllText(headerFile, header);
            }

            if (report.DifferingFile is not null) File.Move(differing.Path, files[3]);
            ImportRecords.WriteManifest(manifest, report);
            cancellation.ThrowIfCancellationRequested();
            commit();
        }
        catch (Exception failure) when (failure is not UnsureChangeException)
        {
            foreach (var file in files) File.Delete(file);
            throw;
        }
    }

    /// <summary>What is known of a log that only its end tells.</summary>
    /// <param name="CountsAgents">Whether runs of agents count, as they do where there are no other requests.</param>
    /// <param name="Late">Columns that the first rows do not have.</param>
    private sealed record KnownOfLog(bool CountsAgents, IReadOnlyList<SourceColumn> Late);
}
