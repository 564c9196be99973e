using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework;

/// <summary>Marks what the audit trail says has changed without saying from what to what.</summary>
internal static class SecretColumns
{
    private const string Annotation = "Dashboard:Secret";

    public static void IsSecret<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Annotation, true);

    public static bool IsSecret(this IReadOnlyProperty property) => property.FindAnnotation(Annotation) is not null;
}
