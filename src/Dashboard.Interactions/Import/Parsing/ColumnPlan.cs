using Dashboard.Core;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Presets;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>A column read as an attribute that is none of the standard ones.</summary>
internal sealed record AttributeColumn(AttributeFamily Family, string Kind, SourceColumn Column);

/// <summary>
/// Which columns of a file become what: the preset and what was asked for, held against the file's columns. A target may
/// have several columns: row by row, the first that has a value counts.
/// </summary>
internal sealed record ColumnPlan(
    Preset Preset,
    IReadOnlyDictionary<string, IReadOnlyList<SourceColumn>> Targets,
    IReadOnlyList<AttributeColumn> Attributes,
    IReadOnlyList<SourceColumn> All,
    ImportMapping Mapping)
{
    /// <summary>Whether runs of agents count as requests, as they do in a log that has nothing else.</summary>
    public bool CountsAgents { get; init; }

    /// <summary>The first of a target's columns; null when it has none.</summary>
    public SourceColumn? this[string target] => Targets.GetValueOrDefault(target)?[0];

    /// <summary>A target's columns, in the order in which they are tried.</summary>
    public IReadOnlyList<SourceColumn> ColumnsOf(string target) => Targets.GetValueOrDefault(target) ?? [];

    /// <summary>The file's columns that a preset's names call, in the order of the names.</summary>
    public IReadOnlyList<SourceColumn> Named(IEnumerable<string> names) =>
        [.. names.Select(n => Find(All, n)).OfType<SourceColumn>().Distinct()];

    /// <summary>How the values of a target are kept.</summary>
    public Treatment TreatmentOf(string target) => Mapping.Treatments.GetValueOrDefault(target, Treatment.Keep);

    /// <summary>The words that stand for no value.</summary>
    public NothingWords Nothing() => new([.. Preset.NullTexts, .. Mapping.Nothing]);

    /// <summary>The zone of local times; null where they are UTC.</summary>
    public TimeZoneInfo? Zone => Mapping.TimeZone is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : null;

    /// <param name="requested">What was asked for; null for what the columns tell.</param>
    /// <param name="reader">The file's rows.</param>
    /// <param name="samples">What its first rows hold.</param>
    /// <param name="file">Its name, for sentences.</param>
    /// <exception cref="ImportException">A column is not in the file, is asked for twice, or none holds the time.</exception>
    public static ColumnPlan Make(ImportMapping? requested, RowReader reader, ColumnSamples samples, string file)
    {
        var columns = reader.Columns;
        var names = columns.Select(c => c.Name).ToList();
        var preset = requested is { Preset.Length: > 0 }
            ? Preset.Find(requested.Preset) ?? throw new ImportException(
                $"There is no preset '{requested.Preset}'. The presets are {string.Join(", ", MappingArguments.PresetNames)}.")
            : Preset.Detect(names, samples.Of) ?? GenericPreset.Definition;
        if (preset.NoRequests is { } what && requested is not { Columns.Count: > 0 })
            throw new ImportException($"{file} is {what}. It has no requests to a model: nothing was imported.");
        var chosen = OfPreset(preset, columns, samples);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var byName = columns.GroupBy(c => c.Name).ToDictionary(g => g.Key, g => g.First());
        foreach (var (name, wanted) in requested?.Columns ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            var target = ImportTarget.CanonicalName(name) ?? throw new ImportException(
                $"There is no target '{name}'. The targets are {string.Join(", ", MappingArguments.Targets)}.");
            asked.Add(target);
            if (wanted.Count == 0) chosen.Remove(target);
            else
                chosen[target] =
                    [.. wanted.Select(
                        w => Asked(w)?.Name ?? throw new ImportException(
                            $"{file} has no column '{w}'. Its columns are {List(names)}. Nothing was imported."))];
        }

        OneMeaning(chosen, asked, preset, file);
        Require(preset, chosen, names, file);
        var targets = new Dictionary<string, IReadOnlyList<SourceColumn>>(StringComparer.Ordinal);
        var attributes = new List<AttributeColumn>();
        foreach (var (target, wanted) in chosen)
        {
            if (ImportTarget.FamilyOf(target) is { } family)
                attributes.AddRange(wanted.Select(w => new AttributeColumn(family, KindOf(preset, w), byName[w])));
            else targets[target] = [.. wanted.Select(w => byName[w])];
        }

        attributes = [.. attributes.DistinctBy(a => a.Kind).Where(a => !ImportTarget.StandardAttributes.Any(s => s.Name == a.Kind))];
        var mapping = new ImportMapping(preset.Name, chosen, requested?.TimeZone, requested?.TimeUnit ?? preset.TimeUnit)
        {
            DateOrder = requested?.DateOrder,
            Encoding = requested?.Encoding,
            Treatments = Treatments(requested),
            Nothing = requested?.Nothing ?? [],
            OutlyingTimes = requested?.OutlyingTimes,
            Embeddings = requested?.Embeddings,
        };
        return new ColumnPlan(preset, targets, attributes, columns, mapping);

        // What was asked for may be a path that the first rows do not have.
        SourceColumn? Asked(string name)
        {
            if ((Find(columns, name) ?? reader.Find(name)) is not { } column) return null;
            byName.TryAdd(column.Name, column);
            return column;
        }
    }

    /// <summary>Whether the plan would be another if the log had further columns.</summary>
    /// <param name="further">Columns that the first rows do not have.</param>
    /// <param name="requested">What was asked for.</param>
    /// <param name="reader">The file's rows.</param>
    /// <param name="samples">What its first rows hold.</param>
    public bool WouldRead(IReadOnlyList<SourceColumn> further, ImportMapping? requested, RowReader reader, ColumnSamples samples)
    {
        IReadOnlyList<SourceColumn> columns = [.. reader.Columns, .. further];
        var asked = (requested?.Columns.Keys ?? []).Select(ImportTarget.CanonicalName).ToHashSet();
        var chosen = OfPreset(Preset, columns, samples);
        return chosen.Any(c => !asked.Contains(c.Key) && c.Value.Any(name => further.Any(f => f.Name == name)))
            || Preset.Requests is { } rule && columns.Count > All.Count
            && new[] { rule.Columns, rule.Marks, rule.Methods, rule.EmbeddingNames }.SelectMany(n => n)
            .Any(n => Find(columns, n) is { } column && further.Contains(column))
            || new Requests.IndexedMessages(further).Columns.Count > 0;
    }

    // The file's own names, so that the report says what was read.
    private static SortedDictionary<string, IReadOnlyList<string>> OfPreset(
        Preset preset, IReadOnlyList<SourceColumn> columns, ColumnSamples samples)
    {
        var chosen = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (target, candidates) in preset.Columns) Add(target, candidates.Select(c => Find(columns, c) ?? Titled(c)));
        if (preset.Kind == ImportKind.Interactions)
        {
            Add(ImportTarget.Ip, columns.Where(c => ColumnPaths.IsAddressBeside(c.Name)));
            Add(ImportTarget.UserAgent, columns.Where(c => ColumnPaths.IsAgentBeside(c.Name)));
        }

        foreach (var family in preset.Attributes.GroupBy(a => a.Family))
            Add($"{ImportTarget.Attribute}.{family.Key.ToString().ToLowerInvariant()}", family.Select(a => Find(columns, a.Column)));
        return chosen;

        // A log of no maker's may write its names as titles: “User ID” for user_id.
        SourceColumn? Titled(string name) => preset == GenericPreset.Definition
            ? columns.FirstOrDefault(c => ColumnNames.IsTitleOf(c.Name, name)) : null;

        void Add(string target, IEnumerable<SourceColumn?> found)
        {
            string[] present = [
                .. chosen.GetValueOrDefault(target, []),
                .. found.OfType<SourceColumn>().Where(c => samples.CanBe(c, target)).Select(c => c.Name)];
            if (present.Length > 0) chosen[target] = [.. present.Distinct(StringComparer.Ordinal)];
        }
    }

    /// <summary>A column has one meaning, unless the preset gives it two: what was asked for takes it from what the preset says.</summary>
    private static void OneMeaning(
        SortedDictionary<string, IReadOnlyList<string>> chosen, HashSet<string> asked, Preset preset, string file)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var target in asked.Where(chosen.ContainsKey))
        {
            foreach (var column in chosen[target])
            {
                if (taken.TryGetValue(column, out var other) && !IsOfPreset(other, column) && !IsOfPreset(target, column)
                    && other != target)
                    throw new ImportException(
                        $"The column '{column}' of {file} is asked for as {other} and as {target}. Nothing was imported. Say which of the two it is.");
                taken[column] = target;
            }
        }

        foreach (var (target, columns) in chosen.Where(c => !asked.Contains(c.Key)).ToList())
        {
            // What the preset reads in two ways stays so, as a key that is account and credential.
            string[] left =
                [.. columns.Where(c => !taken.TryGetValue(c, out var other) || (IsOfPreset(target, c) && IsOfPreset(other, c)))];
            if (left.Length == 0) chosen.Remove(target);
            else chosen[target] = left;
        }

        bool IsOfPreset(string target, string column) =>
            preset.Columns.TryGetValue(target, out var names) && names.Any(n => ColumnPaths.IsNamed(column, n));
    }

    private static SourceColumn? Find(IReadOnlyList<SourceColumn> columns, string name)
    {
        SourceColumn? found = null;
        var nearest = int.MaxValue;
        foreach (var column in columns)
        {
            if (column.Name == name) return column;
            if (ColumnPaths.EnvelopesAround(column.Name, name) is { } depth && depth < nearest) (found, nearest) = (column, depth);
        }

        return found;
    }

    private static string KindOf(Preset preset, string column) =>
        preset.Attributes.FirstOrDefault(a => ColumnPaths.IsNamed(column, a.Column))?.Kind ?? column;

    private static void Require(Preset preset, SortedDictionary<string, IReadOnlyList<string>> chosen, List<string> names, string file)
    {
        if (preset.Kind == ImportKind.Accounts)
        {
            if (!chosen.ContainsKey(ImportTarget.Account))
                throw new ImportException(
                    $"No column of {file} is known to hold the account. Its columns are {List(names)}. Nothing was imported. Say which one it is with account=COLUMN.");
            return;
        }

        if (!chosen.ContainsKey(ImportTarget.Time))
            throw new ImportException(
                $"No column of {file} is known to hold the time. Its columns are {List(names)}. Nothing was imported. {(preset.WithoutTime is { } why ? why + " " : "")}Say which one it is with time=COLUMN, and the account's with account=COLUMN.");
    }

    private static SortedDictionary<string, Treatment> Treatments(ImportMapping? requested)
    {
        var treatments = new SortedDictionary<string, Treatment>(StringComparer.Ordinal);
        foreach (var (name, treatment) in requested?.Treatments ?? new Dictionary<string, Treatment>())
        {
            var target = MappingArguments.TreatedTargets.FirstOrDefault(t => t.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new ImportException(
                    $"'{name}' cannot be kept as a hash or dropped. What can be is {string.Join(", ", MappingArguments.TreatedTargets)}.");
            if (treatment != Treatment.Keep) treatments[target] = treatment;
        }

        return treatments;
    }

    private static string List(List<string> names) => names.Count <= 40
        ? string.Join(", ", names) : $"{string.Join(", ", names.Take(40))} and {names.Count - 40} more";
}
