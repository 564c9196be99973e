using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.People;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.Jobs;

namespace Dashboard.Tests.Analyses;

/// <summary>The queue of the whole program, on real stores.</summary>
public sealed class AnalysisQueueTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly AnalysisOptions Quick = new() { Sensitivity = false, StabilitySeeds = 2 };

    private readonly ManualResetEventSlim gate = new(initialState: true);
    private ServedWorkspace served = null!;
    private CaseId caseId;
    private Actor ada = null!;

    private AnalysisQueue Queue => served.Get<AnalysisQueue>();

    public async Task InitializeAsync()
    {
        served = await ServedWorkspace.StartAsync();
        caseId = await CaseAsync("Harbour");
        ada = await served.PersonAsync("Ada", caseId, Role.Analyst);
    }

    public async Task DisposeAsync()
    {
        gate.Set();
        await served.DisposeAsync();
    }

    public void Dispose() => gate.Dispose();

    [Fact]
    public async Task Start_Case_IsAnalysedAndAudited()
    {
        var job = await RunAsync(await Queue.StartAsync(ada, caseId, Quick with { Resolution = 2, Seed = 7 }, default));

        Assert.Equal((JobState.Done, null, ada), (job.State, job.Problem, job.Actor));
        var stored = (await served.Get<CaseAnalyses>().FindAsync(caseId, default))!;
        Assert.Equal((2.0, 7UL), (stored.Result.Options.Resolution, stored.Result.Options.Seed));
        Assert.Single(
            (await served.Get<AuditTrail>().ListAsync(ServedWorkspace.Owner, new AuditRequest(caseId))).Rows,
            e => e.Action == "analysis.run" && e.Actor == "Ada");
    }

    [Fact]
    public async Task Start_WhileOneIsOnItsWay_IsTheSameForEverybody()
    {
        var brook = await served.PersonAsync("Brook", caseId, Role.Analyst);
        Hold();
        var first = await Queue.StartAsync(ada, caseId, Quick, default);

        var second = await Queue.StartAsync(brook, caseId, Quick with { Seed = 9 }, default);

        Assert.Same(first, second);
        Assert.Same(first, await Queue.FindAsync(brook, caseId, default));
        Assert.Equal("Ada", second.Actor.Name);
        gate.Set();
        await RunAsync(first);
        Assert.NotSame(first, await RunAsync(await Queue.StartAsync(brook, caseId, Quick, default)));
    }

    [Fact]
    public async Task Cancel_RunOnItsWay_LeavesTheOneBefore()
    {
        await RunAsync(await Queue.StartAsync(ada, caseId, Quick, default));
        var before = (await served.Get<CaseAnalyses>().FindAsync(caseId, default))!.Stamp;
        Hold();
        var job = await Queue.StartAsync(ada, caseId, Quick with { Seed = 2 }, default);

        await Queue.CancelAsync(ada, caseId, default);
        gate.Set();

        Assert.Equal(JobState.Cancelled, (await RunAsync(job)).State);
        Assert.Contains("stays as it was", job.Problem!, StringComparison.Ordinal);
        Assert.Equal(before, (await served.Get<CaseAnalyses>().FindAsync(caseId, default))!.Stamp);
    }

    [Fact]
    public async Task Cancel_RunThatWaits_IsOverAtOnce()
    {
        var other = await CaseAsync("Quay");
        await served.Get<CaseMembers>().GiveAsync(ServedWorkspace.Owner, "Ada", other, Role.Analyst);
        Hold();
        var first = await Queue.StartAsync(ada, caseId, Quick, default);
        var waiting = await Queue.StartAsync(ada, other, Quick, default);

        await Queue.CancelAsync(ada, other, default);

        Assert.Equal(JobState.Cancelled, waiting.State);
        gate.Set();
        Assert.Equal(JobState.Done, (await RunAsync(first)).State);
        Assert.Null(await served.Get<CaseAnalyses>().FindAsync(other, default));
    }

    [Fact]
    public async Task Actions_WithoutTheRight_AreRefused()
    {
        var reviewer = await served.PersonAsync("Reva", caseId, Role.Reviewer);
        var executive = await served.PersonAsync("Elio", caseId, Role.Executive);
        var stranger = await served.PersonAsync("Stray");
        Hold();
        var job = await Queue.StartAsync(ada, caseId, Quick, default);

        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => Queue.StartAsync(reviewer, caseId, Quick, default));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => Queue.CancelAsync(reviewer, caseId, default));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => Queue.FindAsync(executive, caseId, default));
        await Assert.ThrowsAsync<CaseworkNotFoundException>(() => Queue.FindAsync(stranger, caseId, default));
        await Assert.ThrowsAsync<CaseworkNotFoundException>(() => Queue.CancelAsync(stranger, caseId, default));
        Assert.Same(job, await Queue.FindAsync(reviewer, caseId, default));
        gate.Set();
        await RunAsync(job);
    }

    [Fact]
    public async Task Start_HeldCase_IsRefused()
    {
        var counsel = await served.PersonAsync("Cora", caseId, Role.Counsel);
        await served.Get<CaseRegister>().HoldAsync(counsel, caseId, "Litigation");

        await Assert.ThrowsAnyAsync<CaseworkException>(() => Queue.StartAsync(ada, caseId, Quick, default));

        Assert.Null(await Queue.FindAsync(ada, caseId, default));
    }

    [Fact]
    public async Task Run_ThatFailsUnforeseen_SaysSoAndTheNextOneRuns()
    {
        // A folder in the place of the file: the result cannot be written.
        var path = Path.Combine(served.Get<Interactions.IInteractionStores>().DirectoryOf(caseId), AnalysisFile.Name + ".tmp");
        Directory.CreateDirectory(path);
        var failed = await RunAsync(await Queue.StartAsync(ada, caseId, Quick, default));
        Assert.Equal(JobState.Failed, failed.State);
        Assert.Contains("log has the detail", failed.Problem!, StringComparison.Ordinal);
        Directory.Delete(path);

        Assert.Equal(JobState.Done, (await RunAsync(await Queue.StartAsync(ada, caseId, Quick, default))).State);
    }

    // The run stops at its first report until the gate opens.
    private void Hold()
    {
        gate.Reset();
        Queue.Changed += job =>
        {
            if (job.State == JobState.Running) gate.Wait(Limit);
        };
    }

    private async Task<AnalysisJob> RunAsync(AnalysisJob job)
    {
        var over = new TaskCompletionSource();
        void OnChanged(AnalysisJob changed)
        {
            if (changed == job && job.IsOver) over.TrySetResult();
        }

        Queue.Changed += OnChanged;
        OnChanged(job);
        await over.Task.WaitAsync(Limit);
        Queue.Changed -= OnChanged;
        return job;
    }

    private async Task<CaseId> CaseAsync(string name)
    {
        var id = await served.CreateCaseAsync(name);
        var path = Path.Combine(served.Directory, $"{name}.csv");
        await File.WriteAllLinesAsync(
            path,
            ["account_id,timestamp,payment",
                .. Enumerable.Range(0, 60).Select(i => $"a{i % 6},2026-04-{1 + (i % 20):00}T10:00:00Z,card-{i % 2}")]);
        await served.Get<CaseImports>().ImportAsync(ServedWorkspace.Owner, id, new ImportOrder(path, $"{name}.csv"), null, default);
        return id;
    }
}
