using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Trail;

/// <summary>Append-only: the first migration adds triggers that refuse every update and delete.</summary>
internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property<string>(AuditEntry.Feature)
            .HasComputedColumnSql("""substr("Action", 1, instr("Action" || '.', '.') - 1)""", stored: false);
        // Whatever is filtered by, a page is a stretch of one index: time comes last, and after it, as in every index of
        // SQLite, the sequence. A text is looked for without an index: one of trigrams would double what every edit writes.
        builder.HasIndex("CaseId", "At");
        builder.HasIndex("CaseId", "Actor", "At");
        builder.HasIndex("CaseId", "ActorKind", "At");
        builder.HasIndex("CaseId", "Action", "At");
        builder.HasIndex("CaseId", AuditEntry.Feature, "At");
        builder.HasIndex("CaseId", "Subject", "At");
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class TrailSets
{
    extension(DbContext context)
    {
        public DbSet<AuditEntry> AuditEntries => context.Set<AuditEntry>();

        public DbSet<AuditTree> AuditTrees => context.Set<AuditTree>();

        public DbSet<AuditTile> AuditTiles => context.Set<AuditTile>();
    }
}
