namespace Dashboard.Core;

/// <summary>
/// Reads a member of an enumeration by its name, as it stands in addresses, forms and files. The framework's own parsing also
/// takes numbers, of no member too, and lists of names; an unknown number would travel on until nothing knows what to do with it.
/// </summary>
public static class EnumName
{
    /// <summary>The member of this name, in whatever case; false for anything else.</summary>
    public static bool TryParse<T>(string? text, out T value)
        where T : struct, Enum
    {
        foreach (var name in Enum.GetNames<T>())
        {
            if (!name.Equals(text, StringComparison.OrdinalIgnoreCase)) continue;
            value = Enum.Parse<T>(name);
            return true;
        }

        value = default;
        return false;
    }
}
