using Dashboard.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework;

/// <summary>The keys and references that casework's tables share.</summary>
internal static class CaseworkTables
{
    /// <summary>
    /// A record of a case: its key is the case and a number counted within it, so that it can be read, and says
    /// nothing about other cases. Nothing is deleted by deleting something else.
    /// </summary>
    public static void IsNumberedInCase<T>(this EntityTypeBuilder<T> entity)
        where T : class
    {
        entity.HasKey("CaseId", "Number");
        entity.Property("Number").ValueGeneratedNever();
        entity.HasOne<Case>().WithMany().HasForeignKey("CaseId").OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>A reference to a source of the same case.</summary>
    public static void CitesSource<T>(this EntityTypeBuilder<T> entity, string property = "SourceNumber")
        where T : class =>
        entity.HasOne<Source>().WithMany().HasForeignKey("CaseId", property).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class CaseTable : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Name).UseCollation("NOCASE");
        builder.HasIndex(c => c.Name);
    }
}

internal sealed class OpenQuestionTable : IEntityTypeConfiguration<OpenQuestion>
{
    public void Configure(EntityTypeBuilder<OpenQuestion> builder)
    {
        builder.IsNumberedInCase();
        builder.CitesSource();
    }
}

internal sealed class NumberCounterTable : IEntityTypeConfiguration<NumberCounter>
{
    public void Configure(EntityTypeBuilder<NumberCounter> builder)
    {
        builder.HasKey(c => new { c.CaseId, c.Kind });
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RevisionTable : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.HasKey(r => new { r.CaseId, r.Kind, r.Number, r.Version });
        builder.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
