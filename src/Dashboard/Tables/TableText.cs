using System.Globalization;

namespace Dashboard.Tables;

/// <summary>The values of a table's cells as a page shows them; files have them whole.</summary>
public static class TableText
{
    /// <summary>Numbers in groups of three, shares with two digits, instants to the second; empty for none.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        long or int => ((IFormattable)value).ToString("N0", CultureInfo.InvariantCulture),
        double share => share.ToString("0.00", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
