using System.Collections.Concurrent;
using Dashboard.Serving;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Serving;

public sealed class ServerLogsTests
{
    private const string Secret = "8f3c2d71-one-time";

    [Theory]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics")]
    [InlineData("Logging:Console:LogLevel:Default")]
    [InlineData("Logging:Console:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics")]
    public void Environment_AskingForEverything_GetsNoAddressesOfRequests(string setting)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(setting, "Trace")]).Build();
        using var services = new ServiceCollection().AddLogging(logging =>
        {
            logging.AddConfiguration(configuration.GetSection("Logging")).AddConsole();
            logging.AddServerLogs();
        }).BuildServiceProvider();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics");

        Assert.False(logger.IsEnabled(LogLevel.Information));
        Assert.True(logger.IsEnabled(LogLevel.Warning));
    }

    [Theory]
    [InlineData("/sign-in/first?token=")]
    [InlineData("/sign-in/password?token=")]
    [InlineData("/?password=")]
    public async Task Server_RequestWithASecret_IsLoggedWithoutIt(string address)
    {
        await using var server = await ServedWorkspace.StartAsync();
        using var client = server.Nobody();
        using var log = new Capture();
        server.App.Configuration["Logging:LogLevel:Default"] = "Trace";
        ((IConfigurationRoot)server.App.Configuration).Reload();
        var factory = server.App.Services.GetRequiredService<ILoggerFactory>();
        factory.AddProvider(log);
        factory.CreateLogger("Dashboard").LogTrace("The log is read.");

        using var answer = await client.GetAsync(address + Secret);

        Assert.Contains(log.Lines, l => l.Contains("The log is read.", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, l => l.Contains(Secret, StringComparison.Ordinal));
    }

    /// <summary>Everything that is logged, with its exceptions.</summary>
    private sealed class Capture : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
