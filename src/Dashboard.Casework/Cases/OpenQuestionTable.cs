using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Cases;

internal sealed class OpenQuestionTable : IEntityTypeConfiguration<OpenQuestion>
{
    public void Configure(EntityTypeBuilder<OpenQuestion> builder)
    {
        builder.ToTable("OpenQuestions");
        builder.IsNumberedInCase();
        builder.CitesSource();
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class QuestionSets
{
    extension(CaseworkContext context)
    {
        public DbSet<OpenQuestion> OpenQuestions => context.Set<OpenQuestion>();
    }
}
