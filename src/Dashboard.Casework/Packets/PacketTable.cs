using Dashboard.Casework.Allegations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Packets;

internal sealed class PacketTable : IEntityTypeConfiguration<Packet>
{
    public void Configure(EntityTypeBuilder<Packet> builder)
    {
        builder.ToTable("Packets");
        builder.IsNumberedInCase();
        builder.Ignore(p => p.BatesRange);
        builder.HasOne<Allegation>().WithMany().HasForeignKey(p => new { p.CaseId, p.AllegationNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class PacketSets
{
    extension(CaseworkContext context)
    {
        public DbSet<Packet> Packets => context.Set<Packet>();
    }
}
