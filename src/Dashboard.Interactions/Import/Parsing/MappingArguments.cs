using Dashboard.Core;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Presets;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>
/// Reads the mapping of a command line or a form: <c>TARGET=COLUMN</c>, any number of times: of a target's columns the first that has a
/// value counts, row by row.
/// </summary>
public static class MappingArguments
{
    /// <summary>The targets that a mapping can name, in the order they are shown.</summary>
    public static IReadOnlyList<string> Targets { get; } =
        [.. ImportTarget.All.Select(t => t.Name),
            .. Enum.GetValues<AttributeFamily>().Select(f => $"{ImportTarget.Attribute}.{f.ToString().ToLowerInvariant()}")];

    /// <summary>The presets' names, <c>generic</c> first.</summary>
    public static IReadOnlyList<string> PresetNames { get; } = [.. Preset.All.Select(p => p.Name)];

    /// <summary>The targets whose values can be kept as keyed hashes, or not at all: what accounts share, and texts.</summary>
    public static IReadOnlyList<string> TreatedTargets { get; } =
        [.. ImportTarget.All.Where(t => t.Kind is TargetKind.Attribute or TargetKind.Prompt).Select(t => t.Name)];

    /// <summary>A preset's title, for people.</summary>
    public static string TitleOf(string preset) => Preset.Find(preset)?.Title ?? preset;

    /// <summary>
    /// Makes a mapping from what was given; null when nothing was, so that everything is detected from the file.
    /// Columns named here win over those of the preset; <c>TARGET=</c> leaves a target of the preset out.
    /// </summary>
    /// <exception cref="FormatException">An argument is not a mapping, or names a preset, target or zone that there is not.</exception>
    public static ImportMapping? Parse(IEnumerable<string> arguments, string? preset = null, string? timeZone = null)
    {
        if (preset is not null && Preset.Find(preset) is null)
            throw new FormatException(
                $"There is no preset '{preset}'. The presets are {string.Join(", ", PresetNames)}; without one it is detected from the file.");
        if (timeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
            throw new FormatException($"'{timeZone}' is not a time zone: give a name of the IANA database, such as Europe/Berlin.");

        var columns = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new FormatException($"'{argument}' is not a mapping: write TARGET=COLUMN, such as account=user_id.");
            var target = ImportTarget.CanonicalName(argument[..equals].Trim())
                ?? throw new FormatException($"There is no target '{argument[..equals]}'. The targets are {string.Join(", ", Targets)}.");
            var column = argument[(equals + 1)..].Trim();
            if (columns.TryGetValue(target, out var given) && (column.Length == 0 || given.Count == 0 || given.Contains(column)))
                throw new FormatException($"The target '{target}' is given twice, with nothing or the same.");
            IReadOnlyList<string> added = column.Length == 0 ? [] : [column];
            columns[target] = columns.TryGetValue(target, out var earlier) ? [.. earlier, .. added] : added;
        }

        return columns.Count == 0 && preset is null && timeZone is null
            ? null
            : new ImportMapping(preset ?? ImportMapping.DetectedPreset, columns, timeZone);
    }
}
