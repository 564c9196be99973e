using System.Globalization;
using Dashboard.Casework.Access;
using Dashboard.Casework.Files;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Records;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Evaluation;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.LiveFigures;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Exporting;
using Dashboard.Packets.Sealing;

namespace Dashboard.Investigations.PacketExports;

/// <summary>Exports packets with the custody of the logs behind them: what the page and the command both do.</summary>
public sealed class CasePackets(
    PacketExporter exporter, SealedInference inference, LiveDossiers dossiers, PacketRegister register, IInteractionStores stores,
    Workspace workspace, TimestampAuthority? authority = null)
{
    /// <summary>Who time-stamps packets; null where nobody is set.</summary>
    public TimestampAuthority? Authority => authority;

    /// <summary>Writes a packet to the file that the request names.</summary>
    /// <exception cref="PacketBlockedException">Something is open, and the request does not override it.</exception>
    /// <exception cref="WorkspaceDamagedException">The case's data cannot be read, and the request does not override that.</exception>
    public async Task<PacketExport> ExportAsync(PacketRequest request, CancellationToken cancellation) =>
        await exporter.ExportAsync(await WithDataAsync(request, cancellation), cancellation);

    /// <summary>What a packet would hold and look like, and what is to be settled before.</summary>
    public async Task<PacketPreview> PreviewAsync(PacketRequest request, CancellationToken cancellation) =>
        await exporter.PreviewAsync(await WithDataAsync(request, cancellation), cancellation);

    /// <summary>Writes a packet into the workspace, from where its page hands it out.</summary>
    public Task<PacketExport> ExportToWorkspaceAsync(
        Actor actor, CaseId caseId, int allegation, PacketProfile profile, TlpMarking marking, CancellationToken cancellation) =>
        ExportToWorkspaceAsync(new PacketRequest(caseId, allegation, "", actor) { Profile = profile, Marking = marking }, cancellation);

    /// <summary>Writes a packet into the workspace, whatever files the request names.</summary>
    /// <param name="withLoadFile">Whether a load file for review platforms is written beside it.</param>
    public Task<PacketExport> ExportToWorkspaceAsync(PacketRequest request, CancellationToken cancellation, bool withLoadFile = false)
    {
        var folder = Directory.CreateDirectory(FolderOf(request.CaseId)).FullName;
        var name = $"{request.CaseId}-allegation-{request.AllegationNumber}-{Guid.NewGuid():N}";
        return ExportAsync(
            request with { Path = Path.Combine(folder, $"{name}.zip"),
                LoadFilePath = withLoadFile ? Path.Combine(folder, $"{name}-load-file.zip") : "" }, cancellation);
    }

    /// <summary>The packet and its file, where that is in the workspace; null for one that a command wrote elsewhere.</summary>
    public async Task<(Packet Packet, string Path)?> FindFileAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellation)
    {
        var packets = await register.ListAsync(actor, caseId, take: Listing<Packet>.MaxRows, cancellationToken: cancellation);
        if (packets.Rows.FirstOrDefault(p => p.Number == number) is not { } packet) return null;
        var path = Path.Combine(FolderOf(caseId), packet.FileName);
        return File.Exists(path) ? (packet, path) : null;
    }

    /// <summary>The load file that went with a packet, where it is in the workspace; null where there is none.</summary>
    public async Task<(Packet Packet, string Path)?> FindLoadFileAsync(
        Actor actor, CaseId caseId, int number, CancellationToken cancellation)
    {
        if (await FindFileAsync(actor, caseId, number, cancellation) is not { Packet: { LoadFileName.Length: > 0 } packet }) return null;
        var path = Path.Combine(FolderOf(caseId), packet.LoadFileName);
        return File.Exists(path) ? (packet, path) : null;
    }

    // What the case's data add: where they came from, what was inferred, and whether the figures still hold.
    private async Task<PacketRequest> WithDataAsync(PacketRequest request, CancellationToken cancellation)
    {
        request = request with { ErrorRates = [.. ErrorRates.OfThisVersion.Measurements.SelectMany(RatesOf)] };
        try
        {
            var store = stores.Open(request.CaseId);
            // Counted again first, so that a figure that drifted is sealed as one.
            _ = await dossiers.FindAsync(request.Actor, request.CaseId, request.AllegationNumber, cancellation);
            return request with
            {
                Imports = [.. (await store.ImportsAsync(cancellation)).Select(FileOf)],
                Inference = await inference.FilesAsync(request.Actor, request.CaseId, cancellation),
                Recount = (exhibit, token) => ExhibitRecounts.DifferenceAsync(
                    store, exhibit.Record.Number, exhibit.Manifest.Figures, token),
            };
        }
        catch (WorkspaceDamagedException damage) when (!string.IsNullOrWhiteSpace(request.Overriding))
        {
            return request with { Missing = damage.Message };
        }
    }

    private static IEnumerable<MeasuredErrorRate> RatesOf(ErrorRateMeasurement measurement) =>
        measurement.Scenarios.Select(s => new MeasuredErrorRate(
        s.Name,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{measurement.MeasuredOn}{(measurement.Accounts is { } accounts ? $", {accounts:N0} accounts" : "")}{(measurement.Without is { } without ? $", without {without}" : "")}"),
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
