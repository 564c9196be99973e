using System.Globalization;
using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Import;

/// <summary>
/// The rows of an import that differ from others of their ids, each with the row that counts, as CSV whose texts
/// <see cref="CsvText"/> writes. The file is made with its first row.
/// </summary>
internal sealed class DifferingRows(string path) : IDisposable
{
    /// <summary>So many are listed beside the file.</summary>
    private const int MostListed = 100;

    // By id the place of the earlier row's import among those below, and whether any row here is more complete.
    private readonly Dictionary<UInt128, (int Import, bool IsMoreComplete)> ids = [];
    private readonly List<DifferingId> listed = [];
    private StreamWriter? writer;

    public string Path => path;

    /// <summary>How many ids they have.</summary>
    public long Ids => ids.Count;

    /// <summary>The first rows.</summary>
    public IReadOnlyList<DifferingId> Listed => listed;

    /// <summary>The ids whose rows of earlier imports count, by import.</summary>
    public IReadOnlyList<EarlierRows> EarlierRows =>
        [.. ids.Values.Where(i => i.Import > 0).GroupBy(i => i.Import).OrderBy(g => g.Key).Select(g => new EarlierRows(g.Key, g.LongCount(), g.LongCount(i => i.IsMoreComplete)))];

    public void Add(UInt128 key, DifferingId row)
    {
        ids[key] = (row.Import, row.IsMoreComplete || ids.GetValueOrDefault(key).IsMoreComplete);
        if (listed.Count < MostListed) listed.Add(row);
        writer ??= Begin();
        var counts = row.Counts ? "this row" : row.Import == 0 ? "an earlier row of this import" : $"the row of import {row.Import.Invariant()}";
        writer.WriteLine(string.Join(',', row.Line.ToString(CultureInfo.InvariantCulture), CsvText.Cell(row.Id), CsvText.Cell(counts), row.IsMoreComplete ? "yes" : "no"));
    }

    /// <summary>Finishes the file; it can be moved then.</summary>
    public void Dispose() => writer?.Dispose();

    private StreamWriter Begin()
    {
        var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        file.WriteLine("line,id,counts,this row is more complete");
        return file;
    }
}
