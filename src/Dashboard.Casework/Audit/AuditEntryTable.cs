using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework;

/// <summary>Append-only: the first migration adds triggers that refuse every update and delete.</summary>
internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        // Filters of the audit page end in “newest first”, so the sequence follows what is filtered by.
        builder.HasIndex(e => new { e.CaseId, e.Sequence });
        builder.HasIndex(e => new { e.Actor, e.Sequence });
        builder.HasIndex(e => new { e.Action, e.Sequence });
    }
}
