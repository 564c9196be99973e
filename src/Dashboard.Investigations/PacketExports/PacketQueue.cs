using System.Collections.Immutable;
using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Investigations.Jobs;
using Dashboard.Packets.Exporting;
using Microsoft.Extensions.Logging;

namespace Dashboard.Investigations.PacketExports;

/// <summary>The packets that were asked for from a page, one after the other in the background, at most one of a person and case.</summary>
public sealed class PacketQueue(CasePackets packets, CaseworkStore casework, TimeProvider time, ILogger<PacketQueue> log)
    : JobQueue<PacketJob, PacketProgress>(time, log)
{
    private ImmutableDictionary<(CaseId CaseId, string Person), PacketJob> jobs = ImmutableDictionary<(CaseId, string), PacketJob>.Empty;

    /// <summary>The packet that a person asked for last in a case since the program started, on its way or over; null for none.</summary>
    public PacketJob? Find(Actor actor, CaseId caseId) => jobs.GetValueOrDefault((caseId, actor.Name));

    /// <summary>Asks for a packet. Where one of the person is on its way already, that one is handed back.</summary>
    /// <exception cref="CaseworkException">The actor may not export packets of the case.</exception>
    public async Task<PacketJob> StartAsync(PacketRequest request, bool withLoadFile, CancellationToken cancellation)
    {
        await casework.RequireAsync(request.Actor, request.CaseId, CaseOperation.ExportPackets, cancellation);
        return EnqueueOnce(ref jobs, (request.CaseId, request.Actor.Name), new PacketJob(request, withLoadFile, Time));
    }

    /// <summary>Stops the packet that a person has on its way.</summary>
    public void Cancel(Actor actor, CaseId caseId) => Cancel(Find(actor, caseId));

    protected override async Task WorkAsync(PacketJob job, IProgress<PacketProgress> progress, CancellationToken cancellation) =>
        job.Export = await packets.ExportToWorkspaceAsync(job.Request with { Progress = progress }, cancellation, job.WithLoadFile);

    protected override string SentenceOf(PacketJob job, Exception failure) =>
        "The packet could not be finished: something failed on the server. No packet was kept; the log has the detail.";
}
