using System.Globalization;
using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Trail;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Interactions;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Investigations.Recovery;

/// <summary>
/// Ends the imports that a killed process had begun. An import writes its manifest, commits its rows, and is recorded
/// on the audit trail, in that order; so a manifest without an audit entry is of an import that was committed and is to
/// be recorded, or of one that was not and whose files are of nothing. A removal writes its record, commits, and is
/// recorded in the same way.
/// </summary>
internal sealed class ImportRecovery(Workspace workspace, IInteractionStores stores, AuditTrail audit)
{
    private const string Action = "import";
    private const string Removal = "import.remove";
    private const string RemovalSuffix = ".removed.json";

    public async Task RecoverAsync(CaseId caseId, CancellationToken cancellation)
    {
        var folder = workspace.ImportsDirectory(caseId);
        if (!Directory.Exists(folder)) return;
        await RecoverRemovalsAsync(caseId, folder, cancellation);
        var files = Directory.EnumerateFiles(folder).ToLookup(NumberOf);
        var recorded = await RecordedAsync(caseId, Action, cancellation);
        var unrecorded = files.Select(f => f.Key).Where(number => number > 0 && !recorded.Contains(SubjectOf(number))).Order().ToList();
        if (unrecorded.Count == 0) return;

        var committed = (await stores.Open(caseId).ImportsAsync(cancellation)).ToDictionary(r => r.Number);
        foreach (var number in unrecorded)
        {
            if (committed.TryGetValue(number, out var report))
            {
                await audit.AppendAsync(
                    Actor.Program, caseId, Action, SubjectOf(number), new { WorkspaceRecovery.Recovered, report }, cancellation);
                continue;
            }

            foreach (var file in files[number]) File.Delete(file);
        }
    }

    private async Task RecoverRemovalsAsync(CaseId caseId, string folder, CancellationToken cancellation)
    {
        var recorded = await RecordedAsync(caseId, Removal, cancellation);
        var unrecorded = Directory.EnumerateFiles(folder, "*" + RemovalSuffix).Where(f => !recorded.Contains(SubjectOf(NumberOf(f))))
            .ToList();
        if (unrecorded.Count == 0) return;

        var present = (await stores.Open(caseId).ImportsAsync(cancellation)).Select(r => r.Number).ToHashSet();
        foreach (var file in unrecorded)
        {
            var number = NumberOf(file);
            if (present.Contains(number))
            {
                File.Delete(file);
                continue;
            }

            using var removal = JsonDocument.Parse(await File.ReadAllBytesAsync(file, cancellation));
            await audit.AppendAsync(
                Actor.Program, caseId, Removal, SubjectOf(number), new { WorkspaceRecovery.Recovered, removal = removal.RootElement },
                cancellation);
            // Its own files go after the commit, and may not all have gone.
            foreach (var left in Directory.EnumerateFiles(folder).Where(f => NumberOf(f) == number && f != file).ToList())
                File.Delete(left);
        }
    }

    private static string SubjectOf(int number) => string.Create(CultureInfo.InvariantCulture, $"import {number}");

    // 12.json, 12.rejects.csv; 0 for a file that no import wrote, which stays.
    private static int NumberOf(string path) =>
        int.TryParse(Path.GetFileName(path).Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private async Task<HashSet<string>> RecordedAsync(CaseId caseId, string action, CancellationToken cancellation)
    {
        await using var casework = await workspace.Contexts.CreateDbContextAsync(cancellation);
        return await casework.AuditEntries.Where(e => e.CaseId == caseId.Value && e.Action == action).Select(e => e.Subject)
            .ToHashSetAsync(cancellation);
    }
}
