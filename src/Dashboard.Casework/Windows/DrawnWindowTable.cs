using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Windows;

internal sealed class DrawnWindowTable : IEntityTypeConfiguration<DrawnWindow>
{
    public void Configure(EntityTypeBuilder<DrawnWindow> builder)
    {
        builder.ToTable("DrawnWindows");
        builder.IsNumberedInCase();
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class WindowSets
{
    extension(CaseworkContext context)
    {
        public DbSet<DrawnWindow> DrawnWindows => context.Set<DrawnWindow>();
    }
}
