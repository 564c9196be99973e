using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Trail;

/// <summary>The state of one Merkle tree over audit entries, as far as the next entry needs it.</summary>
public sealed class AuditTree
{
    /// <summary>The tree over all entries.</summary>
    public const string Whole = "";

    /// <summary>The tree over the entries that belong to no case. No case's id has a blank.</summary>
    public const string NoCase = "no case";

    /// <summary>Which tree: <see cref="Whole"/>, <see cref="NoCase"/>, or the id of the case over whose entries it is.</summary>
    public required string Name { get; init; }

    /// <summary>How many leaves it has.</summary>
    public required long Size { get; init; }

    /// <summary>The roots of its complete subtrees, the largest first, 32 bytes each.</summary>
    public required byte[] Frontier { get; init; }
}

/// <summary>
/// The root of a complete subtree of the tree over all entries: kept so that a proof reads a few hundred hashes and not a million.
/// </summary>
public sealed class AuditTile
{
    /// <summary>2^Level entries are below it; a multiple of 8.</summary>
    public required int Level { get; init; }

    /// <summary>Its place on its level, from 0.</summary>
    public required long Place { get; init; }

    public required byte[] Hash { get; init; }
}

internal sealed class AuditTreeTable : IEntityTypeConfiguration<AuditTree>
{
    public void Configure(EntityTypeBuilder<AuditTree> builder)
    {
        builder.ToTable("AuditTrees");
        builder.HasKey(t => t.Name);
    }
}

internal sealed class AuditTileTable : IEntityTypeConfiguration<AuditTile>
{
    public void Configure(EntityTypeBuilder<AuditTile> builder)
    {
        builder.ToTable("AuditTiles");
        builder.HasKey(t => new { t.Level, t.Place });
    }
}
