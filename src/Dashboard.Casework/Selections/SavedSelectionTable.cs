using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Selections;

internal sealed class SavedSelectionTable : IEntityTypeConfiguration<SavedSelection>
{
    public void Configure(EntityTypeBuilder<SavedSelection> builder)
    {
        builder.ToTable("SavedSelections");
        builder.IsNumberedInCase();
        builder.Property(s => s.Name).UseCollation("NOCASE");
        builder.HasIndex(s => new { s.CaseId, s.Name }).IsUnique();
        builder.Property(s => s.Selection).HasConversion(selection => selection.ToString(), text => Selection.Parse(text));
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class SelectionSets
{
    extension(CaseworkContext context)
    {
        public DbSet<SavedSelection> SavedSelections => context.Set<SavedSelection>();
    }
}
