using Dashboard.Casework.Access;
using Dashboard.Investigations.Jobs;
using Dashboard.Packets.Exporting;

namespace Dashboard.Investigations.PacketExports;

/// <summary>One packet on its way into the workspace. Nothing of it is kept until it is whole, verified and recorded.</summary>
public sealed class PacketJob(PacketRequest request, bool withLoadFile, TimeProvider time)
    : Job<PacketProgress>(request.CaseId, request.Actor, new PacketProgress("Waiting", 0), time)
{
    public PacketRequest Request { get; } = request;

    /// <summary>Whether a load file for review platforms is written beside it.</summary>
    public bool WithLoadFile { get; } = withLoadFile;

    /// <summary>What was exported; null until it is done.</summary>
    public PacketExport? Export { get; internal set; }

    protected override string CancelledSentence => "Cancelled; no packet was kept.";

    // Its steps take as long as the case is large: a share of them tells no time.
    protected override double LeastShare => 1;

    internal override string StageOf(PacketProgress progress) => progress.Stage;

    protected override double? FractionOf(PacketProgress progress) => progress.Fraction;
}
