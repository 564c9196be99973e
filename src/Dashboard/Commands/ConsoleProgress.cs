using System.Diagnostics;

namespace Dashboard.Commands;

/// <summary>Says how far something has come, on its own thread and at most once a second.</summary>
internal sealed class ConsoleProgress<T>(Action<T> say) : IProgress<T>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Stopwatch sinceSaid = Stopwatch.StartNew();

    public void Report(T value)
    {
        if (sinceSaid.Elapsed < Pause) return;
        sinceSaid.Restart();
        say(value);
    }
}
