using System.Text;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Files;
using Dashboard.Casework.People;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Workspaces;

/// <summary>
/// Whether the parts of a workspace belong together: a database that is missing or emptied beside cases, exhibits and keys is not a new
/// workspace. The workspace is known by the hash of its first audit entry, of which <c>keys/workspace.id</c> keeps a copy.
/// </summary>
internal static class WorkspaceCompleteness
{
    private const string IdFileName = "workspace.id";
    private const int HashDigits = 64;
    private const string Advice =
        "Nothing was changed. Put the part back from a backup, or bring the whole workspace back with 'restore FILE'; for a new workspace name another folder with --data.";

    /// <summary>Whether a folder holds parts of a workspace besides the database.</summary>
    public static bool HasOtherParts(string root) => OtherParts(root).Count > 0;

    /// <summary>Refuses to make a new database where there are other parts of a workspace.</summary>
    /// <exception cref="WorkspaceDamagedException">The database is missing or empty, and other parts are there.</exception>
    public static void RequireDatabase(string root)
    {
        var file = new FileInfo(Path.Combine(root, "casework.db"));
        if (file is { Exists: true, Length: > 0 } || OtherParts(root) is not { Count: > 0 } parts) return;
        throw new WorkspaceDamagedException(
            $"The workspace '{root}' has {(file.Exists ? "an empty casework.db" : "lost its casework.db")}, which holds its people, cases and audit trail; it still has {string.Join(", ", parts)}. {Advice}");
    }

    /// <summary>Refuses a database that is not of this workspace, or that has lost what its trail or the other parts tell of.</summary>
    /// <exception cref="WorkspaceDamagedException">A part is missing or does not fit; the message says which.</exception>
    public static async Task RequireFitAsync(CaseworkContext context, string root, CancellationToken cancellationToken)
    {
        var first = await context.AuditEntries.Where(e => e.Sequence == 1).Select(e => e.Hash).FirstOrDefaultAsync(cancellationToken);
        if (first is null)
        {
            if (await context.Cases.AnyAsync(cancellationToken) || await context.People.AnyAsync(cancellationToken))
                throw Damaged(root, "Its audit trail is missing, and its cases or people are there.");
            // Keys alone are made before anything is recorded; a workspace that had an entry when it was opened has its id beside them.
            if ((File.Exists(IdPathOf(root)) || CasesOnDisk(root).Any() || HasExhibits(root)) && OtherParts(root) is { Count: > 0 } parts)
                throw Damaged(root, $"Its casework.db holds nothing; the workspace still has {string.Join(", ", parts)}.");
            return;
        }

        if (ReadId(root) is { } id && id != first)
            throw Damaged(
                root,
                $"Its casework.db is of another workspace: the first audit entry is {first[..12]}…, and {IdPathOf(root)} says {id[..12]}….");
        // The trail tells: whoever has had an administrator is not asked to make the first one.
        if (!await context.People.AnyAsync(cancellationToken)
            && await context.AuditEntries.AnyAsync(e => e.Action == "person.first" || e.Action == "person.add", cancellationToken))
            throw Damaged(root, "Its people are missing: the audit trail tells of people who were added, and nobody is there.");
        var cases = (await context.Cases.Select(c => c.Id).ToListAsync(cancellationToken)).ToHashSet();
        if (CasesOnDisk(root).Where(c => !cases.Contains(c)).ToList() is { Count: > 0 } foreign)
            throw Damaged(
                root,
                $"Its casework.db does not know the {(foreign.Count == 1 ? "case" : "cases")} {string.Join(", ", foreign)}, whose interactions are there.");
    }

    /// <summary>Keeps the workspace's id where that is not kept yet.</summary>
    public static async Task KeepIdAsync(CaseworkContext context, string root, CancellationToken cancellationToken)
    {
        if (File.Exists(IdPathOf(root))) return;
        if (await context.AuditEntries.Where(e => e.Sequence == 1).Select(e => e.Hash).FirstOrDefaultAsync(cancellationToken) is { } first)
            OwnerOnly.Write(IdPathOf(root), Encoding.ASCII.GetBytes(first + "\n"));
    }

    private static WorkspaceDamagedException Damaged(string root, string what) =>
        new($"The workspace '{root}' is not whole. {what} {Advice}");

    private static string IdPathOf(string root) => Path.Combine(root, "keys", IdFileName);

    private static string? ReadId(string root) => File.Exists(IdPathOf(root)) ? KeyFile.Read(IdPathOf(root), ParseId) : null;

    internal static string? ParseId(byte[] file) =>
        Encoding.ASCII.GetString(file).TrimEnd() is { Length: HashDigits } id && id.All(char.IsAsciiHexDigitLower) ? id : null;

    private static IReadOnlyList<string> OtherParts(string root)
    {
        var (cases, exhibits, keys) =
            (CasesOnDisk(root).Count(), Count(Path.Combine(root, "exhibits"), SearchOption.AllDirectories, ExhibitManifest.FileName),
                Count(Path.Combine(root, "keys"), SearchOption.TopDirectoryOnly, "*"));
        var parts = new List<string>();
        if (cases > 0) parts.Add($"the interactions of {cases} {(cases == 1 ? "case" : "cases")}");
        if (exhibits > 0) parts.Add($"{exhibits} {(exhibits == 1 ? "exhibit" : "exhibits")}");
        if (keys > 0) parts.Add($"{keys} {(keys == 1 ? "key file" : "key files")}");
        return parts;
    }

    private static IEnumerable<CaseId> CasesOnDisk(string root)
    {
        var folder = Path.Combine(root, "cases");
        return !Directory.Exists(folder) ? [] : Directory.EnumerateDirectories(folder)
            .Where(c => File.Exists(Path.Combine(c, "interactions.duckdb")) || File.Exists(Path.Combine(c, "interactions.clickhouse.json")))
            .Select(c => CaseId.TryParse(Path.GetFileName(c), out var id) ? id : default).Where(id => id != default)
            .OrderBy(id => id.Value, StringComparer.Ordinal);
    }

    private static bool HasExhibits(string root) =>
        Count(Path.Combine(root, "exhibits"), SearchOption.AllDirectories, ExhibitManifest.FileName) > 0;

    private static int Count(string folder, SearchOption how, string pattern) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, pattern, how).Count() : 0;
}
