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

/// <summary>
/// How one kind of log is read, as data. To add a preset, write one of these and list it in <see cref="All"/>.
/// Columns are matched without regard to case, further columns are ignored, and none but the signature is needed.
/// </summary>
internal sealed record Preset
{
    /// <summary>The name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, for people.</summary>
    public required string Title { get; init; }

    /// <summary>The columns by which it is recognised: all of them are there.</summary>
    public required IReadOnlyList<string> Signature { get; init; }

    /// <summary>Target → the columns it may have, the first present one wins.</summary>
    public required IReadOnlyDictionary<string, string[]> Columns { get; init; }

    public IReadOnlyList<PresetAttribute> Attributes { get; init; } = [];

    /// <summary>What a number in the time column counts; null infers it from its magnitude.</summary>
    public TimeUnit? TimeUnit { get; init; }

    /// <summary>Texts that stand for no value, besides the empty one.</summary>
    public IReadOnlyList<string> NullTexts { get; init; } = [];

    /// <summary>What a log of this kind can support at best.</summary>
    public LogSupport Supports { get; init; } = LogSupport.All;

    /// <summary>What a reader of its figures should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The presets; a file is tried against the ones with the longest signature first.</summary>
    public static IReadOnlyList<Preset> All { get; } = [GenericPreset.Definition, CooRTweetPreset.Definition, AzureLlmPreset.Definition, MooncakePreset.Definition];

    public static Preset? Find(string name) => All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The preset that a file's columns speak of; null when none fits.</summary>
    public static Preset? Detect(IReadOnlyCollection<string> columns) => All
        .Where(p => p.Signature.All(s => columns.Contains(s, StringComparer.OrdinalIgnoreCase)))
        .MaxBy(p => p.Signature.Count);
}
