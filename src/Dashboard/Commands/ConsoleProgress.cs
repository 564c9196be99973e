using System.Diagnostics;
using System.Globalization;
using Dashboard.Consoles;
using Dashboard.Investigations.Jobs;
using Dashboard.Investigations.Words;

namespace Dashboard.Commands;

/// <summary>Shows how far something has come and how long it will take, on its own thread and at most once a second.</summary>
/// <param name="console">Where.</param>
/// <param name="words">What is said of a report.</param>
/// <param name="fraction">The share done, 0 to 1; null where nobody can know.</param>
internal sealed class ConsoleProgress<T>(CommandConsole console, Func<T, string> words, Func<T, double?> fraction) : IProgress<T>
{
    private const double LeastShare = 0.02;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Stopwatch sinceStart = Stopwatch.StartNew();
    private TimeSpan shownAt;

    public void Report(T value)
    {
        var elapsed = sinceStart.Elapsed;
        if (elapsed - shownAt < Pause) return;
        shownAt = elapsed;
        var done = fraction(value);
        console.Show(TimeLeft.Of(done, elapsed, LeastShare) is { } left
            ? string.Create(CultureInfo.InvariantCulture, $"{words(value)}, {done:P0}, {DurationWords.Of(left)} left")
            : words(value));
    }
}
