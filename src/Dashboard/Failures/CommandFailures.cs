using System.Data.Common;
using Dashboard.Casework;
using Dashboard.Commands;
using Dashboard.Imports;
using Dashboard.Interactions;
using Dashboard.Interactions.Store;
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
    public static string? Sentence(Exception exception) => exception switch
    {
        UsageException or CommandFailedException or ImportException or ImportUnrecordedException or BackupException => exception.Message,
        FileNotFoundException missing => $"The file '{missing.FileName}' does not exist.",
        DirectoryNotFoundException or UnauthorizedAccessException or IOException => exception.Message,
        FormatException => exception.Message,
        CaseworkException or ScenarioException or UnknownAccountSetException => exception.Message,
        DbException or DbUpdateException => $"The workspace's database could not be read or written: {exception.GetBaseException().Message} Nothing was changed. Look whether its disk is full or may be written to; 'audit verify' tells whether all is there.",
        OperationCanceledException => "Stopped before the end; nothing was kept of what was not finished.",
        _ => WorkspaceDamage.SentenceOf(exception),
    };
}
