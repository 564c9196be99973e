using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Packets;
using Dashboard.Core;
using Dashboard.Investigations.Jobs;
using Dashboard.Investigations.PacketExports;
using Dashboard.Packets.Exporting;

namespace Dashboard.Tests.PacketExports;

/// <summary>Packets in the background, on the services of the whole program.</summary>
public sealed class PacketQueueTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private ServedWorkspace served = null!;
    private CaseId caseId;
    private Actor cora = null!;

    private PacketQueue Queue => served.Get<PacketQueue>();

    public async Task InitializeAsync()
    {
        served = await ServedWorkspace.StartAsync();
        caseId = await served.CreateCaseAsync("Harbour");
        cora = await served.PersonAsync("Cora", caseId, Role.Counsel);
        await served.Get<AllegationRegister>().CreateAsync(ServedWorkspace.Owner, caseId, "The pool acted together");
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task Start_AskedForTwice_IsWrittenOnceWithItsStagesTold()
    {
        var stages = new List<string>();
        Queue.Changed += job => { lock (stages) stages.Add(job.Progress.Stage); };

        var first = await StartAsync(cora);
        var second = await StartAsync(cora);

        Assert.Same(first, second);
        Assert.Same(first, Queue.Find(cora, caseId));
        Assert.Equal(JobState.Done, (await EndOf(first)).State);
        Assert.Equal(1, first.Export!.Record.Number);
        Assert.Single((await served.Get<PacketRegister>().ListAsync(cora, caseId)).Rows);
        lock (stages) Assert.Contains("Printing and sealing", stages);
    }

    [Fact]
    public async Task Cancel_WhatWaitsBehindAnother_KeepsNothingOfItAndAllOfTheOther()
    {
        var dora = await served.PersonAsync("Dora", caseId, Role.Counsel);
        var first = await StartAsync(cora);
        var other = await StartAsync(dora);

        Queue.Cancel(dora, caseId);

        Assert.Equal((JobState.Cancelled, "Cancelled; no packet was kept."), ((await EndOf(other)).State, other.Problem));
        Assert.Equal(JobState.Done, (await EndOf(first)).State);
        Assert.Single((await served.Get<PacketRegister>().ListAsync(cora, caseId)).Rows);
        Assert.Equal("Cora", Assert.Single((await served.Get<PacketRegister>().ListAsync(cora, caseId)).Rows).CreatedBy);
    }

    [Fact]
    public async Task Start_WhatCannotBeWritten_EndsWithItsSentence()
    {
        var job = await Queue.StartAsync(new PacketRequest(caseId, 7, "", cora), withLoadFile: false, default);

        Assert.Equal(JobState.Failed, (await EndOf(job)).State);
        Assert.Contains("allegation", job.Problem, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Start_OfAnalyst_IsRefused()
    {
        var ada = await served.PersonAsync("Ada", caseId, Role.Analyst);

        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => StartAsync(ada));
        Assert.Null(Queue.Find(ada, caseId));
    }

    private Task<PacketJob> StartAsync(Actor actor) =>
        Queue.StartAsync(new PacketRequest(caseId, 1, "", actor), withLoadFile: false, default);

    private async Task<PacketJob> EndOf(PacketJob job)
    {
        var ended = new TaskCompletionSource();
        void Check(PacketJob changed)
        {
            if (changed == job && job.IsOver) ended.TrySetResult();
        }

        Queue.Changed += Check;
        Check(job);
        await ended.Task.WaitAsync(Limit);
        Queue.Changed -= Check;
        return job;
    }
}
