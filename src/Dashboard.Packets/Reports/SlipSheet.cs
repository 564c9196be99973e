namespace Dashboard.Packets.Reports;

/// <summary>The page that stands for a file which is produced as it is.</summary>
/// <param name="Number">The page's number, which is the file's name in a production.</param>
/// <param name="Path">The file's path in the packet.</param>
public sealed record SlipSheet(string Number, string Title, string Path, long Bytes, string Sha256);
