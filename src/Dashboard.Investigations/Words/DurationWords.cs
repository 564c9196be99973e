using System.Globalization;

namespace Dashboard.Investigations.Words;

/// <summary>Times in words.</summary>
public static class DurationWords
{
    /// <summary>“40 s”, “12 min”, “1.5 h”: rounded up, so that what is left never reads as nothing.</summary>
    public static string Of(TimeSpan time) => time switch
    {
        { TotalSeconds: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s"),
        { TotalMinutes: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes):0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h"),
    };

    /// <summary>A span of seconds as a person says it: “30 s”, “10 min”, “6 h”, “1 day”.</summary>
    public static string Of(double seconds) => seconds switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.##} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.##} min"),
        < 86_400 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.##} h"),
        < 172_800 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:0.##} day"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:0.##} days"),
    };
}
