using System.Globalization;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Sources;

internal sealed class SourceTable : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.ToTable("Sources");
        builder.IsNumberedInCase();
        builder.CitesSource(nameof(Source.OriginNumber));
        builder.Property(s => s.FurtherOrigins).HasConversion(
            numbers => string.Join(',', numbers),
            text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList(),
            new ValueComparer<IReadOnlyList<int>>((a, b) => a!.SequenceEqual(b!), numbers => numbers.Count, numbers => numbers));
    }
}

internal sealed class ReportedFigureTable : IEntityTypeConfiguration<ReportedFigure>
{
    public void Configure(EntityTypeBuilder<ReportedFigure> builder)
    {
        builder.ToTable("ReportedFigures");
        builder.IsNumberedInCase();
        builder.CitesSource();
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class SourceSets
{
    extension(CaseworkContext context)
    {
        public DbSet<Source> Sources => context.Set<Source>();

        public DbSet<ReportedFigure> ReportedFigures => context.Set<ReportedFigure>();
    }
}
