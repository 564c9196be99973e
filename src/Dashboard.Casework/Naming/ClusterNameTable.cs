using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Naming;

internal sealed class ClusterNameTable : IEntityTypeConfiguration<ClusterName>
{
    public void Configure(EntityTypeBuilder<ClusterName> builder)
    {
        builder.ToTable("ClusterNames");
        builder.IsNumberedInCase();
        builder.Property(n => n.Name).UseCollation("NOCASE");
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class NamingSets
{
    extension(CaseworkContext context)
    {
        public DbSet<ClusterName> ClusterNames => context.Set<ClusterName>();
    }
}
