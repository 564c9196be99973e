using System.Globalization;

namespace Dashboard.Investigations.Words;

/// <summary>Numbers of an analysis as they stand on its page.</summary>
public static class NumberWords
{
    /// <summary>A share or an index, 0.97; a dash where there is none.</summary>
    public static string Share(double value) => double.IsNaN(value) ? "–" : value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A share in hundredths, 97 %; a dash where there is none.</summary>
    public static string Percent(double value) => double.IsNaN(value)
        ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100 * value:0} %");

    /// <summary>What was measured, three digits at most: 0.012, 1.4, 320; a dash where there is none.</summary>
    public static string Measured(double value) =>
        double.IsNaN(value)
        ? "–"
        : value.ToString(
            Math.Abs(value) >= 100 ? "N0" : Math.Abs(value) >= 10 ? "0.#" : Math.Abs(value) >= 1 ? "0.##" : "0.###",
            CultureInfo.InvariantCulture);

    /// <summary>A difference with its sign, +0.42.</summary>
    public static string Difference(double value) => double.IsNaN(value)
        ? "–" : value.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);

    /// <summary>A difference with its interval, +0.42 [+0.10, +0.74].</summary>
    public static string Difference(double value, double low, double high) =>
        double.IsNaN(low) || double.IsNaN(high)
        ? $"{Difference(value)} (no interval)" : $"{Difference(value)} [{Difference(low)}, {Difference(high)}]";

    /// <summary>A p- or q-value; a dash where nothing was tested.</summary>
    public static string Small(double value) => double.IsNaN(value) ? "–" : value < 0.001
        ? "< 0.001" : value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A probability as one would say it: 22 %, 1 in 4,600.</summary>
    public static string Chance(double value) => value switch
    {
        <= 0 or double.NaN => "never",
        >= 0.01 => Percent(value),
        _ => string.Create(CultureInfo.InvariantCulture, $"1 time in {Rounded(1 / value):N0}"),
    };

    private static double Rounded(double value) => Math.Pow(10, Math.Floor(Math.Log10(value)) - 1) is var unit
        ? Math.Round(value / unit) * unit : value;

    /// <summary>A coordinate of a picture.</summary>
    public static string Coordinate(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
