using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework;

internal sealed class PacketTable : IEntityTypeConfiguration<Packet>
{
    public void Configure(EntityTypeBuilder<Packet> builder)
    {
        builder.IsNumberedInCase();
        builder.Ignore(p => p.BatesRange);
        builder.HasOne<Allegation>().WithMany().HasForeignKey(p => new { p.CaseId, p.AllegationNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}
