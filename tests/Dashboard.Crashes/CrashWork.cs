using System.Globalization;
using System.Text;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Packets;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Backups;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.PacketExports;

namespace Dashboard.Crashes;

/// <summary>
/// Imports and analyses, edits, freezes and exports at the same time, without end, and acknowledges each thing that is
/// done by a line on the output, written whole.
/// </summary>
internal sealed class CrashWork(CrashWorkspace workspace, int seed, Stream output)
{
    private const int MaxRows = 4000;

    private static readonly Actor Owner = CrashWorkspace.Owner;

    private readonly Lock gate = new();

    public Task RunAsync() => Task.WhenAll(Task.Run(ImportAsync), Task.Run(EditAsync), Task.Run(ExportAsync), Task.Run(BackUpAsync));

    private async Task ImportAsync()
    {
        var random = new Random(seed);
        var log = Path.GetTempFileName();
        for (var turn = 0; ; turn++)
        {
            await File.WriteAllTextAsync(log, Log(random, $"{seed}-{turn}"));
            var report = await workspace.Get<CaseImports>()
                .ImportAsync(Owner, workspace.CaseId, new ImportOrder(log, $"{seed}-{turn}.csv"), null, default);
            Acknowledge(new Acknowledgement(Done.Import, report.Number, Proof: report.Sha256));
            if (turn % 4 != 3) continue;
            var analysis = await workspace.Get<AuditedAnalyses>().RunAsync(Owner, workspace.CaseId, new AnalysisOptions(), null, default);
            Acknowledge(new Acknowledgement(Done.Analysis, Proof: analysis.RanAt.ToString("O", CultureInfo.InvariantCulture)));
        }
    }

    // Rows that are new, rows twice in the file, and rows that cannot be read.
    private static string Log(Random random, string name)
    {
        var text = new StringBuilder("account_id,timestamp,capability,ip,interaction_id\n");
        var rows = random.Next(1, MaxRows);
        for (var row = 0; row < rows; row++)
        {
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"account-{random.Next(200)},2026-05-{1 + row % 28:00}T{row % 24:00}:00:00Z,general,198.51.100.{random.Next(250)},{name}-{row}\n");
            text.Append(line);
            if (row % 50 == 7) text.Append(line);
            if (row % 70 == 9) text.Append("account-1,soon,general,,\n");
        }

        return text.ToString();
    }

    private async Task EditAsync()
    {
        var (annotations, allegations) = (workspace.Get<AnnotationRegister>(), workspace.Get<AllegationRegister>());
        for (var turn = 0; ; turn++)
        {
            var note = await annotations.CreateAsync(
                Owner, workspace.CaseId, AnnotationTarget.Account, "account-1", $"Seen in {seed}, {turn}.");
            Acknowledge(new Acknowledgement(Done.Annotation, note.Number, note.Version, note.Text));
            note = await annotations.SaveAsync(
                Owner, workspace.CaseId, note.Number, new AnnotationEdit($"Seen again in {seed}, {turn}."), note.Version);
            Acknowledge(new Acknowledgement(Done.Annotation, note.Number, note.Version, note.Text));
            var allegation = await allegations.CreateAsync(Owner, workspace.CaseId, $"Harbour of {seed}, {turn}");
            Acknowledge(new Acknowledgement(Done.Allegation, allegation.Number, allegation.Version, allegation.Title));
            allegation = await allegations.SaveAsync(
                Owner, workspace.CaseId, allegation.Number, AllegationEdit.New($"Harbour of {seed}, {turn}, again"), allegation.Version);
            Acknowledge(new Acknowledgement(Done.Allegation, allegation.Number, allegation.Version, allegation.Title));
        }
    }

    private async Task ExportAsync()
    {
        var allegation = await workspace.Get<AllegationRegister>().CreateAsync(Owner, workspace.CaseId, $"Exported by {seed}");
        for (var turn = 0; ; turn++)
        {
            var exhibit = await workspace.Get<ExhibitRegister>().FreezeAsync(Owner, workspace.CaseId, Draft(turn));
            Acknowledge(new Acknowledgement(Done.Exhibit, exhibit.Number, Proof: exhibit.ContentHash));
            var export = await workspace.Get<CasePackets>().ExportToWorkspaceAsync(
                Owner, workspace.CaseId, allegation.Number, PacketProfile.Full, Dashboard.Packets.Contents.TlpMarking.Amber, default);
            Acknowledge(new Acknowledgement(Done.Packet, export.Record.Number, Proof: export.Sha256));
        }
    }

    private async Task BackUpAsync()
    {
        for (var turn = 0; ; turn++)
        {
            // Two files in turn, so that one that was acknowledged is there whole while the other is written.
            var number = turn % 2;
            var receipt = await workspace.Get<WorkspaceBackup>()
                .WriteAsync(Owner, CrashWorkspace.BackupOf(workspace.Directory, number), overwrite: true, null, default);
            Acknowledge(new Acknowledgement(Done.Backup, number, Proof: receipt.Sha256));
        }
    }

    private ExhibitDraft Draft(int turn) => new()
    {
        Title = $"Exhibit of {seed}, {turn}",
        View = ExhibitView.Timeline,
        Selection = Selection.Everything,
        Method = new Method("timeline", 1),
        Fingerprint = Fingerprint.Empty,
        Figures = [],
        WriteRows = async (stream, cancellation) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"day,interactions\n2026-05-01,{turn}\n"), cancellation);
            return 1;
        },
        Activity = Activity(turn),
    };

    private static async IAsyncEnumerable<ActivityLine> Activity(int turn)
    {
        await Task.CompletedTask;
        yield return new ActivityLine("account-1", new DateOnly(2026, 5, 1), "general", "", turn, 0, 0);
    }

    private void Acknowledge(Acknowledgement acknowledgement)
    {
        lock (gate)
        {
            output.Write(acknowledgement.ToLine());
            output.Flush();
        }
    }
}
