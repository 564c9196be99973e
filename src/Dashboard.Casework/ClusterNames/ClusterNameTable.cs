using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework;

internal sealed class ClusterNameTable : IEntityTypeConfiguration<ClusterName>
{
    public void Configure(EntityTypeBuilder<ClusterName> builder)
    {
        builder.ToTable("ClusterNames");
        builder.IsNumberedInCase();
        builder.Property(n => n.Name).UseCollation("NOCASE");
    }
}
