using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework;

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
