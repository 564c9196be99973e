using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Events;

internal sealed class CaseEventTable : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.ToTable("Events");
        builder.IsNumberedInCase();
        builder.CitesSource();
        builder.HasIndex(e => new { e.CaseId, e.On });
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class EventSets
{
    extension(CaseworkContext context)
    {
        public DbSet<CaseEvent> Events => context.Set<CaseEvent>();
    }
}
