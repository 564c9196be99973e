using System.Text.Json;
using Dashboard.Casework.Records;
using Dashboard.Core;

namespace Dashboard.Casework.Naming;

/// <summary>The name that people gave to a cluster of a case, in the place of the one that it has by itself.</summary>
public sealed class ClusterName : IVersioned
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    /// <summary>What the cluster is known by from one run of the analysis to the next; it tells no account.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    public required DateTime UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public long Version { get; set; }
}

/// <summary>What of a cluster's name can be written.</summary>
public sealed record ClusterNameEdit(string Name)
{
    /// <summary>The stored name, ready to be edited.</summary>
    public static ClusterNameEdit Of(ClusterName stored) => new(stored.Name);

    /// <summary>What a revision of a name keeps.</summary>
    public static ClusterNameEdit Of(Revision revision) =>
        JsonSerializer.Deserialize<ClusterNameEdit>(revision.Document, CaseworkJson.Options)!;
}
