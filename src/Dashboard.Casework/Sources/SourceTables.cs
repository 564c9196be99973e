using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework;

internal sealed class SourceTable : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.IsNumberedInCase();
        builder.CitesSource(nameof(Source.OriginNumber));
    }
}

internal sealed class ReportedFigureTable : IEntityTypeConfiguration<ReportedFigure>
{
    public void Configure(EntityTypeBuilder<ReportedFigure> builder)
    {
        builder.IsNumberedInCase();
        builder.CitesSource();
    }
}
