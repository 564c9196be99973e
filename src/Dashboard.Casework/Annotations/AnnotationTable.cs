using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Annotations;

internal sealed class AnnotationTable : IEntityTypeConfiguration<Annotation>
{
    public void Configure(EntityTypeBuilder<Annotation> builder)
    {
        builder.ToTable("Annotations");
        builder.IsNumberedInCase();
        builder.HasIndex(a => new { a.CaseId, a.TargetKind, a.Target });
        builder.HasIndex(a => new { a.CaseId, a.ReplyTo });
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class AnnotationSets
{
    extension(CaseworkContext context)
    {
        public DbSet<Annotation> Annotations => context.Set<Annotation>();
    }
}
