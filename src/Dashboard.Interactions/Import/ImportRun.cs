using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Import;

/// <summary>One import from file to manifest: one transaction, whole or not at all.</summary>
internal static class ImportRun
{
    private const string Directory = "imports";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Manifest = new(Json) { WriteIndented = true };

    public static IReadOnlyList<ImportReport> Reports(DuckDbConnection connection, CancellationToken cancellation) =>
        connection.Rows("SELECT report FROM imports ORDER BY number", r => JsonSerializer.Deserialize<ImportReport>(r.GetUtf8(0), Json)!, cancellation);

    /// <param name="connection">A connection of its own: the import sets its time zone and makes temporary tables.</param>
    public static ImportReport Run(
        DuckDbConnection connection, LogFile log, ImportRequest request, string caseDirectory, string temporaryDirectory,
        StoreOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            if (request.Mapping?.TimeZone is { } zone) connection.Run($"SET TimeZone = {Sql.Literal(zone)}", cancellation);
            using var transaction = connection.BeginTransaction();
            using IRawRows source = log.Format == LogFormat.Parquet
                ? new ParquetRows(connection, log, temporaryDirectory, cancellation)
                : new ScannedRows(connection, log);
            var plan = ColumnPlan.Make(request.Mapping, source.Columns, log.DisplayName);
            var mapping = JsonSerializer.Serialize(plan.Mapping, Json);
            if (EarlierImport(connection, log, mapping, cancellation) is { } earlier) return SameAgain(earlier, request);

            var number = (int)connection.Number("SELECT coalesce(max(number), 0) + 1 FROM imports", cancellation);
            var counts = new Importer(connection, source, plan, number, options, cancellation).Run(progress);
            RequireSomething(connection, counts, log, cancellation);
            var report = Report(connection, log, request, plan, number, counts, cancellation);
            connection.Run(
                "INSERT INTO imports VALUES ($number, $sha256, $mapping, $read, $accepted, $duplicates, $rejected, $report)",
                cancellation,
                ("number", number), ("sha256", log.Sha256), ("mapping", mapping), ("read", counts.RowsRead), ("accepted", counts.Accepted),
                ("duplicates", counts.Duplicates), ("rejected", counts.Rejected), ("report", JsonSerializer.Serialize(report, Json)));
            progress?.Report(new ImportProgress("Writing", counts.RowsRead, null));
            KeepWith(transaction.Commit, connection, log, report, caseDirectory, cancellation);
            progress?.Report(new ImportProgress("Done", counts.RowsRead, 1));
            return report;
        }
        catch (DuckDbException e)
        {
            throw new ImportException($"{log.DisplayName} could not be imported: {e.Message} Nothing was kept.", e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new ImportException($"{log.DisplayName} could not be read to its end: {e.Message} Nothing was kept.", e);
        }
    }

    private static ImportReport? EarlierImport(DuckDbConnection connection, LogFile log, string mapping, CancellationToken cancellation) => connection.Rows(
        "SELECT report FROM imports WHERE sha256 = $sha256 AND mapping = $mapping ORDER BY number LIMIT 1",
        r => JsonSerializer.Deserialize<ImportReport>(r.GetUtf8(0), Json),
        cancellation,
        ("sha256", log.Sha256), ("mapping", mapping)).FirstOrDefault();

    private static ImportReport SameAgain(ImportReport earlier, ImportRequest request) => earlier with
    {
        Number = 0,
        File = request.DisplayName,
        Accepted = 0,
        Duplicates = earlier.RowsRead,
        Rejected = 0,
        RejectsFile = null,
        First = null,
        Last = null,
        ImportedBy = request.RequestedBy,
        ImportedAt = request.RequestedAt,
        Notes = [$"This file was imported before with the same mapping, as import {earlier.Number} ({earlier.File}): nothing was added."],
    };

    private static void RequireSomething(DuckDbConnection connection, ImportCounts counts, LogFile log, CancellationToken cancellation)
    {
        if (counts.RowsRead == 0) throw new ImportException($"{log.DisplayName} has no rows. Nothing was imported.");
        if (counts.Rejected < counts.RowsRead) return;
        var first = connection.Rows("SELECT line, problem_column, problem FROM rejected ORDER BY line LIMIT 1", r => (Line: r.GetInt64(0), Column: r.GetString(1), Reason: r.GetString(2)), cancellation)[0];
        var where = first.Column.Length == 0 ? $"line {first.Line}" : $"line {first.Line}, column {first.Column}";
        throw new ImportException($"None of the {counts.RowsRead} rows of {log.DisplayName} could be read; at {where}, {first.Reason}. Nothing was imported. Check that the right columns are mapped.");
    }

    private static ImportReport Report(
        DuckDbConnection connection, LogFile log, ImportRequest request, ColumnPlan plan, int number, ImportCounts counts, CancellationToken cancellation)
    {
        var (first, last) = connection.Rows(
            "SELECT min(first), max(last) FROM daily WHERE import = $number",
            r => r.IsDBNull(0) ? ((DateTime?)null, (DateTime?)null) : (r.GetDateTime(0), r.GetDateTime(1)),
            cancellation,
            ("number", number))[0];
        return new ImportReport
        {
            Number = number,
            File = request.DisplayName,
            Bytes = log.Bytes,
            Sha256 = log.Sha256,
            Mapping = plan.Mapping,
            RowsRead = counts.RowsRead,
            Accepted = counts.Accepted,
            Duplicates = counts.Duplicates,
            Rejected = counts.Rejected,
            RejectsFile = counts.Rejected == 0 ? null : $"{Directory}/{number.Invariant()}.rejects.csv",
            First = first,
            Last = last,
            ImportedBy = request.RequestedBy,
            ImportedAt = request.RequestedAt,
            Notes = ImportNotes.Of(plan, counts),
        };
    }

    /// <summary>
    /// Writes manifest and rejects before the commit, so that no import is without them, and whoever opens the workspace
    /// after a crash sees from the manifest that an import may have been committed. An import that fails takes them with it.
    /// </summary>
    private static void KeepWith(Action commit, DuckDbConnection connection, LogFile log, ImportReport report, string caseDirectory, CancellationToken cancellation)
    {
        var directory = System.IO.Directory.CreateDirectory(Path.Combine(caseDirectory, Directory)).FullName;
        var manifest = Path.Combine(directory, $"{report.Number.Invariant()}.json");
        var rejects = Path.Combine(directory, $"{report.Number.Invariant()}.rejects.csv");
        try
        {
            File.Delete(rejects);
            if (report.RejectsFile is not null) RejectsFile.Write(connection, log, rejects, cancellation);
            WriteDurably(manifest, JsonSerializer.Serialize(report, Manifest) + "\n");
            cancellation.ThrowIfCancellationRequested();
            commit();
        }
        catch
        {
            File.Delete(manifest);
            File.Delete(rejects);
            throw;
        }
    }

    private static void WriteDurably(string path, string text)
    {
        using var file = File.Create(path);
        file.Write(System.Text.Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }
}
