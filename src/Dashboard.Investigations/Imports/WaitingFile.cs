using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Investigations.Imports;

/// <summary>
/// A file that has arrived for a case and is not imported yet. It is kept on disk, over restarts, until it is imported or discarded.
/// </summary>
/// <param name="Id">Its id, 32 hex digits.</param>
/// <param name="CaseId">The case that it is for.</param>
/// <param name="Name">The name people know it by; only shown.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="SentBy">Who sent or chose it.</param>
/// <param name="SentAt">When, UTC.</param>
public sealed record WaitingFile(string Id, CaseId CaseId, string Name, long Bytes, string SentBy, DateTime SentAt)
{
    /// <summary>Its name in the inbox, where it stays; null for one that was sent.</summary>
    public string? InboxName { get; init; }

    /// <summary>The import whose rejected rows it holds, corrected; null for a log.</summary>
    public int? Repairs { get; init; }

    /// <summary>Whether the program ended while it looked into the file: it is not looked into again unless somebody asks for it.</summary>
    public bool HasEndedProgram { get; init; }

    /// <summary>How it was asked to be imported; null while nobody has.</summary>
    public ImportWish? Wish { get; init; }

    /// <summary>How it was asked for when it was not imported, and is looked at again.</summary>
    public ImportWish? Earlier { get; init; }
}

/// <summary>How somebody asked for a waiting file to be imported.</summary>
/// <param name="AskedBy">Who.</param>
/// <param name="AskedAt">When, UTC; the import's manifest has the same.</param>
/// <param name="Mapping">How it is read; null detects it from the columns.</param>
/// <param name="ClockNote">What is known of the logging clock's offset.</param>
/// <param name="CompanionId">The waiting file that completes it.</param>
public sealed record ImportWish(
    string AskedBy, DateTime AskedAt, ImportMapping? Mapping = null, string? ClockNote = null, string? CompanionId = null);
