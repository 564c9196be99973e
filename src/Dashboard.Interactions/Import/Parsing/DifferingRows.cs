using System.Globalization;
using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>
/// The rows of an import that differ from others of their ids, each with the row that counts, as CSV whose texts
/// <see cref="CsvText"/> writes. The file is made with its first row.
/// </summary>
internal sealed class DifferingRows(string path) : IDisposable
{
    /// <summary>So many are listed beside the file.</summary>
    private const int MostListed = 100;

    // By id the import that had it before, 0 for this one, whether its row is superseded, and whether it is of another account.
    private readonly Dictionary<UInt128, (int Import, bool IsSuperseded, bool IsOther)> ids = [];
    private readonly List<DifferingId> listed = [];
    private StreamWriter? writer;

    public string Path => path;

    /// <summary>How many ids they have.</summary>
    public long Ids => ids.Count;

    /// <summary>The first rows.</summary>
    public IReadOnlyList<DifferingId> Listed => listed;

    /// <summary>The ids that earlier imports had, by import.</summary>
    public IReadOnlyList<EarlierRows> EarlierRows =>
        [.. ids.Values.Where(i => i.Import > 0).GroupBy(i => i.Import).OrderBy(g => g.Key)
            .Select(g => new EarlierRows(g.Key, g.LongCount(), g.LongCount(i => i.IsSuperseded), g.LongCount(i => i.IsOther)))];

    /// <param name="key">What the store knows the id by.</param>
    /// <param name="row">The row.</param>
    /// <param name="isOther">Whether it is of another account than the earlier row, of another import.</param>
    public void Add(UInt128 key, DifferingId row, bool isOther)
    {
        if (row.Import > 0 || !ids.ContainsKey(key)) ids[key] = (row.Import, row.Import > 0 && row.Counts, isOther);
        if (listed.Count < MostListed) listed.Add(row);
        writer ??= Begin();
        var counts = (row.Counts, row.Import) switch
        {
            (true, 0) => "this row",
            (true, var import) => $"this row, and no more the one of import {import.Invariant()}",
            (false, 0) => "an earlier row of this import",
            (false, var import) => $"the row of import {import.Invariant()}",
        };
        writer.WriteLine(string.Join(',', row.Line.ToString(CultureInfo.InvariantCulture), CsvText.Cell(row.Id), CsvText.Cell(counts)));
    }

    /// <summary>Finishes the file; it can be moved then.</summary>
    public void Dispose() => writer?.Dispose();

    private StreamWriter Begin()
    {
        var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        file.WriteLine("line,id,counts");
        return file;
    }
}
