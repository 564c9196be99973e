using System.Globalization;

namespace Dashboard.Methods;

/// <summary>Error rates as cells have them.</summary>
public static class ErrorRateWords
{
    /// <summary>A number; a dash for what was not measured.</summary>
    public static string Cell(double? value, string format = "0.000") => value is { } known && double.IsFinite(known)
        ? known.ToString(format, CultureInfo.InvariantCulture) : "–";

    /// <summary>What was measured, as a heading: scenarios, open worlds or locked ones.</summary>
    public static string NameOf(string? kind) => kind switch
    {
        "open" => "Open worlds: those that the analysis was worked on with",
        "locked" => "Locked worlds: never looked into, seeds drawn anew",
        _ => "Scenarios",
    };
}
