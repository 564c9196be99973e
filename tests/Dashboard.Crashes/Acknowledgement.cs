using System.Text.Json;

namespace Dashboard.Crashes;

/// <summary>What was done and acknowledged; everything in it must be found again.</summary>
internal enum Done
{
    /// <summary>An import; the proof is the SHA-256 of its file.</summary>
    Import,

    /// <summary>An analysis; the proof is when it ran.</summary>
    Analysis,

    /// <summary>An annotation was written or saved; the proof is its text.</summary>
    Annotation,

    /// <summary>An allegation was written or saved; the proof is its title.</summary>
    Allegation,

    /// <summary>An exhibit was frozen; the proof is its content hash.</summary>
    Exhibit,

    /// <summary>A packet was exported; the proof is its SHA-256.</summary>
    Packet,

    /// <summary>The workspace was backed up, to a file of this number outside; the proof is its SHA-256.</summary>
    Backup,
}

/// <summary>One line that a process says when something is done and will not be lost.</summary>
/// <param name="Number">The number of what was done in its case.</param>
/// <param name="Version">The version that was saved, for what is edited.</param>
internal sealed record Acknowledgement(Done What, int Number = 0, long Version = 0, string Proof = "")
{
    public byte[] ToLine() => [.. JsonSerializer.SerializeToUtf8Bytes(this), (byte)'\n'];

    /// <summary>Reads a line; null for one that was cut off by the kill and so reached nobody.</summary>
    public static Acknowledgement? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Acknowledgement>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
