using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Presets;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Import;

/// <summary>What a file looks like before it is imported: its columns, its first rows, and how it would be read.</summary>
/// <param name="Format">How it is written, for people.</param>
/// <param name="Columns">Its columns, at most <see cref="MaxColumns"/> of them.</param>
/// <param name="Rows">The first rows, a text for each column, empty for no value.</param>
/// <param name="Preset">The preset that its columns speak of; null when none does.</param>
/// <param name="Detected">The mapping an import would use; null when the column that holds the time is not known.</param>
/// <param name="Read">The first rows as the mapping reads them.</param>
/// <param name="Questions">What has to be answered before it can be imported.</param>
/// <param name="Notes">What a log of this kind cannot support.</param>
public sealed record LogPreview(
    string Format,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    string? Preset,
    ImportMapping? Detected,
    IReadOnlyList<PreviewRow> Read,
    IReadOnlyList<ImportQuestion> Questions,
    IReadOnlyList<string> Notes)
{
    /// <summary>Columns beyond these are not shown; they can still be mapped on the command line.</summary>
    public const int MaxColumns = 200;

    private const int MaxRows = 6;

    /// <summary>Reads the beginning of a file.</summary>
    /// <exception cref="ImportException">It cannot be read as a log.</exception>
    public static async Task<LogPreview> ReadAsync(string path, string displayName, ImportMapping? mapping, CancellationToken cancellation)
    {
        var log = await LogFile.InspectAsync(path, displayName, cancellation).ConfigureAwait(false);
        return await Task.Run(() => Inspect(log, cancellation), cancellation).ConfigureAwait(false);
    }

    private static LogPreview Inspect(LogFile log, CancellationToken cancellation)
    {
        var temporary = Directory.CreateTempSubdirectory("dashboard-preview-").FullName;
        try
        {
            // A few rows are looked at; a file that needs more than this for them was made to need it.
            using var pool = new ConnectionPool(":memory:", temporary, new StoreOptions { MemoryMiB = 512, TemporaryMiB = 1024 });
            using var connection = pool.Open();
            using IRawRows source = log.Format == LogFormat.Parquet
                ? new ParquetRows(connection, log, temporary, cancellation)
                : new ScannedRows(connection, log);
            var columns = source.Columns.Take(MaxColumns).ToList();
            var names = source.Columns.Select(c => c.Name).ToList();
            return new LogPreview(
                $"{Title(log.Format)}{(log.IsGzip ? ", gzipped" : "")}",
                [.. columns.Select(c => c.Name)],
                FirstRows(connection, source, columns, cancellation),
                Presets.Preset.Detect(names)?.Name,
                Detect(source.Columns, log.DisplayName),
                [],
                [],
                []);
        }
        catch (DuckDbException e)
        {
            throw new ImportException($"{log.DisplayName} could not be read: {e.Message} Nothing was imported.", e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new ImportException($"{log.DisplayName} could not be read: {e.Message} Nothing was imported.", e);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static ImportMapping? Detect(IReadOnlyList<SourceColumn> columns, string file)
    {
        try
        {
            return ColumnPlan.Make(null, columns, file).Mapping;
        }
        catch (ImportException)
        {
            // Nothing says which column holds the time: that is for a person to say, beside the rows.
            return null;
        }
    }

    // Every column is read as an attribute, which keeps its text as it stands; which one holds the time is no matter here.
    private static List<IReadOnlyList<string>> FirstRows(DuckDbConnection connection, IRawRows source, List<SourceColumn> columns, CancellationToken cancellation)
    {
        var attributes = columns.Select((c, i) => new AttributeColumn(AttributeFamily.Content, $"column_{i}", c)).ToList();
        var plan = new ColumnPlan(
            GenericPreset.Definition, new Dictionary<string, SourceColumn> { [ImportTarget.Time] = columns[0] }, attributes, new ImportMapping(GenericPreset.Definition.Name, new Dictionary<string, IReadOnlyList<string>>()));
        var parse = source.Prepare(plan, cancellation);
        if (source.Load(MaxRows, cancellation) == 0) return [];
        connection.Run(parse.Text, cancellation);
        var texts = string.Join(", ", columns.Select((_, i) => $"coalesce(CAST(attribute_{i.Invariant()} AS VARCHAR), '')"));
        return connection.Rows(
            $"SELECT {texts} FROM parsed ORDER BY line",
            row => (IReadOnlyList<string>)[.. columns.Select((_, i) => row.GetString(i))],
            cancellation);
    }

    private static string Title(LogFormat format) => format switch
    {
        LogFormat.Delimited => "delimited text",
        LogFormat.JsonLines => "NDJSON",
        LogFormat.JsonArray => "JSON array",
        LogFormat.Parquet => "Parquet",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}

/// <summary>A row as a mapping reads it.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Values">Target → the value that would be kept, as text; times in UTC.</param>
/// <param name="ProblemColumn">The column that cannot be read; null when all can.</param>
/// <param name="Problem">Why, in words.</param>
public sealed record PreviewRow(long Line, IReadOnlyDictionary<string, string> Values, string? ProblemColumn, string? Problem);

/// <summary>What a file leaves open and somebody has to say.</summary>
public enum ImportQuestion
{
    /// <summary>Which column holds the time.</summary>
    TimeColumn,

    /// <summary>The zone of times without an offset.</summary>
    TimeZone,

    /// <summary>Whether 03/04/2026 is the third of April or the fourth of March.</summary>
    DateOrder,

    /// <summary>What a number in the time column counts.</summary>
    TimeUnit,

    /// <summary>The gateway's log that completes this one, which is read only with it.</summary>
    Companion,
}
