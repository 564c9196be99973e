using System.Globalization;
using Dashboard.Casework.Allegations;

namespace Dashboard.Casework.Headlines;

/// <summary>The days of an allegation in words, with how they are known and with their doubt.</summary>
public static class PeriodWords
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>As a sentence has it: “from 22 April to 5 June 2026”.</summary>
    public static string InSentence(AllegedPeriod period) => period.Basis switch
    {
        PeriodBasis.Reported => Days(period),
        PeriodBasis.Chosen => $"{Days(period)}, the days that were selected",
        PeriodBasis.Inferred => Doubted(period),
        _ => throw new ArgumentOutOfRangeException(nameof(period)),
    };

    private static string Days(AllegedPeriod period) => period.First == period.Last
        ? $"on {Long(period.First)}"
        : $"from {(period.First.Year == period.Last.Year ? Short(period.First) : Long(period.First))} to {Long(period.Last)}";

    private static string Doubted(AllegedPeriod period)
    {
        var year = period.First.Year == period.Last.Year;
        return $"from about {(year ? Short(period.First) : Long(period.First))}{Between(period.FirstFrom, period.FirstTo)} to about {Long(period.Last)}{Between(period.LastFrom, period.LastTo)}, an inferred window";
    }

    private static string Between(DateOnly? from, DateOnly? to) => from is { } low && to is { } high && low != high
        ? $" ({Short(low)} – {Short(high)})" : "";

    private static string Short(DateOnly date) => date.ToString("d MMMM", Culture);

    private static string Long(DateOnly date) => date.ToString("d MMMM yyyy", Culture);
}
