using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml;
using Dashboard.Casework.Files;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Investigations.Recovery;

/// <summary>
/// Which failures come from a part of the workspace that is broken, full or not to be reached, and what to do: the same for commands and
/// requests.
/// </summary>
internal static class WorkspaceDamage
{
    private const string Restore = "Restore the workspace from a backup with the command 'restore'.";

    /// <summary>What is broken and what to do; null for a failure that has another cause.</summary>
    public static string? SentenceOf(Exception exception) => exception switch
    {
        WorkspaceDamagedException damaged => damaged.Message,
        SqliteException sqlite => OfCasework(sqlite),
        // What a store of interactions says names the file or the table.
        DbException store when store.GetType().Assembly == typeof(Interactions.IInteractionStore).Assembly
            || store.GetType().Namespace?.StartsWith("DuckDB", StringComparison.Ordinal) is true =>
            $"The store of a case's interactions could not be read: {FirstLine(store.Message)} Nothing was changed. If it goes on after another start, restore the workspace from a backup with the command 'restore'.",
        XmlException =>
            $"A key file of the workspace, in its folder 'keys', cannot be read. Nothing was changed. {Restore} Or take the file away: then everybody has to sign in again.",
        CryptographicException =>
            $"A key of the workspace, in its folder 'keys', does not fit what was written with it. Nothing was changed. {Restore}",
        JsonException => $"A file of the workspace is not what this program wrote. Nothing was changed. {Restore}",
        DbUpdateException or InvalidOperationException or AggregateException
            or TypeInitializationException when exception.InnerException is { } inner => SentenceOf(inner),
        _ => null,
    };

    private static string OfCasework(SqliteException sqlite) => sqlite.SqliteErrorCode switch
    {
        5 or 6 => "The casework database (casework.db) is being written by somebody else. Nothing was changed; try again in a moment.",
        8 =>
            "The casework database (casework.db) can only be read: the workspace's folder or file is write-protected. Nothing was changed; give its owner the right to write there.",
        13 =>
            "The disk is full, so the casework database (casework.db) could not be written. Nothing was changed; make room and try again.",
        10 or 14 => $"The casework database (casework.db) cannot be opened or read from its disk. Nothing was changed. {Restore}",
        11 or 26 => $"The casework database (casework.db) is damaged. Nothing was changed. {Restore}",
        _ =>
            $"The casework database (casework.db) does not hold what it should: {FirstLine(sqlite.Message)} Nothing was changed. {Restore}",
    };

    private static string FirstLine(string message)
    {
        var line = message.AsSpan(0, message.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : message.Length).Trim().ToString();
        return line.EndsWith('.') ? line : line + ".";
    }
}
