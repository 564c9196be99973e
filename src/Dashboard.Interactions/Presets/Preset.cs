using Dashboard.Core;
using Dashboard.Interactions.Import;

namespace Dashboard.Interactions.Presets;

/// <summary>What a log can support; what it cannot is said in the import's notes.</summary>
[Flags]
internal enum LogSupport
{
    None = 0,

    /// <summary>Who made an interaction.</summary>
    Identity = 1,

    /// <summary>Where it came from.</summary>
    Network = 2,

    /// <summary>When, interaction by interaction.</summary>
    Timing = 4,

    /// <summary>What was asked.</summary>
    Text = 8,

    /// <summary>Tokens, from which value is estimated.</summary>
    Cost = 16,

    All = Identity | Network | Timing | Text | Cost,
}

/// <summary>A column that a preset reads as an attribute.</summary>
internal sealed record PresetAttribute(AttributeFamily Family, string Kind, string Column);

/// <summary>Which rows of a log are interactions: those that have one of these values in a column.</summary>
/// <param name="Column">The column; where the file has none of this name every row is kept.</param>
/// <param name="Values">The values, matched without regard to case.</param>
internal sealed record RowFilter(string Column, IReadOnlyList<string> Values);

/// <summary>The second log that completes a log's rows.</summary>
/// <param name="Title">What it is, for people.</param>
/// <param name="Key">The column by which the rows of both belong together.</param>
/// <param name="Column">A column that the second log has and the first has not.</param>
internal sealed record CompanionPreset(string Title, string Key, string Column);

/// <summary>
/// How one kind of log is read, as data. To add a preset, write one of these and list it in <see cref="All"/>.
/// Columns are matched without regard to case, and inside nested records by the end of their path; further columns
/// are ignored, and none but the signature is needed.
/// </summary>
internal sealed record Preset
{
    /// <summary>The name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, for people.</summary>
    public required string Title { get; init; }

    /// <summary>What its rows are.</summary>
    public ImportKind Kind { get; init; }

    /// <summary>The columns by which it is recognised: all of them are there. Names that stand for each other are parted by a bar.</summary>
    public required IReadOnlyList<string> Signature { get; init; }

    /// <summary>Target → the columns it may have, the first present one wins.</summary>
    public required IReadOnlyDictionary<string, string[]> Columns { get; init; }

    public IReadOnlyList<PresetAttribute> Attributes { get; init; } = [];

    /// <summary>Which rows are interactions; null for all.</summary>
    public RowFilter? Filter { get; init; }

    /// <summary>The log that completes this one; null for none.</summary>
    public CompanionPreset? Companion { get; init; }

    /// <summary>What a number in the time column counts; null infers it from its magnitude.</summary>
    public TimeUnit? TimeUnit { get; init; }

    /// <summary>Whether times without an offset are UTC by the log's definition.</summary>
    public bool IsUtc { get; init; }

    /// <summary>Texts that stand for no value, besides the empty one.</summary>
    public IReadOnlyList<string> NullTexts { get; init; } = [];

    /// <summary>What a log of this kind can support at best.</summary>
    public LogSupport Supports { get; init; } = LogSupport.All;

    /// <summary>What a reader of its figures should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The presets; a file is tried against the ones with the longest signature first.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        GenericPreset.Definition,
        AccountsPreset.Definition,
        OpenTelemetryPreset.Definition,
        LiteLlmPreset.Definition,
        LangfusePreset.Definition,
        HeliconePreset.Definition,
        ApiManagementPreset.Definition,
        BedrockPreset.Definition,
        NewApiPreset.Definition,
        AnthropicConsolePreset.Definition,
        OpenAIUsagePreset.Definition,
        AzureLlmPreset.Definition,
        MooncakePreset.Definition,
        CooRTweetPreset.Definition,
    ];

    public static Preset? Find(string name) => All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The preset that a file's columns speak of; null when none fits.</summary>
    public static Preset? Detect(IReadOnlyCollection<string> columns) => All
        .Where(p => p.Signature.All(s => s.Split('|').Any(name => columns.Any(c => IsNamed(c, name)))))
        .MaxBy(p => p.Signature.Count);

    /// <summary>Whether a column is what a preset calls by a name: the name itself, or the end of its path.</summary>
    public static bool IsNamed(string column, string name) =>
        column.Equals(name, StringComparison.OrdinalIgnoreCase)
        || (column.Length > name.Length && column[^(name.Length + 1)] == '.' && column.EndsWith(name, StringComparison.OrdinalIgnoreCase));
}
