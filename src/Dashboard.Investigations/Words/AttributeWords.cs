namespace Dashboard.Investigations.Words;

/// <summary>Attributes in a few words.</summary>
public static class AttributeWords
{
    private const int LongestValue = 22;

    /// <summary>“ip 198.51.100.7”; long values, such as hashes, are cut and end in an ellipsis.</summary>
    public static string Label(string kind, string value) =>
        $"{kind.Replace('-', ' ').Replace('_', ' ')} {(value.Length <= LongestValue ? value : value[..10] + "…")}";
}
