using Dashboard.Casework.Events;
using Dashboard.Investigations.Words;

namespace Dashboard.CaseEvents;

/// <summary>When events were, in words.</summary>
public static class EventWords
{
    /// <summary>When it was, as exactly as it is known: a relative time stays relative, with the day that it becomes if joined.</summary>
    public static string When(CaseEvent happening) => happening.Precision switch
    {
        EventPrecision.Relative => $"“{happening.RelativeWords}” ({Format.Date(happening.On)} if joined)",
        EventPrecision.Month when happening.Until is { } until && (until.Year, until.Month) != (happening.On.Year, happening.On.Month) =>
            $"{Month(happening.On)} – {Month(until)}",
        EventPrecision.Month => Month(happening.On),
        _ => Format.Window(happening.On, happening.Until ?? happening.On),
    };

    private static string Month(DateOnly date) => date.ToString("MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    public static string Word(this EventPrecision precision) => precision switch
    {
        EventPrecision.Day => "a day",
        EventPrecision.Month => "a month",
        EventPrecision.Relative => "only relative",
        _ => throw new ArgumentOutOfRangeException(nameof(precision)),
    };
}
