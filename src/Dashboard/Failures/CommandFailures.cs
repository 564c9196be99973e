using System.Data.Common;
using Dashboard.Casework.Access;
using Dashboard.Interactions;
using Dashboard.Investigations.Backups;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.Recovery;
using Dashboard.Scenarios;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Failures;

/// <summary>The command was given something that it cannot mean.</summary>
public sealed class UsageException(string message) : Exception(message);

/// <summary>The work could not be done; the message is for the person who asked.</summary>
public sealed class CommandFailedException(string message) : Exception(message);

/// <summary>Which failures are told in a sentence; any other is a defect and keeps its stack trace.</summary>
internal static class CommandFailures
{
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int QuotaReached = 122;

    public static string? Sentence(Exception exception) => exception switch
    {
        UsageException or CommandFailedException or ImportException or InteractionStoreException or ImportUnrecordedException
            or BackupException => exception.Message,
        FileNotFoundException missing => $"The file '{missing.FileName}' does not exist.",
        DirectoryNotFoundException or UnauthorizedAccessException => exception.Message,
        IOException disk => OfDisk(disk),
        FormatException => exception.Message,
        CaseworkException or ScenarioException or UnknownAccountSetException => exception.Message,
        DbException or DbUpdateException =>
            WorkspaceDamage.SentenceOf(exception)
            ?? $"The workspace's database could not be read or written: {exception.GetBaseException().Message} Nothing was changed. Look whether its disk is full or may be written to; 'audit verify' tells whether all is there.",
        OperationCanceledException => "Stopped before the end; nothing was kept of what was not finished.",
        _ => WorkspaceDamage.SentenceOf(exception),
    };

    // The system names the place in quotation marks behind words of its own.
    private static string OfDisk(IOException failure)
    {
        var place = failure.Message.Split('\'') is [_, { Length: > 0 } path, ..] ? $" of '{path}'" : "";
        return failure.HResult switch
        {
            NoSpace or QuotaReached => $"The disk{place} is full. What was not finished was not kept; make room and try again.",
            ReadOnlyFileSystem => $"The disk{place} is mounted for reading only. Nothing was changed there.",
            _ => failure.Message,
        };
    }
}
