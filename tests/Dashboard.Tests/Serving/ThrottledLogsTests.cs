using System.Globalization;
using Dashboard.Serving;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Serving;

public sealed class ThrottledLogsTests
{
    [Fact]
    public void Log_SameKindWithoutEnd_IsCountedAndOtherKindsAreWritten()
    {
        var (time, kept) = (new Clock(), new Kept());
        using var logs = new ThrottledLogs(kept, time);
        var logger = logs.CreateLogger("Strangers");

        for (var i = 0; i < 1_000; i++) Write(logger, 1, $"nonsense {i}");
        Write(logger, 2, "something else");
        time.Now += (long)ThrottledLogs.Window.TotalSeconds * time.TimestampFrequency;
        Write(logger, 1, "nonsense again");

        Assert.Equal(ThrottledLogs.Most + 3, kept.Lines.Count);
        Assert.Equal(
            ["something else",
                $"{(1_000 - ThrottledLogs.Most).ToString("N0", CultureInfo.CurrentCulture)} more entries of this kind came since, and were left out.", "nonsense again"], kept.Lines[^3..]);
    }

    private static void Write(ILogger logger, int kind, string text) =>
        logger.Log(LogLevel.Warning, new EventId(kind), text, null, (state, _) => state);

    private sealed class Clock : TimeProvider
    {
        public long Now { get; set; } = 1;

        public override long GetTimestamp() => Now;
    }

    private sealed class Kept : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
