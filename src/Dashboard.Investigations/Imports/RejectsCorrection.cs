using System.Text;
using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Investigations.Imports;

/// <summary>
/// Corrects the rejected rows of one kind all at once, by replacing a text in each, and sends those that it changed to be
/// imported again, as a person would who edits the downloaded file.
/// </summary>
public sealed class RejectsCorrection(Workspace workspace, CaseworkStore casework, Uploads uploads, WaitingFiles waiting)
{
    /// <summary>How many rows of a kind are shown.</summary>
    public const int Shown = 5;

    /// <summary>The first rows of a kind; none where the file is gone.</summary>
    public IReadOnlyList<RejectedLine> Sample(CaseId caseId, ImportReport report, RejectGroup kind) =>
        [.. RowsOf(caseId, report, kind).Take(Shown)];

    /// <summary>How a row reads with a text replaced in it.</summary>
    public static string Corrected(string raw, string wrong, string right) => wrong.Length == 0
        ? raw : raw.Replace(wrong, right, StringComparison.Ordinal);

    /// <summary>Sends the rows of a kind that a replacement changes; they wait to be imported with the import's mapping.</summary>
    /// <returns>How many rows it changed; with none nothing is sent.</returns>
    /// <exception cref="ImportException">The file of rejects cannot be read.</exception>
    /// <exception cref="UploadRefusedException">There is no room for it.</exception>
    public async Task<long> SendAsync(
        Actor actor, CaseId caseId, ImportReport report, RejectGroup kind, string wrong, string right, CancellationToken cancellation)
    {
        await casework.RequireAsync(actor, caseId, CaseOperation.ReadPrompts, cancellation);
        await casework.RequireAsync(actor, caseId, CaseOperation.ChangeTelemetry, cancellation);
        uploads.CheckRoom(0);
        var (id, path) = uploads.New(caseId);
        var rows = 0L;
        try
        {
            await using (var file = new StreamWriter(
                new FileStream(path, FileMode.CreateNew, FileAccess.Write), new UTF8Encoding(false)) { NewLine = "\n" })
            {
                await file.WriteLineAsync("line,column,reason,raw");
                foreach (var row in RowsOf(caseId, report, kind))
                {
                    var corrected = Corrected(row.Raw, wrong, right);
                    if (corrected == row.Raw) continue;
                    string[] cells = [row.Line, CsvText.Cell(row.Column), CsvText.Cell(row.Reason), CsvText.Cell(corrected)];
                    await file.WriteLineAsync(string.Join(',', cells).AsMemory(), cancellation);
                    rows++;
                }
            }

            if (rows > 0) await waiting.AddUploadAsync(caseId, id, RejectsRepair.NameOf(caseId, report.Number), actor.Name, report.Number);
            else File.Delete(path);
            return rows;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private IEnumerable<RejectedLine> RowsOf(CaseId caseId, ImportReport report, RejectGroup kind)
    {
        var path = report.RejectsFile is { } name ? Path.Combine(workspace.CaseDirectory(caseId), name) : null;
        if (path is null || !File.Exists(path)) return [];
        return RejectsRepair.RowsOf(path).Where(r => kind.Holds(r.Column, r.Reason));
    }
}
