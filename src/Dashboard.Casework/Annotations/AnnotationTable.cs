using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework;

internal sealed class AnnotationTable : IEntityTypeConfiguration<Annotation>
{
    public void Configure(EntityTypeBuilder<Annotation> builder)
    {
        builder.IsNumberedInCase();
        builder.HasIndex(a => new { a.CaseId, a.TargetKind, a.Target });
        builder.HasIndex(a => new { a.CaseId, a.ReplyTo });
    }
}
