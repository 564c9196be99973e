using Dashboard.Core;

namespace Dashboard.Findings;

/// <summary>The colour of each family of attributes; the word stands beside it wherever it is used.</summary>
public static class FamilyLook
{
    public static string Color(AttributeFamily family) => family switch
    {
        AttributeFamily.Network => "var(--category-1)",
        AttributeFamily.Device => "var(--category-5)",
        AttributeFamily.Payment => "var(--category-2)",
        AttributeFamily.Identity => "var(--category-4)",
        AttributeFamily.Content => "var(--category-3)",
        AttributeFamily.Timing => "var(--category-6)",
        _ => throw new ArgumentOutOfRangeException(nameof(family)),
    };
}
