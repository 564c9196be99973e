using Dashboard.Casework.Reviews;

namespace Dashboard.Packets.Contents;

/// <summary>How a packet heads what was remarked.</summary>
internal static class RemarkTitles
{
    public static string Title(this RemarkKind kind) => kind switch
    {
        RemarkKind.Note => "Remark",
        RemarkKind.Red => "Red remark",
        RemarkKind.Dissent => "Dissent",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
