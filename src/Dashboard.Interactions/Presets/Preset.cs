using Dashboard.Core;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Store.Tables;

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

/// <summary>The second log that completes a log's rows.</summary>
/// <param name="Title">What it is, for people.</param>
/// <param name="Key">The column by which the rows of both belong together.</param>
/// <param name="Column">A column that the second log has and the first has not.</param>
internal sealed record CompanionPreset(string Title, string Key, string Column);

/// <summary>
/// How one kind of log is read, as data. To add a preset, write one of these and list it in <see cref="All"/>.
/// Columns are named by their path, matched without regard to case and below known envelopes (<see cref="ColumnPaths"/>);
/// further columns are ignored, and none but the signature is needed.
/// </summary>
internal sealed record Preset
{
    /// <summary>The name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, for people.</summary>
    public required string Title { get; init; }

    /// <summary>What its rows are.</summary>
    public ImportKind Kind { get; init; }

    /// <summary>
    /// The columns by which it is recognised: all of them are there. Names that stand for each other are parted by a bar.
    /// </summary>
    public required IReadOnlyList<string> Signature { get; init; }

    /// <summary>Target → the columns it may come from: row by row, the first that has a value.</summary>
    public required IReadOnlyDictionary<string, string[]> Columns { get; init; }

    public IReadOnlyList<PresetAttribute> Attributes { get; init; } = [];

    /// <summary>Which rows are requests to a model; null for all.</summary>
    public RequestRule? Requests { get; init; }

    /// <summary>How rows of one id make up a request; null where the most complete one counts.</summary>
    public PartJoin? Parts { get; init; }

    /// <summary>What the input tokens of this kind of log include.</summary>
    public CacheCounting Counting { get; init; }

    /// <summary>The targets whose columns are added up: each holds a part of the count.</summary>
    public IReadOnlyList<string> Summed { get; init; } = [];

    /// <summary>Whether times are counted from the log's own start, so that the beginning of 1970 is a time like any other.</summary>
    public bool HasRelativeTimes { get; init; }

    /// <summary>
    /// What the log is, where it is one of no requests at all: it is not imported, and the sentence says so. Null for every other.
    /// </summary>
    public string? NoRequests { get; init; }

    /// <summary>What to do where a log of this kind has no column for the time; null where it always has one.</summary>
    public string? WithoutTime { get; init; }

    /// <summary>Whether columns alone do not tell it: the text of a request's column has to begin as its rule says.</summary>
    public bool IsToldByValues { get; init; }

    /// <summary>The log that completes this one; null for none.</summary>
    public CompanionPreset? Companion { get; init; }

    /// <summary>What a number in the time column counts; null infers it from its magnitude.</summary>
    public TimeUnit? TimeUnit { get; init; }

    /// <summary>Whether times without an offset are UTC by the log's definition.</summary>
    public bool IsUtc { get; init; }

    /// <summary>
    /// Texts that stand for no value in this kind of log, besides those of every log (<see cref="Import.Parsing.NothingWords"/>).
    /// </summary>
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
        OpenInferencePreset.Definition,
        LiteLlmPreset.Definition,
        LiteLlmPayloadPreset.Definition,
        LangfusePreset.Definition,
        HeliconePreset.Definition,
        PortkeyPreset.Definition,
        CloudflarePreset.Definition,
        KongPreset.Definition,
        OpenRouterPreset.Definition,
        ApiManagementPreset.Definition,
        AzureOpenAIPreset.Definition,
        BedrockPreset.Definition,
        NewApiPreset.Definition,
        AnthropicConsolePreset.Definition,
        OpenAIUsagePreset.Definition,
        VertexPreset.Definition,
        DatabricksPreset.Definition,
        LangSmithPreset.Definition,
        DatadogLlmPreset.Definition,
        WeavePreset.Definition,
        EnvoyAiPreset.Definition,
        OpenRouterGenerationPreset.Definition,
        AnthropicUsagePreset.Definition,
        MlflowSpanPreset.Definition,
        MlflowTracePreset.Definition,
        GeminiPreset.Definition,
        OpenAIChatPreset.Definition,
        OpenAIResponsesPreset.Definition,
        AnthropicMessagesPreset.Definition,
        CallsPreset.Definition,
        AnthropicCallsPreset.Definition,
        OpenTelemetryEventsPreset.Definition,
        VllmPreset.Definition,
        NginxPreset.Definition,
        TraefikPreset.Definition,
        OpenRouterDailyPreset.Definition,
        SnowflakeCortexPreset.Definition,
        OpenAIAuditPreset.Definition,
        OpenAICostsPreset.Definition,
        AnthropicCostsPreset.Definition,
        AzureLlmPreset.Definition,
        MooncakePreset.Definition,
        CooRTweetPreset.Definition,
    ];

    public static Preset? Find(string name) => All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The preset that a file's columns speak of; null when none fits.</summary>
    public static Preset? Detect(IReadOnlyCollection<string> columns) => All
        .Where(p => !p.IsToldByValues && p.HasSignature(columns))
        .MaxBy(p => p.Signature.Count);

    /// <summary>The preset that a file's columns and what they hold speak of; null when none fits.</summary>
    /// <param name="columns">The file's columns.</param>
    /// <param name="samples">Some values of a column.</param>
    public static Preset? Detect(IReadOnlyCollection<string> columns, Func<string, IReadOnlyList<string>> samples) =>
        All.FirstOrDefault(p => p.IsToldByValues && p.HasSignature(columns) && p.IsTold(columns, samples)) ?? ByKinds(columns, samples);

    // Where two fit, and the rows say what they are in words that one of them knows and the other does not, it is that one.
    private static Preset? ByKinds(IReadOnlyCollection<string> columns, Func<string, IReadOnlyList<string>> samples)
    {
        var first = Detect(columns);
        if (first?.Requests?.Otherwise is null || first.Knows(columns, samples) is not false) return first;
        return All.Where(p => !p.IsToldByValues && p.HasSignature(columns) && p.Knows(columns, samples) is true)
            .MaxBy(p => p.Signature.Count) ?? first;
    }

    // Whether any row says that it is a request; null where none says what it is.
    private bool? Knows(IReadOnlyCollection<string> columns, Func<string, IReadOnlyList<string>> samples)
    {
        if (Requests is not { Columns.Count: > 0, Requests.Count: > 0 } rule) return null;
        var said = columns.Where(c => rule.Columns.Any(name => ColumnPaths.IsNamed(c, name))).SelectMany(samples).ToList();
        if (said.Count == 0) return null;
        return said.Any(
            v => rule.Requests.Concat(rule.Agents).Concat(rule.Embeddings).Concat(rule.Others.Keys)
            .Contains(v.Trim('"'), StringComparer.OrdinalIgnoreCase));
    }

    private bool IsTold(IReadOnlyCollection<string> columns, Func<string, IReadOnlyList<string>> samples) =>
        Requests is { } rule && columns.Where(c => rule.Columns.Any(name => ColumnPaths.IsNamed(c, name))).SelectMany(samples)
        .Any(v => v.StartsWith(rule.Beginning, StringComparison.Ordinal));

    private bool HasSignature(IReadOnlyCollection<string> columns) =>
        Signature.All(s => s.Split('|').Any(name => columns.Any(c => ColumnPaths.IsNamed(c, name))));
}
