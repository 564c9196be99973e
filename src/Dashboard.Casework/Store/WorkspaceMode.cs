using Dashboard.Casework.Access;
using Microsoft.Data.Sqlite;

namespace Dashboard.Casework.Store;

/// <summary>Whether a workspace can be written, and why where it cannot.</summary>
/// <param name="WhyReadOnly">Why nothing can be written, a part of a sentence; null where it can.</param>
public sealed record WorkspaceMode(string? WhyReadOnly = null)
{
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int QuotaReached = 122;
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;

    public bool IsReadOnly => WhyReadOnly is not null;

    /// <summary>
    /// Whether an action writes nothing that has to last: who reads a workspace that cannot be written signs in and reads, and what of that
    /// is recorded ends with the process. What leaves the workspace is not among it: that is recorded for good or does not leave.
    /// </summary>
    public static bool IsPassing(string action) =>
        action is "sign-in" or "visit.start" or "search" or "prompts.search" or "query" or "audit.verify" or "workspace.verify"
        or "packet.verify"
        || action.StartsWith("sign-in.", StringComparison.Ordinal) || action.StartsWith("sign-out", StringComparison.Ordinal)
        || action.EndsWith(".read", StringComparison.Ordinal);

    /// <summary>Refuses to write.</summary>
    /// <exception cref="WorkspaceReadOnlyException">The workspace cannot be written.</exception>
    public void RequireWritable()
    {
        if (WhyReadOnly is { } why)
            throw new WorkspaceReadOnlyException(
                $"The workspace can only be read: {why}. Nothing was changed, and nothing leaves it that would have to be recorded. Make it writable, and start the program again.");
    }

    /// <summary>Why a workspace could not be opened for writing, where that is all that failed; null for every other failure.</summary>
    internal static string? WhyNotWritable(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "its folder may not be written to",
        IOException { HResult: NoSpace or QuotaReached } => "its disk is full",
        IOException { HResult: ReadOnlyFileSystem } => "its disk is mounted for reading only",
        SqliteException { SqliteErrorCode: SqliteFull or SqliteIoError } => "its disk is full or fails",
        SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteCannotOpen } => "its folder may not be written to",
        _ => null,
    };
}

/// <summary>The workspace can only be read; the message says why.</summary>
public sealed class WorkspaceReadOnlyException(string message) : CaseworkException(message);
