using System.Globalization;
using System.Text;
using Dashboard.Casework.Access;
using Dashboard.Casework.Events;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Investigations.Imports;

/// <summary>Reads files of model releases and enforcement actions into a case's timeline.</summary>
public sealed class EventFileImports(Workspace workspace, CaseTimeline timeline)
{
    /// <summary>
    /// Adds a file's events to the timeline, all that can be read or none; those that are there already count as duplicates.
    /// </summary>
    /// <param name="file">What was read of it.</param>
    /// <exception cref="ImportException">None of its rows can be read.</exception>
    /// <exception cref="CaseworkException">The actor may not write the case's timeline, or it is held.</exception>
    public async Task<EventFileReport> ImportAsync(
        Actor actor, CaseId caseId, EventFile file, string path, string name, CancellationToken cancellation)
    {
        var shown = DisplayName.Of(name);
        if (file.Events.Count == 0)
        {
            var first = file.Rejected[0];
            throw new ImportException(
                $"None of the {file.RowsRead} rows of {shown} could be read; at line {first.Line}, column {first.Column}, {first.Reason}. Nothing was imported.");
        }

        var sha256 = await EventFile.HashAsync(path, cancellation);
        var subject = $"file {shown}";
        var added = await timeline.ImportAsync(
            actor, caseId, file.Events, subject, new { sha256, file.RowsRead, rejected = file.Rejected.Count }, cancellation);
        return new EventFileReport
        {
            File = shown, Bytes = new FileInfo(path).Length, Sha256 = sha256, Kind = file.Kind, RowsRead = file.RowsRead,
            Accepted = added, Duplicates = file.Events.Count - added, Rejected = file.Rejected.Count, RejectedRows = file.Rejected,
            RejectsFile = file.Rejected.Count == 0 ? null : await WriteRejectsAsync(caseId, sha256, file.Rejected),
        };
    }

    private async Task<string> WriteRejectsAsync(CaseId caseId, string sha256, IReadOnlyList<RejectedRow> rejected)
    {
        var folder = Directory.CreateDirectory(workspace.ImportsDirectory(caseId));
        var name = $"events-{sha256[..12]}.rejects.csv";
        var text = new StringBuilder("line,column,reason,raw\n");
        foreach (var row in rejected)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{row.Line},{CsvText.Cell(row.Column)},{CsvText.Cell(row.Reason)},{CsvText.Cell(row.Raw)}\n");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text.ToString(), CancellationToken.None);
        return $"{folder.Name}/{name}";
    }
}
