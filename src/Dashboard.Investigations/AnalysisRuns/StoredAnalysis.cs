using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Layout;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Core;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary>
/// The stored analysis run of a case: what was found, on which data, with the graph that was analysed and where its
/// nodes are drawn. Stale when the case's fingerprint is no longer <see cref="DataFingerprint"/>.
/// </summary>
public sealed record StoredAnalysis
{
    /// <summary>The fingerprint of the data that was analysed.</summary>
    public required string DataFingerprint { get; init; }

    /// <summary>When the run ended, UTC.</summary>
    public required DateTime RanAt { get; init; }

    public required AnalysisResult Result { get; init; }

    /// <summary>The accounts; an account is its index here, everywhere in the run.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>All interactions of each account.</summary>
    public required long[] AccountInteractions { get; init; }

    /// <summary>
    /// How busy accounts are in sharing and how common what they share is; null in a run of a version that did not keep it.
    /// </summary>
    public SharingDegrees? Degrees { get; init; }

    /// <summary>How many attributes accounts share in all.</summary>
    public required int SharedAttributes { get; init; }

    /// <summary>Attributes that accounts share: all of a small case, those to be drawn of a large one (<see cref="ShownGraph"/>).</summary>
    public required IReadOnlyList<AnalysisAttribute> Attributes { get; init; }

    public required int[] EdgeAccounts { get; init; }

    public required int[] EdgeAttributes { get; init; }

    /// <summary>The texts that accounts send with small changes, the most accounts first; empty where no prompts were kept.</summary>
    public IReadOnlyList<StoredTemplate> Templates { get; init; } = [];

    /// <summary>Where nodes are drawn.</summary>
    public required GraphPositions Positions { get; init; }

    /// <summary>The null of what accounts share, fitted when it is first asked for; null where the run has no degrees.</summary>
    [JsonIgnore]
    public SharingNull? Chance
    {
        get
        {
            if (Degrees is not { } degrees) return null;
            if (!ReferenceEquals(chance?.Of, degrees))
                chance = new(degrees, SharingNull.Of(degrees, Accounts.Count, Result.Options.HubShare));
            return chance.Null;
        }
    }

    /// <summary>Identifies the run in an ETag: another run has another one.</summary>
    [JsonIgnore]
    public string Stamp => $"{DataFingerprint[..12]}-{RanAt.Ticks:x}";

    /// <summary>Identifies the names of its clusters: given ones change it. Empty for a run as it was found.</summary>
    [JsonIgnore]
    public string NamesStamp { get; init; } = "";

    /// <summary>
    /// How the run's methods differ from this version's, a sentence; null where they are the same. What a score or an
    /// outcome means is the method's: a run of another version is shown as that, and offered to be made again.
    /// </summary>
    [JsonIgnore]
    public string? OtherVersion
    {
        get
        {
            if (Result.Methods.Contains(CampaignAnalysis.Method)) return null;
            var was = Result.Methods.FirstOrDefault(m => m.Name == CampaignAnalysis.Method.Name);
            return was.Name is null
                ? $"It does not say which; this one has {CampaignAnalysis.Method}."
                : $"It used {was}; this one has {CampaignAnalysis.Method}.";
        }
    }

    /// <summary>Whether the run is about these data.</summary>
    public bool IsOf(Fingerprint fingerprint) => DataFingerprint == fingerprint.Value;

    /// <summary>The cluster of this id; null when there is none.</summary>
    public Cluster? Find(string? cluster) => Result.Clusters.FirstOrDefault(c => c.Id == cluster);

    /// <summary>The index of an account; −1 when the run did not have it.</summary>
    public int IndexOf(string account)
    {
        if (!ReferenceEquals(indices?.Of, Accounts))
            indices = new(
                Accounts, Accounts.Select((id, index) => KeyValuePair.Create(id, index)).ToFrozenDictionary(StringComparer.Ordinal));
        return indices.Places.GetValueOrDefault(account, -1);
    }

    // What is worked out once is kept with what it was worked out from: a changed copy of the run works it out again.
    private Indices? indices;

    private Fitted? chance;

    private sealed record Indices(IReadOnlyList<string> Of, FrozenDictionary<string, int> Places);

    private sealed record Fitted(SharingDegrees Of, SharingNull Null);
}

/// <summary>A text that accounts send with small changes. <see cref="Example"/> is a prompt: only for those who may read prompts.</summary>
/// <param name="Name">What it is called as an attribute of kind <see cref="Kind"/>.</param>
/// <param name="Example">The prompt most like the others.</param>
/// <param name="Prompts">How many different prompts it stands for.</param>
/// <param name="Interactions">How many interactions sent one.</param>
/// <param name="Accounts">The accounts that did, as indices, ascending.</param>
/// <param name="Similarity">The mean estimated Jaccard index of the prompts with the example.</param>
/// <param name="IsHub">So many accounts send it that it says little: a default prompt, a public benchmark.</param>
public sealed record StoredTemplate(
    string Name, string Example, int Prompts, long Interactions, IReadOnlyList<int> Accounts, double Similarity, bool IsHub)
{
    /// <summary>The kind of attribute that a template is.</summary>
    public const string Kind = "prompt_template";
}
