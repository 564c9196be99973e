using System.Globalization;
using Dashboard.Casework.Access;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Records;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store;
using Dashboard.Investigations.Evaluation;
using Dashboard.Investigations.LiveFigures;
using Dashboard.Packets;
using Dashboard.Packets.Sealing;

namespace Dashboard.Investigations.PacketExports;

/// <summary>Exports packets with the custody of the logs behind them: what the page and the command both do.</summary>
public sealed class CasePackets(PacketExporter exporter, SealedInference inference, LiveDossiers dossiers, PacketRegister register, IInteractionStores stores, Workspace workspace, TimestampAuthority? authority = null)
{
    /// <summary>Who time-stamps packets; null where nobody is set.</summary>
    public TimestampAuthority? Authority => authority;

    /// <summary>Writes a packet to the file that the request names.</summary>
    public async Task<PacketExport> ExportAsync(PacketRequest request, CancellationToken cancellation)
    {
        // Counted again first, so that a figure that drifted is sealed as one.
        _ = await dossiers.FindAsync(request.Actor, request.CaseId, request.AllegationNumber, cancellation);
        var imports = await stores.Open(request.CaseId).ImportsAsync(cancellation);
        return await exporter.ExportAsync(
            request with { Imports = [.. imports.Select(FileOf)], Inference = await inference.FilesAsync(request.Actor, request.CaseId, cancellation), ErrorRates = [.. ErrorRates.OfThisVersion.Measurements.SelectMany(RatesOf)] }, cancellation);
    }

    /// <summary>Writes a packet into the workspace, from where its page hands it out.</summary>
    public Task<PacketExport> ExportToWorkspaceAsync(Actor actor, CaseId caseId, int allegation, PacketProfile profile, TlpMarking marking, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(FolderOf(caseId)).FullName;
        var name = $"{caseId}-allegation-{allegation}-{Guid.NewGuid():N}.zip";
        return ExportAsync(new PacketRequest(caseId, allegation, Path.Combine(folder, name), actor) { Profile = profile, Marking = marking }, cancellation);
    }

    /// <summary>The packet and its file, where that is in the workspace; null for one that a command wrote elsewhere.</summary>
    public async Task<(Packet Packet, string Path)?> FindFileAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellation)
    {
        var packets = await register.ListAsync(actor, caseId, take: Listing<Packet>.MaxRows, cancellationToken: cancellation);
        if (packets.Rows.FirstOrDefault(p => p.Number == number) is not { } packet) return null;
        var path = Path.Combine(FolderOf(caseId), packet.FileName);
        return File.Exists(path) ? (packet, path) : null;
    }

    private static IEnumerable<MeasuredErrorRate> RatesOf(ErrorRateMeasurement measurement) => measurement.Scenarios.Select(s => new MeasuredErrorRate(
        s.Name, string.Create(CultureInfo.InvariantCulture, $"{measurement.MeasuredOn}, {measurement.Accounts:N0} accounts{(measurement.Without is { } without ? $", without {without}" : "")}"),
        s.Seeds, s.Precision, s.Worst?.Precision, s.Recall, s.Worst?.Recall, s.FalseClusters, s.InnocentsAccused ?? s.BystandersAccused));

    private static ImportedFile FileOf(ImportReport report) => new()
    {
        Number = report.Number,
        File = report.File,
        Bytes = report.Bytes,
        Sha256 = report.Sha256,
        Preset = report.Mapping.Preset,
        RowsRead = report.RowsRead,
        Accepted = report.Accepted,
        Duplicates = report.Duplicates,
        Rejected = report.Rejected,
        SetAside = report.SetAside,
        ImportedBy = report.ImportedBy,
        ImportedAt = report.ImportedAt,
    };

    private string FolderOf(CaseId caseId) => Path.Combine(workspace.CaseDirectory(caseId), "packets");
}
