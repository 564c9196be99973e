using Dashboard.Core;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Figures;

/// <summary>The kinds of number, each of which looks different everywhere.</summary>
public enum FigureKind
{
    Observed,
    Inferred,
    Reported,
}

/// <summary>How figures are written and marked.</summary>
public static class FigureText
{
    public static FigureKind KindOf(Figure figure) => figure switch
    {
        Figure.Observed => FigureKind.Observed,
        Figure.Inferred => FigureKind.Inferred,
        Figure.Reported => FigureKind.Reported,
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    /// <summary>The kind's word and style class, <c>observed</c>.</summary>
    public static string Word(this FigureKind kind) => kind switch
    {
        FigureKind.Observed => "observed",
        FigureKind.Inferred => "inferred",
        FigureKind.Reported => "reported",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The number as it is shown: counted ones plain, reported ones in their source's words and quotation marks.</summary>
    public static string Value(Figure figure) => figure switch
    {
        Figure.Observed observed => Format.Count(observed.Value),
        Figure.Inferred { Measure: Measure.ValueAtListPrice } value => Dollars(value.Low, value.High),
        Figure.Inferred inferred => $"≈ {Rounded(inferred.Value)}",
        Figure.Reported reported => $"“{reported.Wording}”",
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    /// <summary>What is always said beside the number: method and data, interval, or source and grade.</summary>
    public static string Tag(Figure figure) => figure switch
    {
        Figure.Observed => "observed",
        Figure.Inferred => "inferred",
        Figure.Reported reported => $"reported · {reported.Grade}",
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    /// <summary>The interval of an inferred figure, <c>25.6 – 25.8</c>.</summary>
    public static string Interval(Figure.Inferred figure) => figure.Measure == Measure.ValueAtListPrice
        ? Dollars(figure.Low, figure.High)
        : $"{Format.Compact(Math.Round(figure.Low, 2))} – {Format.Compact(Math.Round(figure.High, 2))}";

    /// <summary>Dollars to two digits, since no more is known of an estimate: <c>$1.2 – 4.3 M</c>.</summary>
    public static string Dollars(double low, double high)
    {
        var (unit, divisor) = UnitOf(high);
        return $"${Significant(low / divisor)} – {Significant(high / divisor)}{unit}";
    }

    public static string Dollars(double value)
    {
        var (unit, divisor) = UnitOf(value);
        return $"${Significant(value / divisor)}{unit}";
    }

    private static string Rounded(double value) => value >= 10 ? Format.Count((long)Math.Round(value)) : Significant(value);

    private static (string Unit, double Divisor) UnitOf(double value) => value switch
    {
        >= 1e9 => (" bn", 1e9),
        >= 1e6 => (" M", 1e6),
        >= 1e3 => (" k", 1e3),
        _ => ("", 1),
    };

    private static string Significant(double value)
    {
        if (value == 0) return "0";
        var decimals = Math.Clamp(1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 6);
        return Math.Round(value, decimals)
            .ToString(decimals == 0 ? "N0" : "0." + new string('#', decimals), System.Globalization.CultureInfo.InvariantCulture);
    }
}
