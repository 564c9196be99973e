using Dashboard.Core;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Presets;

namespace Dashboard.Interactions.Import;

/// <summary>A column read as an attribute that is none of the standard ones.</summary>
internal sealed record AttributeColumn(AttributeFamily Family, string Kind, SourceColumn Column);

/// <summary>Which column of a file becomes what: the preset and what was asked for, held against the file's columns.</summary>
internal sealed record ColumnPlan(
    Preset Preset,
    IReadOnlyDictionary<string, SourceColumn> Targets,
    IReadOnlyList<AttributeColumn> Attributes,
    SourceColumn? Filter,
    ImportMapping Mapping)
{
    public SourceColumn? this[string target] => Targets.GetValueOrDefault(target);

    /// <summary>How the values of a target are kept.</summary>
    public Treatment TreatmentOf(string target) => Mapping.Treatments.GetValueOrDefault(target, Treatment.Keep);

    /// <summary>The zone of local times; null where they are UTC.</summary>
    public TimeZoneInfo? Zone => Mapping.TimeZone is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : null;

    /// <exception cref="ImportException">A column is not in the file, or none holds the time.</exception>
    public static ColumnPlan Make(ImportMapping? requested, IReadOnlyList<SourceColumn> columns, string file)
    {
        var names = columns.Select(c => c.Name).ToList();
        var preset = requested is { Preset.Length: > 0 }
            ? Preset.Find(requested.Preset) ?? throw new ImportException($"There is no preset '{requested.Preset}'. The presets are {string.Join(", ", MappingArguments.PresetNames)}.")
            : Preset.Detect(names) ?? GenericPreset.Definition;

        // The file's own names, so that the report says what was read.
        var chosen = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (target, candidates) in preset.Columns)
        {
            if (candidates.Select(Find).FirstOrDefault(c => c is not null) is { } column) chosen[target] = [column.Name];
        }

        foreach (var family in preset.Attributes.GroupBy(a => a.Family))
        {
            string[] present = [.. family.Select(a => Find(a.Column)?.Name).OfType<string>()];
            if (present.Length > 0) chosen[$"{ImportTarget.Attribute}.{family.Key.ToString().ToLowerInvariant()}"] = present;
        }

        foreach (var (name, wanted) in requested?.Columns ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            var target = ImportTarget.CanonicalName(name) ?? throw new ImportException($"There is no target '{name}'. The targets are {string.Join(", ", MappingArguments.Targets)}.");
            if (wanted.Count == 0) chosen.Remove(target);
            else chosen[target] = [.. wanted.Select(w => Find(w)?.Name ?? throw new ImportException($"{file} has no column '{w}'. Its columns are {List(names)}. Nothing was imported."))];
        }

        Require(preset.Kind, chosen, names, file);
        var targets = new Dictionary<string, SourceColumn>(StringComparer.Ordinal);
        var attributes = new List<AttributeColumn>();
        foreach (var (target, wanted) in chosen)
        {
            if (ImportTarget.FamilyOf(target) is { } family)
            {
                attributes.AddRange(wanted.Select(w => new AttributeColumn(family, KindOf(w), Find(w)!)));
                continue;
            }

            targets[target] = Find(wanted[0])!;
        }

        attributes = [.. attributes.DistinctBy(a => a.Kind).Where(a => !ImportTarget.StandardAttributes.Any(s => s.Name == a.Kind))];
        var mapping = new ImportMapping(preset.Name, chosen, requested?.TimeZone, requested?.TimeUnit ?? preset.TimeUnit)
        {
            DateOrder = requested?.DateOrder,
            Encoding = requested?.Encoding,
            Treatments = Treatments(requested),
        };
        return new ColumnPlan(preset, targets, attributes, preset.Filter is { } filter ? Find(filter.Column) : null, mapping);

        SourceColumn? Find(string name) =>
            columns.FirstOrDefault(c => c.Name == name)
            ?? columns.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? columns.FirstOrDefault(c => Preset.IsNamed(c.Name, name));

        string KindOf(string column) => preset.Attributes.FirstOrDefault(a => a.Column.Equals(column, StringComparison.OrdinalIgnoreCase))?.Kind ?? column;
    }

    private static void Require(ImportKind kind, SortedDictionary<string, IReadOnlyList<string>> chosen, List<string> names, string file)
    {
        if (kind == ImportKind.Accounts)
        {
            if (!chosen.ContainsKey(ImportTarget.Account))
                throw new ImportException($"No column of {file} is known to hold the account. Its columns are {List(names)}. Nothing was imported. Say which one it is with account=COLUMN.");
            return;
        }

        if (!chosen.ContainsKey(ImportTarget.Time))
            throw new ImportException($"No column of {file} is known to hold the time. Its columns are {List(names)}. Nothing was imported. Say which one it is with time=COLUMN, and the account's with account=COLUMN.");
    }

    private static SortedDictionary<string, Treatment> Treatments(ImportMapping? requested)
    {
        var treatments = new SortedDictionary<string, Treatment>(StringComparer.Ordinal);
        foreach (var (name, treatment) in requested?.Treatments ?? new Dictionary<string, Treatment>())
        {
            var target = MappingArguments.TreatedTargets.FirstOrDefault(t => t.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new ImportException($"'{name}' cannot be kept as a hash or dropped. What can be is {string.Join(", ", MappingArguments.TreatedTargets)}.");
            if (treatment != Treatment.Keep) treatments[target] = treatment;
        }

        return treatments;
    }

    private static string List(List<string> names) => names.Count <= 40 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(40))} and {names.Count - 40} more";
}
