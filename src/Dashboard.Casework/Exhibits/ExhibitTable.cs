using System.Text.Json;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Exhibits;

internal sealed class ExhibitTable : IEntityTypeConfiguration<Exhibit>
{
    public void Configure(EntityTypeBuilder<Exhibit> builder)
    {
        builder.ToTable("Exhibits");
        builder.IsNumberedInCase();
        builder.Property(x => x.Selection).HasConversion(s => s.ToString(), text => Selection.Parse(text));
        builder.Property(x => x.Method).HasConversion(m => m.ToString(), text => CaseworkJson.ParseMethod(text));
        builder.Property(x => x.RecountedValues).HasConversion(
            values => CaseworkJson.Serialize(values),
            // Exhibits of before recounts were kept in numbers have an empty text.
            text => text.Length == 0 ? new List<long>() : JsonSerializer.Deserialize<List<long>>(text, CaseworkJson.Options)!,
            new ValueComparer<IReadOnlyList<long>>((a, b) => a!.SequenceEqual(b!), values => values.Count, values => values));
        builder.Property(x => x.Figures).HasConversion(
            figures => CaseworkJson.Serialize(figures),
            text => JsonSerializer.Deserialize<List<Figure.Observed>>(text, CaseworkJson.Options)!,
            // Figures are set once and never changed in place.
            new ValueComparer<IReadOnlyList<Figure.Observed>>(
                (a, b) => a!.SequenceEqual(b!), figures => figures.Count, figures => figures));
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class ExhibitSets
{
    extension(CaseworkContext context)
    {
        public DbSet<Exhibit> Exhibits => context.Set<Exhibit>();
    }
}
