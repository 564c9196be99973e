using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Records;

/// <summary>The keys that casework's tables share.</summary>
internal static class RecordTables
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
}

internal sealed class CaseTable : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("Cases");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Name).UseCollation("NOCASE");
        builder.HasIndex(c => c.Name);
    }
}

internal sealed class NumberCounterTable : IEntityTypeConfiguration<NumberCounter>
{
    public void Configure(EntityTypeBuilder<NumberCounter> builder)
    {
        builder.ToTable("NumberCounters");
        builder.IsToldElsewhere();
        builder.HasKey(c => new { c.CaseId, c.Kind });
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RevisionTable : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("Revisions");
        builder.IsToldElsewhere();
        builder.HasKey(r => new { r.CaseId, r.Kind, r.Number, r.Version });
        builder.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class RecordSets
{
    extension(DbContext context)
    {
        public DbSet<Case> Cases => context.Set<Case>();

        public DbSet<Revision> Revisions => context.Set<Revision>();

        public DbSet<NumberCounter> NumberCounters => context.Set<NumberCounter>();
    }
}
