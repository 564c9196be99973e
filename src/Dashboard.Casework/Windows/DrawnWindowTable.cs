using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework;

internal sealed class DrawnWindowTable : IEntityTypeConfiguration<DrawnWindow>
{
    public void Configure(EntityTypeBuilder<DrawnWindow> builder)
    {
        builder.ToTable("DrawnWindows");
        builder.IsNumberedInCase();
    }
}
