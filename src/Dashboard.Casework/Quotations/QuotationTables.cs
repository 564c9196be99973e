using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Quotations;

internal sealed class QuotationTable : IEntityTypeConfiguration<Quotation>
{
    public void Configure(EntityTypeBuilder<Quotation> builder)
    {
        builder.ToTable("Quotations");
        builder.IsNumberedInCase();
        builder.CitesSource();
    }
}

internal sealed class SourceTextTable : IEntityTypeConfiguration<SourceText>
{
    public void Configure(EntityTypeBuilder<SourceText> builder)
    {
        builder.ToTable("SourceTexts");
        builder.IsToldElsewhere();
        builder.HasKey(t => new { t.CaseId, t.SourceNumber });
        builder.CitesSource();
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class QuotationSets
{
    extension(CaseworkContext context)
    {
        public DbSet<Quotation> Quotations => context.Set<Quotation>();

        public DbSet<SourceText> SourceTexts => context.Set<SourceText>();
    }
}
