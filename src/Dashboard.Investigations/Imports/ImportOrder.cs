using Dashboard.Interactions;

namespace Dashboard.Investigations.Imports;

/// <summary>Asks for a log to be imported into a case.</summary>
/// <param name="Path">The file on this machine.</param>
/// <param name="Name">The name people know it by; only shown.</param>
/// <param name="Mapping">How it is read; null detects it from the columns.</param>
public sealed record ImportOrder(string Path, string Name, ImportMapping? Mapping = null)
{
    /// <summary>What is known of the logging clock's offset.</summary>
    public string? ClockNote { get; init; }

    /// <summary>The log that completes it.</summary>
    public CompanionLog? Companion { get; init; }

    /// <summary>When it was asked for, UTC; null for now.</summary>
    public DateTime? AskedAt { get; init; }
}

/// <summary>The rows are in, and the audit entry that says so could not be written; the message is for a person.</summary>
public sealed class ImportUnrecordedException(ImportReport report, Exception inner) : Exception(
    $"The rows of {report.File} are in, as import {report.Number}; only the entry on the audit trail could not be written. It is added when the program starts next. The log has the detail.", inner)
{
    /// <summary>What the import came to.</summary>
    public ImportReport Report { get; } = report;
}
