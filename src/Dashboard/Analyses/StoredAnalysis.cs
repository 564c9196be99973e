using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Layout;
using Dashboard.Core;

namespace Dashboard.Analyses;

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

    /// <summary>The attributes that accounts share.</summary>
    public required IReadOnlyList<AnalysisAttribute> Attributes { get; init; }

    public required int[] EdgeAccounts { get; init; }

    public required int[] EdgeAttributes { get; init; }

    /// <summary>Where nodes are drawn.</summary>
    public required GraphPositions Positions { get; init; }

    /// <summary>Identifies the run in an ETag: another run has another one.</summary>
    [JsonIgnore]
    public string Stamp => $"{DataFingerprint[..12]}-{RanAt.Ticks:x}";

    /// <summary>Whether the run is about these data.</summary>
    public bool IsOf(Fingerprint fingerprint) => DataFingerprint == fingerprint.Value;

    /// <summary>The cluster of this id; null when there is none.</summary>
    public Cluster? Find(string? cluster) => Result.Clusters.FirstOrDefault(c => c.Id == cluster);

    /// <summary>The index of an account; −1 when the run did not have it.</summary>
    public int IndexOf(string account) => (indices ??= Index()).GetValueOrDefault(account, -1);

    private FrozenDictionary<string, int>? indices;

    private FrozenDictionary<string, int> Index() =>
        Accounts.Select((id, index) => KeyValuePair.Create(id, index)).ToFrozenDictionary(StringComparer.Ordinal);
}
