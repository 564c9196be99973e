using System.Text.Json;
using Dashboard.Casework.Imports;
using Dashboard.Casework.Records;
using Dashboard.Interactions;
using Dashboard.Interactions.Import.Parsing;

namespace Dashboard.Investigations.Imports;

/// <summary>How a log will be read, while a person looks at its first rows and says what its columns are.</summary>
public sealed class MappingDraft
{
    private static readonly HashSet<string> Prompts = ["prompt", "system_prompt"];

    private readonly Dictionary<string, IReadOnlyList<string>> further = [];
    private readonly Dictionary<string, Treatment> treatments = [];
    private readonly HashSet<string> mappedBefore = [];

    // Of several columns for one target the first that has a value counts: their order is kept.
    private readonly Dictionary<(string Target, string Column), int> ranks = [];

    private MappingDraft(IReadOnlyList<string> columns)
    {
        Columns = columns;
        Targets = new string[columns.Count];
        Array.Fill(Targets, "");
    }

    /// <summary>The log's columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What each column is read as; empty for one that is not read.</summary>
    public string[] Targets { get; }

    /// <summary>The preset it starts from; null lets the columns tell.</summary>
    public string? Preset { get; private init; }

    /// <summary>The IANA zone of times without an offset; empty while nobody has said.</summary>
    public string TimeZone { get; set; } = "";

    public DateOrder? DateOrder { get; set; }

    public TimeUnit? TimeUnit { get; set; }

    public LogEncoding? Encoding { get; set; }

    /// <summary>What becomes of rows whose time stands far from all others; null while nobody has said.</summary>
    public OutlyingTimes? OutlyingTimes { get; set; }

    public EmbeddingRows? Embeddings { get; set; }

    /// <summary>Words that stand for no value in this log.</summary>
    public IReadOnlyList<string> Nothing { get; private init; } = [];

    /// <summary>
    /// The targets whose values can be kept as hashes or not at all, of those that are read, in the order of the columns.
    /// </summary>
    public IEnumerable<string> SensitiveTargets => Targets.Where(t => MappingArguments.TreatedTargets.Contains(t)).Distinct();

    /// <summary>Whether a target is the text of a prompt.</summary>
    public static bool IsPrompt(string target) => Prompts.Contains(target);

    /// <summary>A target in words.</summary>
    public static string Word(string target) => target.Replace('_', ' ').Replace('.', ' ');

    /// <summary>What a number in a time column counts, in words.</summary>
    public static string UnitWord(TimeUnit unit) => unit switch
    {
        Interactions.TimeUnit.Ticks => "ticks of .NET (since the year 1)",
        Interactions.TimeUnit.FileTimes => "ticks of Windows (since 1601)",
        _ => $"{unit.ToString().ToLowerInvariant()} since 1970",
    };

    /// <summary>Starts from a mapping.</summary>
    /// <param name="mapping">The mapping; null for one in which nothing is read yet.</param>
    /// <param name="columns">The log's columns.</param>
    /// <param name="preset">The preset that the columns speak of.</param>
    public static MappingDraft Of(ImportMapping? mapping, IReadOnlyList<string> columns, string? preset)
    {
        var draft = new MappingDraft(columns)
        {
            Preset = mapping?.Preset is { Length: > 0 } of ? of : preset,
            TimeZone = mapping?.TimeZone ?? "", DateOrder = mapping?.DateOrder, TimeUnit = mapping?.TimeUnit, Encoding = mapping?.Encoding,
            OutlyingTimes = mapping?.OutlyingTimes, Embeddings = mapping?.Embeddings, Nothing = mapping?.Nothing ?? [],
        };
        foreach (var (target, sources) in mapping?.Columns ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            draft.mappedBefore.Add(target);
            var hidden = new List<string>();
            foreach (var source in sources)
            {
                draft.ranks[(target, source)] = draft.ranks.Count;
                if (draft.IndexOf(source) is >= 0 and var index && draft.Targets[index].Length == 0) draft.Targets[index] = target;
                else hidden.Add(source);
            }

            // Columns beyond those that are shown keep what they are, and so does the second meaning of one that has two.
            if (hidden.Count > 0) draft.further[target] = hidden;
        }

        foreach (var (target, treatment) in mapping?.Treatments ?? new Dictionary<string, Treatment>())
            draft.treatments[target] = treatment;
        return draft;
    }

    /// <summary>The mapping that a case keeps under a name; null for one of a version that names its parts otherwise.</summary>
    public static ImportMapping? Read(NamedMapping named)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportMapping>(named.Mapping, CaseworkJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a mapping can read a log with these columns: they are all there.</summary>
    public static bool Fits(ImportMapping mapping, IReadOnlyList<string> columns) =>
        mapping.Columns.Values.SelectMany(c => c).All(c => columns.Contains(c, StringComparer.OrdinalIgnoreCase));

    public Treatment TreatmentOf(string target) => treatments.GetValueOrDefault(target);

    public void Treat(string target, Treatment treatment) => treatments[target] = treatment;

    /// <summary>Whether a column is shown and not read, and nothing else is read as the target.</summary>
    public bool IsFree(string column, string target) =>
        IndexOf(column) is >= 0 and var index && Targets[index].Length == 0 && !Targets.Contains(target);

    /// <summary>Reads a column as a target.</summary>
    public void Read(string column, string target) => Read(IndexOf(column), target);

    /// <summary>Reads a column as a target; one that a single column can have leaves the column that had it.</summary>
    public void Read(int column, string target)
    {
        if (target.Length > 0 && !target.StartsWith("attribute", StringComparison.Ordinal))
        {
            foreach (var (i, other) in Targets.Index())
            {
                if (other == target) Targets[i] = "";
            }
        }

        Targets[column] = target;
    }

    /// <summary>The mapping as it stands.</summary>
    /// <exception cref="FormatException">It says something that there is not; the message is for a person.</exception>
    public ImportMapping ToMapping()
    {
        var given = Targets.Zip(Columns).Where(m => m.First.Length > 0)
            .Concat(further.SelectMany(f => f.Value.Select(column => (First: f.Key, Second: column))))
            .OrderBy(m => ranks.GetValueOrDefault((m.First, m.Second), -1)).ToList();
        // What the preset reads and was set to “not read” here is left out by an empty mapping.
        var dropped = mappedBefore.Where(t => !given.Exists(m => m.First == t)).Select(t => $"{t}=");
        var mapping = MappingArguments.Parse(
            given.Select(m => $"{m.First}={m.Second}").Concat(dropped), Preset, TimeZone.Trim() is { Length: > 0 } zone ? zone : null)
            ?? new ImportMapping(ImportMapping.DetectedPreset, new Dictionary<string, IReadOnlyList<string>>());
        return mapping with
        {
            DateOrder = DateOrder, TimeUnit = TimeUnit, Encoding = Encoding, OutlyingTimes = OutlyingTimes, Embeddings = Embeddings,
            Nothing = Nothing,
            Treatments = SensitiveTargets.Where(t => TreatmentOf(t) != Treatment.Keep).ToDictionary(t => t, TreatmentOf),
        };
    }

    private int IndexOf(string column) => Columns.ToList().FindIndex(c => c.Equals(column, StringComparison.OrdinalIgnoreCase));
}
