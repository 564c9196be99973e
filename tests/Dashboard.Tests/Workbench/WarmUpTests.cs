using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;
using Dashboard.Workbench;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Workbench;

public sealed class WarmUpTests : IAsyncLifetime
{
    private readonly Complaints complaints = new();
    private ServedWorkspace served = null!;

    public async Task InitializeAsync() => served = await ServedWorkspace.StartAsync();

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task Last_OfSeveralCases_IsTheOneAtWhichSomebodyWorkedLast()
    {
        using var warmUp = Make();
        Assert.Null(await warmUp.LastAsync(default));
        var first = await served.CreateCaseAsync("First");
        await served.CreateCaseAsync("Second");

        await served.Get<AuditTrail>().AppendAsync(ServedWorkspace.Owner, first, "accounts.read", "accounts");

        Assert.Equal(first, await warmUp.LastAsync(default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,2026-04-22T10:00:00Z,general\nb,2026-04-23T10:00:00Z,tool use\n")]
    public async Task Run_OnTheLastCase_ReadsItAndRecordsNothing(string rows)
    {
        var id = await served.CreateCaseAsync("Harbour");
        if (rows.Length > 0) await ImportAsync(id, rows);
        var before = await served.Get<AuditTrail>().HeadAsync();
        using var warmUp = Make();

        await warmUp.StartAsync(default);
        await warmUp.ExecuteTask!;

        Assert.Empty(complaints);
        Assert.Equal(before, await served.Get<AuditTrail>().HeadAsync());
    }

    private WarmUp Make() =>
        new(served.Get<CaseRegister>(), served.Get<AuditTrail>(), served.Get<CaseViews>(), served.Get<PanelContents>(), complaints);

    private async Task ImportAsync(CaseId id, string rows)
    {
        var log = Path.Combine(served.Directory, "log.csv");
        await File.WriteAllTextAsync(log, "account_id,timestamp,capability\n" + rows);
        await served.Get<IInteractionStores>().Open(id)
            .ImportAsync(new ImportRequest(log, "log.csv", null, "tester", Examples.Noon), null, default);
    }

    private sealed class Complaints : List<string>, ILogger<WarmUp>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add($"{formatter(state, exception)} {exception}");
    }
}
