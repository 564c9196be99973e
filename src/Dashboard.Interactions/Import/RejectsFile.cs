using System.Globalization;
using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.Import.Parsing;

namespace Dashboard.Interactions.Import;

/// <summary>
/// The rows that an import rejects, with line, column, reason and the raw row, as CSV whose texts <see cref="CsvText"/>
/// writes. The file is made with its first row.
/// </summary>
internal sealed class RejectsFile(string path) : IDisposable
{
    /// <summary>The longest raw row written out in full, in bytes.</summary>
    private const int MaxRawBytes = 1 << 20;

    private const int MaxGroups = 100;

    private readonly Dictionary<(string Column, string Reason), long> groups = [];
    private StreamWriter? writer;

    public string Path => path;

    /// <summary>How many rows it has.</summary>
    public long Rows { get; private set; }

    /// <summary>The first of them, for a sentence.</summary>
    public (long Line, RowProblem Problem)? First { get; private set; }

    /// <summary>Rows by column and reason, most first.</summary>
    public IReadOnlyList<RejectGroup> Groups =>
        [.. groups.Select(g => new RejectGroup(g.Key.Column, g.Key.Reason, g.Value)).OrderByDescending(g => g.Rows)
            .ThenBy(g => g.Column, StringComparer.Ordinal).ThenBy(g => g.Reason, StringComparer.Ordinal)];

    public void Add(long line, RowProblem problem, ReadOnlySpan<byte> raw)
    {
        writer ??= Begin();
        Rows++;
        First ??= (line, problem);
        var group = (problem.Column, problem.Reason);
        if (groups.Count >= MaxGroups && !groups.ContainsKey(group)) group = ("", "other reasons, see the file");
        groups[group] = groups.GetValueOrDefault(group) + 1;
        var text = Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, MaxRawBytes)]);
        writer.WriteLine(
            string.Join(
                ',', line.ToString(CultureInfo.InvariantCulture), CsvText.Cell(problem.Column), CsvText.Cell(problem.Sentence),
                CsvText.Cell(text)));
    }

    /// <summary>Finishes the file; it can be moved then.</summary>
    public void Dispose() => writer?.Dispose();

    private StreamWriter Begin()
    {
        var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        file.WriteLine("line,column,reason,raw");
        return file;
    }
}
