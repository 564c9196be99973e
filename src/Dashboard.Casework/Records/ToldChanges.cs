using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Records;

/// <summary>What the audit trail tells of changed rows, where it does not tell every value before and after.</summary>
internal static class ToldChanges
{
    private const string Secret = "Dashboard:Secret";
    private const string Elsewhere = "Dashboard:ToldElsewhere";
    private const string Whole = "Dashboard:ToldWhole";

    /// <summary>The trail says that the column has changed, and not from what to what.</summary>
    public static void IsSecret<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Secret, true);

    public static bool IsSecret(this IReadOnlyProperty property) => property.FindAnnotation(Secret) is not null;

    /// <summary>The table's rows follow from what the trail tells anyway, or are told by their hash alone.</summary>
    public static void IsToldElsewhere<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.HasAnnotation(Elsewhere, true);

    public static bool IsToldElsewhere(this IReadOnlyEntityType entity) => entity.FindAnnotation(Elsewhere) is not null;

    /// <summary>The table's rows are parts of a document: where a change records that whole, it does not tell them one by one.</summary>
    public static void IsToldWhole<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.HasAnnotation(Whole, true);

    public static bool IsToldWhole(this IReadOnlyEntityType entity) => entity.FindAnnotation(Whole) is not null;
}
