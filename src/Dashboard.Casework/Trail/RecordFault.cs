using Dashboard.Casework.Access;

namespace Dashboard.Casework.Trail;

/// <summary>A record that is not what its last audited change left.</summary>
/// <param name="Record">Its table and key, <c>Allegations harbour/3</c>.</param>
/// <param name="CaseId">The case that it belongs to, as text; null where it belongs to none, or where that is gone with it.</param>
/// <param name="Entry">The sequence of the audit entry that last wrote it; null where none did.</param>
/// <param name="Detail">What is wrong, a sentence.</param>
public sealed record RecordFault(string Record, string? CaseId, long? Entry, string Detail);

/// <summary>Records are not what their last audited change left; the message names them.</summary>
public sealed class RecordsAlteredException : CaseworkException
{
    private const int NamedInASentence = 3;

    private RecordsAlteredException(string message, IReadOnlyList<RecordFault> faults)
        : base(message) => Faults = faults;

    public IReadOnlyList<RecordFault> Faults { get; }

    /// <summary>The first faults in a sentence each, and how many more there are.</summary>
    public static string Sentence(IReadOnlyList<RecordFault> faults)
    {
        var more = faults.Count - NamedInASentence;
        return string.Join(' ', faults.Take(NamedInASentence).Select(f => f.Detail))
            + (more > 0 ? $" {more} more {(more == 1 ? "record is" : "records are")} not what was written." : "");
    }

    /// <summary>Refuses what would pass faulty records on, or seal them anew.</summary>
    /// <param name="what">What does not happen then, a sentence: <c>No packet was written.</c></param>
    internal static void ThrowOn(IReadOnlyList<RecordFault> faults, string what)
    {
        if (faults.Count > 0)
            throw new RecordsAlteredException(
                $"{Sentence(faults)} {what} 'audit verify' names every such record; restore the workspace from a backup made before.",
                faults);
    }
}
