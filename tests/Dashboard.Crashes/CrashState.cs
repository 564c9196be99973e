using System.Globalization;
using System.Security.Cryptography;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Files;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Records;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Investigations;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Backups;
using Dashboard.Packets.Verification;

namespace Dashboard.Crashes;

/// <summary>Everything that was acknowledged so far, and whether the workspace still has it and is whole.</summary>
internal sealed class CrashState(string directory)
{
    private static readonly Actor Owner = CrashWorkspace.Owner;

    // An edit supersedes the one before, so the last one counts.
    private readonly Dictionary<(Done, int), Acknowledgement> acknowledged = [];
    private readonly Dictionary<string, int> counts = [];
    private readonly List<string> faults = [];
    private readonly List<string> heads = [];
    private readonly HashSet<int> verifiedPackets = [];
    private IReadOnlyList<AuditEntry> trail = [];

    public IReadOnlyDictionary<string, int> Acknowledged => counts;

    public int RecoveredEntries { get; private set; }

    public IReadOnlyList<string> Faults => faults;

    /// <summary>Opens the workspace after a kill and checks it whole.</summary>
    public async Task CheckAsync(IReadOnlyList<Acknowledgement> added)
    {
        foreach (var one in added)
        {
            acknowledged[(one.What, one.Number)] = one;
            counts[one.What.ToString()] = counts.GetValueOrDefault(one.What.ToString()) + 1;
        }

        await using var workspace = await CrashWorkspace.OpenAsync(directory);
        var chain = await workspace.Get<AuditTrail>().VerifyAsync();
        Require(chain.IsTrailIntact, $"The audit trail is broken at entry {chain.FirstBroken}: {chain.Reason}");
        trail = await workspace.TrailAsync();
        RecoveredEntries = trail.Count(e => e is { Action: "import" or "analysis.run", ActorKind: ActorKind.Program });
        await CheckImportsAsync(workspace);
        await CheckAnalysisAsync(workspace);
        await CheckEditsAsync(workspace);
        await CheckExhibitsAsync(workspace);
        await CheckPacketsAsync(workspace);
        CheckNothingIsLeft();
        await CheckBackupsAsync();
        Require(
            chain.RecordFaults.Count == 0,
            $"A record is not what the trail wrote: {string.Join(' ', chain.RecordFaults.Take(3).Select(f => f.Detail))}");
        foreach (var head in heads)
            Require(await workspace.Get<AuditLog>().CompareAsync(head) is null, "The trail does not continue an earlier head.");
        heads.Add(await workspace.Get<AuditLog>().SignHeadAsync());
    }

    // What a kill leaves half written is gone once the workspace was opened.
    private void CheckNothingIsLeft()
    {
        var folder = Path.GetDirectoryName(CrashWorkspace.BackupOf(directory, 0))!;
        Require(!Directory.EnumerateFiles(folder, "*.unfinished").Any(), "A backup that was not finished is left.");
        Require(!Directory.EnumerateDirectories(directory, ".backup-*").Any(), "The copy that a backup was packing is left.");
        foreach (var entry in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(f => !OperatingSystem.IsWindows() && Path.GetFileName(f) != "samples-prepared"))
            Require(
                OperatingSystem.IsWindows() || (File.GetUnixFileMode(entry) & ~OwnerOnly.Folder) == 0,
                $"{Path.GetRelativePath(directory, entry)} is open to others.");
    }

    // A copy is worth what can be brought back from it. The next one may have taken its place without being acknowledged: then it is whole,
    // too.
    private async Task CheckBackupsAsync()
    {
        foreach (var one in Of(Done.Backup))
        {
            var folder = Directory.CreateTempSubdirectory("crash-restored-").FullName;
            try
            {
                await new WorkspaceRestore(TimeProvider.System, opened => InvestigationServices.Open(opened, TimeProvider.System))
                    .RestoreAsync(CrashWorkspace.BackupOf(directory, one.Number), Path.Combine(folder, "copy"), null, default);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                faults.Add($"Backup {one.Number} was acknowledged and cannot be restored: {exception.GetType().Name}: {exception.Message}");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private async Task CheckImportsAsync(CrashWorkspace workspace)
    {
        var imports = await workspace.Store.ImportsAsync(default);
        foreach (var one in Of(Done.Import))
            Require(
                imports.Any(i => i.Number == one.Number && i.Sha256 == one.Proof), $"Import {one.Number} was acknowledged and is lost.");
        foreach (var import in imports)
            Require(
                import.RowsRead == import.Accepted + import.Duplicates + import.Rejected + import.SetAside,
                $"Import {import.Number} does not add up.");
        var data = await workspace.Store.DescribeAsync(default);
        var listed = await workspace.Store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default);
        Require(
            data.Interactions == imports.Sum(i => i.Accepted) && listed.Total == data.Interactions,
            $"The case holds {data.Interactions} interactions, and its imports accepted {imports.Sum(i => i.Accepted)}.");
        Require(
            imports.Select(i => i.Number).SequenceEqual(Enumerable.Range(1, imports.Count)), "The imports are not numbered without a gap.");

        var expected = imports.SelectMany(
            i =>
            (string?[])[
                $"{i.Number}.json", i.RejectsFile is { } rejects ? Path.GetFileName(rejects) : null,
                i.RejectsFile is null ? null : $"{i.Number}.header", i.DifferingFile is null ? null : $"{i.Number}.differing.csv"])
                .OfType<string>();
        var folder = Path.Combine(workspace.CaseDirectory, "imports");
        var found = Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)) : [];
        Require(expected.ToHashSet().SetEquals(found), "The manifests and rejects are not those of the imports.");
        Require(
            trail.Where(e => e.Action == "import").Select(e => e.Subject).Order()
            .SequenceEqual(imports.Select(i => $"import {i.Number}").Order()), "The audit trail does not record each import once.");
    }

    private async Task CheckAnalysisAsync(CrashWorkspace workspace)
    {
        var analysis = await workspace.Get<CaseAnalyses>().FindAsync(workspace.CaseId, default);
        var last = Of(Done.Analysis).Select(a => DateTime.Parse(a.Proof, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind))
            .DefaultIfEmpty().Max();
        Require(last == default || analysis?.RanAt >= last, "The last analysis that was acknowledged is lost.");
        var assigned = (await workspace.Store.AssignmentsAsync(default)).ToDictionary(a => a.AccountId);
        var expected = analysis?.Result.Assignments.Select(a => (Id: analysis.Accounts[a.Account], a.Cluster, a.Disposition)) ?? [];
        Require(
            expected.All(e => assigned.TryGetValue(e.Id, out var a) && (a.Cluster, a.Disposition) == (e.Cluster, e.Disposition))
            && assigned.Count == expected.Count(), "The assignments are not those of the analysis.");
        Require(
            analysis is null || trail.Last(e => e.Action == "analysis.run").At >= analysis.RanAt,
            "The analysis is not on the audit trail.");
    }

    private async Task CheckEditsAsync(CrashWorkspace workspace)
    {
        foreach (var one in Of(Done.Annotation))
        {
            var revisions = await workspace.Get<AnnotationRegister>().RevisionsAsync(Owner, workspace.CaseId, one.Number);
            Require(
                revisions.Rows.Any(r => r.Version == one.Version && r.Document.Contains(one.Proof, StringComparison.Ordinal)),
                $"Annotation {one.Number}, version {one.Version}, was acknowledged and is lost.");
        }

        foreach (var one in Of(Done.Allegation))
        {
            var found = await workspace.Get<AllegationRegister>().FindAsync(Owner, workspace.CaseId, one.Number);
            Require(
                found is not null && (found.Version > one.Version || found.Title == one.Proof),
                $"Allegation {one.Number}, version {one.Version}, was acknowledged and is lost.");
        }
    }

    private async Task CheckExhibitsAsync(CrashWorkspace workspace)
    {
        var (register, files) = (workspace.Get<ExhibitRegister>(), workspace.Get<ExhibitStore>());
        var exhibits = new List<Exhibit>();
        for (var page = await register.ListAsync(
            Owner, workspace.CaseId, 0, Listing<Exhibit>.MaxRows); page.Rows.Count > 0; page = await register.ListAsync(
                Owner, workspace.CaseId, exhibits.Count, Listing<Exhibit>.MaxRows)) exhibits.AddRange(page.Rows);
        var hashes = exhibits.ToDictionary(e => e.Number, e => e.ContentHash);
        foreach (var one in Of(Done.Exhibit))
            Require(hashes.GetValueOrDefault(one.Number) == one.Proof, $"Exhibit {one.Number} was acknowledged and is lost.");
        foreach (var exhibit in exhibits)
            faults.AddRange((await files.VerifyAsync(exhibit.ContentHash)).Select(damage => $"Exhibit {exhibit.Number}: {damage}"));
    }

    private async Task CheckPacketsAsync(CrashWorkspace workspace)
    {
        var register = workspace.Get<PacketRegister>();
        var packets = new List<Packet>();
        for (var page = await register.ListAsync(
            Owner, workspace.CaseId, null, 0, Listing<Packet>.MaxRows); page.Rows.Count > 0; page = await register.ListAsync(
                Owner, workspace.CaseId, null, packets.Count, Listing<Packet>.MaxRows)) packets.AddRange(page.Rows);
        var hashes = packets.ToDictionary(p => p.Number, p => p.Sha256);
        foreach (var one in Of(Done.Packet))
            Require(hashes.GetValueOrDefault(one.Number) == one.Proof, $"Packet {one.Number} was acknowledged and is lost.");
        var folder = Path.Combine(workspace.CaseDirectory, "packets");
        foreach (var packet in packets)
        {
            var path = Path.Combine(folder, packet.FileName);
            var isThere = File.Exists(path)
                && Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path))) == packet.Sha256;
            Require(isThere, $"Packet {packet.Number} is recorded and its file is not there.");
            if (isThere && verifiedPackets.Add(packet.Number))
                Require((await PacketVerifier.VerifyAsync(path)).Valid, $"Packet {packet.Number} does not verify.");
        }

        Require(
            !Directory.Exists(folder) || !Directory.EnumerateFiles(folder, "*.unfinished").Any(),
            "A packet that was not finished is left.");
    }

    private IEnumerable<Acknowledgement> Of(Done what) => acknowledged.Values.Where(a => a.What == what);

    private void Require(bool holds, string otherwise)
    {
        if (!holds) faults.Add(otherwise);
    }
}
