using System.Text.Json;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Hypotheses;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Allegations;

internal sealed class AllegationTable : IEntityTypeConfiguration<Allegation>
{
    public void Configure(EntityTypeBuilder<Allegation> builder)
    {
        builder.ToTable("Allegations");
        builder.IsToldWhole();
        builder.IsNumberedInCase();
        IsJson(builder.Property(a => a.Particulars), AllegationParticulars.None);
        IsJson(builder.Property(a => a.Hypotheses), HypothesisMatrix.Usual);
        builder.HasMany(a => a.Elements).WithOne().HasForeignKey(e => new { e.CaseId, e.AllegationNumber })
            .OnDelete(DeleteBehavior.Cascade);
    }

    // What every allegation starts with is stored as nothing, so that rows of before have it.
    private static void IsJson<T>(PropertyBuilder<T> property, T start)
        where T : class
    {
        property.HasConversion(
            value => CaseworkJson.Serialize(value) == CaseworkJson.Serialize(start) ? "" : CaseworkJson.Serialize(value),
            text => text.Length == 0 ? start : JsonSerializer.Deserialize<T>(text, CaseworkJson.Options)!,
            new ValueComparer<T>(
                (a, b) => CaseworkJson.Serialize(a) == CaseworkJson.Serialize(b),
                value => CaseworkJson.Serialize(value).GetHashCode(StringComparison.Ordinal), value => value));
    }
}

internal sealed class AllegationElementTable : IEntityTypeConfiguration<AllegationElement>
{
    public void Configure(EntityTypeBuilder<AllegationElement> builder)
    {
        builder.ToTable("AllegationElements");
        builder.IsToldWhole();
        builder.HasKey(e => new { e.CaseId, e.AllegationNumber, e.Number });
        builder.HasMany(e => e.Grounds).WithOne().HasForeignKey(g => new { g.CaseId, g.AllegationNumber, g.ElementNumber })
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class GroundTable : IEntityTypeConfiguration<Ground>
{
    public void Configure(EntityTypeBuilder<Ground> builder)
    {
        builder.ToTable(
            "Grounds",
            table => table.HasCheckConstraint(
                "CK_Grounds_OneCitation",
                "(\"ExhibitNumber\" IS NOT NULL) + (\"SourceNumber\" IS NOT NULL) + (\"AnnotationNumber\" IS NOT NULL) = 1"));
        builder.IsToldWhole();
        builder.HasKey(g => new { g.CaseId, g.AllegationNumber, g.ElementNumber, g.Number });
        builder.CitesSource();
        builder.HasOne<Annotation>().WithMany().HasForeignKey(g => new { g.CaseId, g.AnnotationNumber }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Exhibit>().WithMany().HasForeignKey(g => new { g.CaseId, g.ExhibitNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class AllegationSets
{
    extension(CaseworkContext context)
    {
        public DbSet<Allegation> Allegations => context.Set<Allegation>();
    }
}
