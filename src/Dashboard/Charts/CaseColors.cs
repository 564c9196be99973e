using System.Collections.Frozen;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Charts;

/// <summary>
/// The colour of each value, the same in every panel: capabilities by their place in the taxonomy, so that two cases
/// look alike; values that only a log knows and models by their rank in the data set; clusters by theirs among those
/// assessed as part of a campaign, and innocents grey.
/// </summary>
public sealed class CaseColors
{
    private const int Colors = 8;
    private const string Rest = "var(--category-rest)";
    private const string Benign = "var(--category-benign)";

    // Neighbours in a stack stay apart; what is everywhere is grey.
    private static readonly FrozenDictionary<string, string> Taxonomy = new Dictionary<string, string>
    {
        [Capabilities.SoftwareEngineering] = Category(1),
        [Capabilities.AgenticReasoning] = Category(2),
        [Capabilities.ToolUse] = Category(5),
        [Capabilities.LongHorizonTasks] = Category(3),
        [Capabilities.ReasoningTraces] = Category(4),
        [Capabilities.RubricGrading] = Category(6),
        [Capabilities.DataAnalysis] = Category(7),
        [Capabilities.ComputerUse] = Category(8),
        [Capabilities.Vision] = Category(9),
        [Capabilities.RewritingAroundRefusals] = Category(10),
        [Capabilities.General] = Benign,
        [Capabilities.Unclassified] = Rest,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> capabilities;
    private readonly FrozenDictionary<string, string> models;
    private readonly FrozenDictionary<string, string> clusters;

    /// <summary>Gives colours to a data set's values.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="campaignClusters">The clusters that have a colour of their own, in order; null for all of them.</param>
    public CaseColors(DataSet data, IEnumerable<string>? campaignClusters = null)
    {
        capabilities = Ranked(data.Capabilities.Select(c => c.Value).Where(c => !Taxonomy.ContainsKey(c)));
        models = Ranked(data.Models.Select(m => m.Value));
        clusters = Ranked(campaignClusters ?? data.Clusters.Select(c => c.Value));
    }

    public string OfCapability(string name) => Taxonomy.GetValueOrDefault(name) ?? capabilities.GetValueOrDefault(name, Rest);

    public string OfCluster(string? id) => id is null ? Benign : clusters.GetValueOrDefault(id, Rest);

    public string OfModel(string name) => models.GetValueOrDefault(name, Rest);

    public static string OfDisposition(Disposition disposition) => disposition switch
    {
        Disposition.Operator => "var(--disposition-operator)",
        Disposition.Pool => "var(--disposition-pool)",
        Disposition.Bystander => "var(--disposition-bystander)",
        Disposition.Lookalike => "var(--disposition-lookalike)",
        Disposition.Unknown => "var(--disposition-unknown)",
        _ => throw new ArgumentOutOfRangeException(nameof(disposition)),
    };

    /// <summary>The colour of a series of a timeline stacked by <paramref name="grouping"/>.</summary>
    public string Of(Grouping grouping, string name) => grouping switch
    {
        Grouping.Capability => OfCapability(name),
        Grouping.Cluster => OfCluster(name == Labels.NoCluster ? null : name),
        Grouping.Model => OfModel(name),
        Grouping.Disposition => EnumName.TryParse<Disposition>(name, out var disposition) ? OfDisposition(disposition) : Rest,
        _ => Category(1),
    };

    private static FrozenDictionary<string, string> Ranked(IEnumerable<string> names) => names
        .Take(Colors)
        .Select((name, rank) => KeyValuePair.Create(name, Category(rank + 1)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static string Category(int number) => $"var(--category-{number})";
}
