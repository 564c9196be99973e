using System.Collections.Concurrent;

namespace Dashboard.Serving;

/// <summary>
/// Writes no more than so many entries of one kind (category and event) a minute, and says how many more there were: who
/// sends the same nonsense a million times fills no disk and hides nothing else.
/// </summary>
[ProviderAlias("Console")]
internal sealed class ThrottledLogs(ILoggerProvider inner, TimeProvider time) : ILoggerProvider, ISupportExternalScope
{
    /// <summary>Entries of one kind that are written whole within a <see cref="Window"/>.</summary>
    public const int Most = 20;

    /// <summary>The time for which entries are counted.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);

    public ILogger CreateLogger(string categoryName) => new Throttled(inner.CreateLogger(categoryName), time);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => (inner as ISupportExternalScope)?.SetScopeProvider(scopeProvider);

    public void Dispose() => inner.Dispose();

    /// <summary>Puts the limit before every provider that is registered.</summary>
    public static void AddTo(IServiceCollection services)
    {
        foreach (var registered in services.Where(s => s.ServiceType == typeof(ILoggerProvider)).ToList())
        {
            services.Remove(registered);
            services.AddSingleton<ILoggerProvider>(provider => new ThrottledLogs(
                (ILoggerProvider)(registered.ImplementationInstance ?? registered.ImplementationFactory?.Invoke(provider)
                    ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!)),
                provider.GetService<TimeProvider>() ?? TimeProvider.System));
        }
    }

    private sealed class Throttled(ILogger inner, TimeProvider time) : ILogger
    {
        private readonly ConcurrentDictionary<(int Id, string? Name), Count> counts = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!counts.GetOrAdd((eventId.Id, eventId.Name), _ => new Count()).Take(time.GetTimestamp(), time, out var omitted)) return;
            if (omitted > 0)
                inner.Log(logLevel, eventId, omitted, null, (n, _) => $"{n:N0} more entries of this kind came since, and were left out.");
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }

    private sealed class Count
    {
        private readonly Lock gate = new();
        private long since;
        private int written;
        private long omitted;

        public bool Take(long now, TimeProvider time, out long before)
        {
            lock (gate)
            {
                before = 0;
                if (written == 0 || time.GetElapsedTime(since, now) >= Window) (since, written) = (now, 0);
                if (written >= Most)
                {
                    omitted++;
                    return false;
                }

                written++;
                (before, omitted) = (omitted, 0);
                return true;
            }
        }
    }
}
