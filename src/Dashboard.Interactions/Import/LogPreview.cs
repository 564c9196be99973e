using System.Globalization;
using System.Text;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Presets;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import;

/// <summary>What a file looks like before it is imported: its columns, its first rows, and how it would be read.</summary>
/// <param name="Format">How it is written, for people.</param>
/// <param name="Columns">Its columns, at most <see cref="MaxColumns"/> of them.</param>
/// <param name="Rows">The first rows, a text for each column, empty for no value.</param>
/// <param name="Preset">The preset that its columns speak of; null when none does.</param>
/// <param name="Detected">The mapping an import would use; null when the column that holds the time is not known.</param>
/// <param name="ReadRows">The first rows as the mapping reads them.</param>
/// <param name="Questions">What has to be answered before it can be imported.</param>
/// <param name="Notes">What a log of this kind cannot support.</param>
/// <param name="Suggestions">What further columns may be, by their names and values.</param>
/// <param name="Sources">Which columns each target is read from, in the order in which they are tried, each with values to show.</param>
public sealed record LogPreview(
    string Format,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    string? Preset,
    ImportMapping? Detected,
    IReadOnlyList<PreviewRow> ReadRows,
    IReadOnlyList<ImportQuestion> Questions,
    IReadOnlyList<string> Notes,
    IReadOnlyList<ColumnSuggestion> Suggestions,
    IReadOnlyList<TargetSource> Sources)
{
    /// <summary>Columns beyond these are not shown; they can still be mapped on the command line.</summary>
    public const int MaxColumns = 200;

    private const int MaxRows = 6;

    /// <summary>Cells are shown up to here; a longer one says how long it is.</summary>
    private const int MaxCellBytes = 400;

    private const int MaxRawBytes = 200;

    /// <summary>Rows looked at for what has to be asked.</summary>
    private const int RowsForQuestions = 5_000;

    /// <summary>Reads the beginning of a file.</summary>
    /// <param name="path">The file on this machine.</param>
    /// <param name="displayName">The name people know it by.</param>
    /// <param name="mapping">How it would be read; null for what its columns tell.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ImportException">It cannot be read as a log, or not with this mapping.</exception>
    public static async Task<LogPreview> ReadAsync(string path, string displayName, ImportMapping? mapping, CancellationToken cancellation)
    {
        var log = await LogFile.InspectAsync(path, displayName, mapping?.Encoding, cancellation).ConfigureAwait(false);
        return await Task.Run(() => Read(log, mapping, cancellation), cancellation).ConfigureAwait(false);
    }

    private static LogPreview Read(LogFile log, ImportMapping? mapping, CancellationToken cancellation)
    {
        var temporary = Directory.CreateTempSubdirectory("dashboard-preview-").FullName;
        try
        {
            using var reader = RowReader.Open(log, temporary, cancellation);
            var samples = SamplesOf(log, temporary, cancellation);
            var (plan, isOpen) = PlanOf(mapping, reader, samples, log.DisplayName) is { } found
                ? DateOrders.Decide(found, log, temporary, cancellation) : (null, false);
            var columns = reader.Columns.Take(MaxColumns).ToList();
            var kind = Presets.Preset.Detect([.. reader.Columns.Select(c => c.Name)], samples.Of);
            var preview = new LogPreview(
                log.Describe(),
                [.. columns.Select(c => c.Name)],
                FirstRows(reader, columns),
                kind?.Name,
                plan?.Mapping,
                [],
                [ImportQuestion.TimeColumn],
                [.. kind?.NoRequests is { } what ? [$"This is {what}. It has no requests to a model."] : Array.Empty<string>(),
                    .. reader.Notes],
                ColumnSuggestions.Of(columns, samples, plan?.Mapping.Columns ?? new Dictionary<string, IReadOnlyList<string>>()),
                []);
            return plan is null ? preview : preview with
            {
                ReadRows = ReadWith(plan, () => RowReader.Open(log, temporary, cancellation)),
                Questions = [.. QuestionsOf(plan, isOpen, reader.Columns, RowReader.Open(log, temporary, cancellation))],
                Notes = [.. reader.Notes, .. ImportNotes.Of(plan)],
                Sources = [.. plan.Mapping.Columns.SelectMany(t => t.Value.Select(c => new TargetSource(t.Key, c, samples.Of(c))))],
            };
        }
        catch (DuckDbException e)
        {
            throw new ImportException($"{log.DisplayName} could not be read: {e.Message} Nothing was imported.", e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new ImportException($"{log.DisplayName} could not be read: {e.Message} Nothing was imported.", e);
        }
        catch (Exception e) when (ImportFailure.IsUnforeseen(e))
        {
            throw ImportFailure.Of(log.DisplayName, e);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static ColumnSamples SamplesOf(LogFile log, string temporary, CancellationToken cancellation)
    {
        using var ahead = RowReader.Open(log, temporary, cancellation);
        return ColumnSamples.Of(ahead);
    }

    private static ColumnPlan? PlanOf(ImportMapping? mapping, RowReader reader, ColumnSamples samples, string file)
    {
        try
        {
            return ColumnPlan.Make(mapping, reader, samples, file);
        }
        catch (ImportException) when (mapping is null || !mapping.Columns.ContainsKey(ImportTarget.Time))
        {
            // Nothing says which column holds the time: that is for a person to say, beside the rows.
            return null;
        }
    }

    private static List<IReadOnlyList<string>> FirstRows(RowReader reader, List<SourceColumn> columns)
    {
        reader.Choose(columns);
        var rows = new List<IReadOnlyList<string>>();
        while (rows.Count < MaxRows && reader.Read())
        {
            // A row that has no fields stands as it is in the place of the first.
            rows.Add(reader.Problem is null
                ? [.. columns.Select((_, i) => Cell(reader.Field(i)))]
                : [Encoding.UTF8.GetString(reader.Raw[..Math.Min(reader.Raw.Length, MaxRawBytes)]), .. columns.Skip(1).Select(_ => "")]);
        }

        return rows;
    }

    private static string Cell(ReadOnlySpan<byte> text)
    {
        if (text.Length <= MaxCellBytes) return Encoding.UTF8.GetString(text);
        // Not within a character.
        var end = MaxCellBytes;
        while (end > 0 && (text[end] & 0xC0) == 0x80) end--;
        return string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(text[..end])} … ({text.Length:N0} bytes)");
    }

    private static List<PreviewRow> ReadWith(ColumnPlan plan, Func<RowReader> open)
    {
        using (var reader = PartedRows.Of(open(), plan.Preset))
        {
            // The key is of no matter here: what would be kept as a hash is shown as one.
            var parser = new RowParser(reader, plan, new CapabilityClassifier([]), new KeyedHash([]), seed: 0);
            var batch = new ParsedBatch(MaxRows, parser.Fields.Count);
            var rows = new List<PreviewRow>();
            while (rows.Count < MaxRows && reader.Read())
            {
                if (reader is PartedRows { IsPart: true }) continue;
                var problem = parser.Parse(batch);
                rows.Add(problem is { } wrong
                    ? new PreviewRow(
                        reader.Line, new Dictionary<string, string>(), wrong.Column, wrong.Sentence) { IsSetAside = wrong.IsSetAside }
                    : new PreviewRow(reader.Line, ValuesOf(plan, parser.Fields, batch, batch.Count - 1), null, null));
            }

            // As the import does: where that is all of the log, and it has nothing but runs of agents, they count.
            var isAgentsAlone = !plan.CountsAgents && parser.HasAgents && rows.Count < MaxRows && rows.TrueForAll(r => r.IsSetAside);
            return isAgentsAlone ? ReadWith(plan with { CountsAgents = true }, open) : rows;
        }
    }

    private static Dictionary<string, string> ValuesOf(ColumnPlan plan, IReadOnlyList<BatchField> fields, ParsedBatch batch, int row)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (plan[ImportTarget.Time] is not null) values[ImportTarget.Time] = TimeOf(batch.Times[row]);
        foreach (var (index, field) in fields.Index())
        {
            if (!batch.Texts[index].Has(row)) continue;
            values[field.Target] = field is { Treatment: Treatment.Hash, Family: not null }
                ? "kept as a keyed hash" : Cell(batch.Text(index, row));
        }

        Add([ImportTarget.Requests, ImportTarget.InputTokens, ImportTarget.OutputTokens, ImportTarget.CachedTokens,
            ImportTarget.CacheWriteTokens], batch.Counts, c => c.ToString(CultureInfo.InvariantCulture));
        Add([ImportTarget.CreatedAt, ImportTarget.BannedAt], batch.Moments, TimeOf);
        return values;

        void Add(string[] targets, long[][] columns, Func<long, string> text)
        {
            for (var i = 0; i < targets.Length; i++)
            {
                if (columns[i][row] >= 0) values[targets[i]] = text(columns[i][row]);
            }
        }

        static string TimeOf(long microseconds) =>
            DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond)
            .ToString("yyyy-MM-dd HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<ImportQuestion> QuestionsOf(
        ColumnPlan plan, bool isOpen, IReadOnlyList<SourceColumn> columns, RowReader reader)
    {
        using (reader)
        {
            if (plan.Preset.Companion is { } companion && !columns.Any(c => ColumnPaths.IsNamed(c.Name, companion.Column)))
                yield return ImportQuestion.Companion;
            if (isOpen) yield return ImportQuestion.DateOrder;
            if ((plan[ImportTarget.Time] ?? plan[ImportTarget.CreatedAt]) is not { } column) yield break;
            reader.Choose([column]);
            var times = new TimeReader(plan.Mapping.TimeUnit, zone: null, plan.Mapping.DateOrder);
            var (isLocal, isSmall) = (isOpen, false);
            var days = new SortedDictionary<DateOnly, long>();
            for (var rows = 0; rows < RowsForQuestions && reader.Read(); rows++)
            {
                var text = reader.Problem is null ? reader.Field(0).Trim(" \t"u8) : default;
                if (text.IsEmpty) continue;
                if (TimeReader.IsNoTime(text)) continue;
                if (times.TryRead(text, out var microseconds, out var reason))
                {
                    isLocal |= times.IsLocal(text);
                    var day = DateOnly.FromDateTime(DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond));
                    days[day] = days.GetValueOrDefault(day) + 1;
                }

                isSmall |= reason == TimeNumbers.TooSmall;
            }

            if (isSmall) yield return ImportQuestion.TimeUnit;
            if (plan.Mapping.OutlyingTimes is null && !plan.Preset.HasRelativeTimes && TimeSpans.Main(
                [.. days.Select(d => new DayCount(d.Key, d.Value))]) is not null) yield return ImportQuestion.OutlyingTimes;
            if (isLocal && plan.Mapping.TimeZone is null && !plan.Preset.IsUtc) yield return ImportQuestion.TimeZone;
        }
    }
}

/// <summary>A row as a mapping reads it.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Values">Target → the value that would be kept, as text; times in UTC.</param>
/// <param name="ProblemColumn">The column that cannot be read; null when all can.</param>
/// <param name="Problem">Why, in words.</param>
public sealed record PreviewRow(long Line, IReadOnlyDictionary<string, string> Values, string? ProblemColumn, string? Problem)
{
    /// <summary>Whether it is no request to a model, and would be set aside; then nothing is wrong with it.</summary>
    public bool IsSetAside { get; init; }
}

/// <summary>A column that a target is read from.</summary>
/// <param name="Target">The target.</param>
/// <param name="Column">The column, by its path.</param>
/// <param name="Samples">Its first different values, at most three, cut where they are long.</param>
public sealed record TargetSource(string Target, string Column, IReadOnlyList<string> Samples);

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

    /// <summary>Whether rows whose time stands far from all others count.</summary>
    OutlyingTimes,

    /// <summary>The gateway's log that completes this one, which is read only with it.</summary>
    Companion,
}
