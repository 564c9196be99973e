using System.Text;
using Dashboard.Packets.Containers;

namespace Dashboard.Packets.LoadFiles;

/// <summary>
/// Concordance's load file: a line a document, fields between þ, U+0014 between fields, ® for a line end within one; UTF-8 with a byte
/// order mark. The format has no way to write those three characters in a value: þ becomes th, ® becomes (R).
/// </summary>
internal static class ConcordanceFile
{
    private const char Quote = 'þ';
    private const char Separator = '\u0014';
    private const char NewLine = '®';

    /// <summary>The names of the fields in the first line, then the values of each document.</summary>
    public static byte[] Write(IReadOnlyList<string> fields, IEnumerable<IReadOnlyList<string>> documents)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var line in documents.Prepend(fields))
            text.AppendJoin(Separator, line.Select(v => $"{Quote}{Written(v)}{Quote}")).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The documents, each with its values by the names of their fields.</summary>
    /// <exception cref="PacketFormatException">It is no such file.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        if (!text.StartsWith('\uFEFF')) throw new PacketFormatException("The load file has no byte order mark.");
        var lines = text[1..].Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(Values).ToList();
        if (lines.Count == 0) throw new PacketFormatException("The load file has no line that names its fields.");
        if (lines.FindIndex(l => l.Length != lines[0].Length) is var odd and > 0)
            throw new PacketFormatException($"Line {odd + 1} of the load file has other fields than its first.");
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(f => f.First, f => f.Second, StringComparer.Ordinal))];
    }

    private static string Written(string value) =>
        value.Replace("þ", "th", StringComparison.Ordinal).Replace("Þ", "Th", StringComparison.Ordinal)
        .Replace("®", "(R)", StringComparison.Ordinal).Replace(Separator, ' ').ReplaceLineEndings("\n").Replace('\n', NewLine);

    private static string[] Values(string line) =>
        [.. line.Split(Separator)
            .Select(
                v => v.Length > 1 && v[0] == Quote && v[^1] == Quote ? v[1..^1].Replace(NewLine, '\n')
                : throw new PacketFormatException("A value of the load file is not between its delimiters."))];
}
