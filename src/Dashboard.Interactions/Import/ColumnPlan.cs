using Dashboard.Core;
using Dashboard.Interactions.Presets;

namespace Dashboard.Interactions.Import;

/// <summary>A column of the file.</summary>
/// <param name="Name">Its name; the keys of nested JSON objects are joined by dots.</param>
/// <param name="Path">The keys that lead to it in a JSON record; null elsewhere.</param>
internal sealed record SourceColumn(string Name, IReadOnlyList<string>? Path = null);

/// <summary>A column read as an attribute.</summary>
internal sealed record AttributeColumn(AttributeFamily Family, string Kind, SourceColumn Column);

/// <summary>Which column of a file becomes what: the preset and what was asked for, held against the file's columns.</summary>
internal sealed record ColumnPlan(
    Preset Preset,
    IReadOnlyDictionary<string, SourceColumn> Targets,
    IReadOnlyList<AttributeColumn> Attributes,
    ImportMapping Mapping)
{
    public SourceColumn? this[string target] => Targets.GetValueOrDefault(target);

    /// <summary>What a number in the time column counts.</summary>
    public TimeUnit? TimeUnit => Mapping.TimeUnit;

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

        if (!chosen.ContainsKey(ImportTarget.Time))
            throw new ImportException($"No column of {file} is known to hold the time. Its columns are {List(names)}. Nothing was imported. Say which one it is with time=COLUMN, and the account's with account=COLUMN.");

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

        attributes = [.. attributes.DistinctBy(a => a.Kind)];
        return new ColumnPlan(preset, targets, attributes, new ImportMapping(preset.Name, chosen, requested?.TimeZone, requested?.TimeUnit ?? preset.TimeUnit));

        SourceColumn? Find(string name) => columns.FirstOrDefault(c => c.Name == name) ?? columns.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

        string KindOf(string column) => preset.Attributes.FirstOrDefault(a => a.Column.Equals(column, StringComparison.OrdinalIgnoreCase))?.Kind ?? column;
    }

    private static string List(List<string> names) => names.Count <= 40 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(40))} and {names.Count - 40} more";
}
