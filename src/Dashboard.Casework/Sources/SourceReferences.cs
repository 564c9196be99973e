using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Sources;

/// <summary>How tables refer to sources.</summary>
internal static class SourceReferences
{
    /// <summary>A reference to a source of the same case.</summary>
    public static void CitesSource<T>(this EntityTypeBuilder<T> entity, string property = "SourceNumber")
        where T : class =>
        entity.HasOne<Source>().WithMany().HasForeignKey("CaseId", property).OnDelete(DeleteBehavior.Restrict);
}
