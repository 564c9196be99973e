namespace Dashboard.Packets.Contents;

/// <summary><c>redactions.json</c>: what a profile took out or changed, without the values.</summary>
/// <param name="What">What: <c>accounts</c>.</param>
/// <param name="How">How, a sentence.</param>
/// <param name="Values">How many different values; 0 where they were not counted.</param>
public sealed record RedactionEntry(string What, string How, int Values);

/// <summary>What was redacted, and the commitments to what was removed.</summary>
/// <param name="Commitments">SHA-256 values in lower-case hex, decoys among them, in the order of their digits.</param>
public sealed record RedactionLog(IReadOnlyList<RedactionEntry> Entries, IReadOnlyList<string> Commitments);

/// <summary><c>commitments.json</c>.</summary>
internal sealed record CommitmentsDocument(string Format, string How, IReadOnlyList<string> Commitments)
{
    public const string FileName = "commitments.json";

    public const string CurrentFormat = "dashboard-commitments-1";

    /// <summary>What every commitment begins with, so that its hash is none of anything else.</summary>
    public const string Domain = "dashboard-commitment-1";

    public static CommitmentsDocument Of(RedactionLog log) => new(
        CurrentFormat, $"SHA-256 of the netstrings of '{Domain}', salt, field and value; decoys among them", log.Commitments);
}
