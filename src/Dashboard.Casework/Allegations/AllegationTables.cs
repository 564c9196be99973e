using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework;

internal sealed class AllegationTable : IEntityTypeConfiguration<Allegation>
{
    public void Configure(EntityTypeBuilder<Allegation> builder)
    {
        builder.IsNumberedInCase();
        builder.HasMany(a => a.Elements).WithOne().HasForeignKey(e => new { e.CaseId, e.AllegationNumber }).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AllegationElementTable : IEntityTypeConfiguration<AllegationElement>
{
    public void Configure(EntityTypeBuilder<AllegationElement> builder)
    {
        builder.ToTable("AllegationElements");
        builder.HasKey(e => new { e.CaseId, e.AllegationNumber, e.Number });
        builder.HasMany(e => e.Grounds).WithOne().HasForeignKey(g => new { g.CaseId, g.AllegationNumber, g.ElementNumber }).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class GroundTable : IEntityTypeConfiguration<Ground>
{
    public void Configure(EntityTypeBuilder<Ground> builder)
    {
        builder.ToTable("Grounds", table => table.HasCheckConstraint("CK_Grounds_OneCitation", "(\"ExhibitNumber\" IS NULL) <> (\"SourceNumber\" IS NULL)"));
        builder.HasKey(g => new { g.CaseId, g.AllegationNumber, g.ElementNumber, g.Number });
        builder.CitesSource();
        builder.HasOne<Exhibit>().WithMany().HasForeignKey(g => new { g.CaseId, g.ExhibitNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}
