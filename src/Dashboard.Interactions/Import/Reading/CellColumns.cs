using System.Globalization;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>The columns of a table: those of its header, and those inside the JSON that cells hold.</summary>
internal sealed class CellColumns
{
    private readonly List<SourceColumn> header = [];
    private readonly List<string> notes = [];
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly JsonColumns?[] inside;
    private readonly IReadOnlyList<SourceColumn> expected;
    private readonly EmbeddedKeys embedded = new("\"");
    private readonly List<LateColumn> late = [];
    private HashSet<string>? known;
    private IReadOnlyList<SourceColumn>? all;
    private (int Column, Cell? Cell, int Place)[] chosen = [];
    private Cell[] cells = [];

    /// <param name="header">The names as the file has them: a name that comes again is numbered, one that is empty is made.</param>
    /// <param name="expected">Columns that an earlier reading found behind the first rows.</param>
    public CellColumns(IReadOnlyList<string> header, IReadOnlyList<SourceColumn>? expected = null)
    {
        this.expected = expected ?? [];
        inside = new JsonColumns?[header.Count];
        for (var i = 0; i < header.Count; i++)
        {
            // A line end in a header's name is for the eye.
            var given = string.Join(
                ' ', header[i].Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            var name = given.Length > 0 ? given : string.Create(CultureInfo.InvariantCulture, $"column {i + 1}");
            var unique = name;
            for (var n = 2; !names.Add(unique); n++) unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({n})");
            if (given.Length == 0) notes.Add($"A column without a name is called “{unique}” here.");
            else if (unique != name) notes.Add($"The header has “{name}” more than once: the later one is called “{unique}” here.");
            this.header.Add(new SourceColumn(unique, i));
        }
    }

    public IReadOnlyList<SourceColumn> All => all ??=
        [.. header,
            .. inside.SelectMany((json, i) => json?.ToList(i) ?? []).Concat(expected).DistinctBy(c => c.Name)
            .Where(c => !names.Contains(c.Name))];

    /// <summary>The columns inside cells that <see cref="LookAgain"/> found.</summary>
    public IReadOnlyList<LateColumn> Late => late;

    /// <summary>What was done to the names, in sentences.</summary>
    public IReadOnlyList<string> Notes => inside.Any(json => json is { IsCut: true }) ? [.. notes, JsonRows.CutNote] : notes;

    /// <summary>Takes in the columns inside a cell that holds JSON.</summary>
    public void Look(int column, ReadOnlySpan<byte> cell)
    {
        if (!MayHoldColumns(cell)) return;
        (inside[column] ??= new JsonColumns(header[column].Name)).Look(cell);
        all = null;
    }

    /// <summary>
    /// Takes in what a cell of a row behind the first ones holds; the columns stay as they are, and what is new is <see cref="Late"/>.
    /// </summary>
    public void LookAgain(int column, ReadOnlySpan<byte> cell, long line)
    {
        if (!MayHoldColumns(cell) || !embedded.HasNew(cell)) return;
        known ??= [.. All.Except(expected).Select(c => c.Name)];
        var json = inside[column] ??= new JsonColumns(header[column].Name);
        var before = json.Count;
        if (!json.IsCut) json.Look(cell);
        if (json.Count == before) return;
        foreach (var found in json.ToList(column).Where(c => known.Add(c.Name))) late.Add(new LateColumn(found, line));
    }

    /// <summary>The column of a path inside a cell that no row has shown; null when no cell's name begins it.</summary>
    public SourceColumn? Unseen(string name)
    {
        var cell = header.FirstOrDefault(
            c => name.Length > c.Name.Length + 1 && name[c.Name.Length] == '.'
            && name.StartsWith(c.Name, StringComparison.OrdinalIgnoreCase));
        return cell is null ? null : new SourceColumn(name, cell.Index, name[(cell.Name.Length + 1)..].Split('.'));
    }

    public void Choose(IReadOnlyList<SourceColumn> columns)
    {
        var groups = columns.Where(c => c.Paths.Count > 0).GroupBy(c => c.Index)
            .ToDictionary(g => g.Key, g => (Cell: new Cell(new JsonFields([.. g.Select(c => c.Paths)])), Members: g.ToList()));
        cells = [.. groups.Values.Select(g => g.Cell)];
        chosen =
            [.. columns.Select(
                c => c.Paths.Count == 0
                ? (c.Index, (Cell?)null, -1) : (c.Index, groups[c.Index].Cell, groups[c.Index].Members.IndexOf(c)))];
    }

    public void NextRow()
    {
        foreach (var cell in cells) cell.IsRead = false;
    }

    /// <summary>Where a chosen column's cell stands in the row.</summary>
    public int IndexOf(int place) => chosen[place].Column;

    /// <summary>A chosen column's text, from its cell.</summary>
    public ReadOnlySpan<byte> Field(int place, ReadOnlySpan<byte> text)
    {
        var (_, cell, member) = chosen[place];
        if (cell is null) return text;
        return cell.Read(text) ? cell.Json.Value(member, text) : default;
    }

    /// <summary>Whether a chosen column's text, from its cell, is an object or a list inside the cell's JSON.</summary>
    public bool IsStructure(int place, ReadOnlySpan<byte> text) =>
        chosen[place] is (_, { } cell, var member) && cell.Read(text) && cell.Json.IsStructure(member);

    private static bool MayHoldColumns(ReadOnlySpan<byte> cell) =>
        cell is [(byte)'{' or (byte)'[' or (byte)' ', ..] && JsonText.MayBeJson(cell);

    /// <summary>A cell that is unpacked once a row, where a column inside it is asked for.</summary>
    private sealed class Cell(JsonFields json)
    {
        private bool isJson;

        public JsonFields Json { get; } = json;

        public bool IsRead { get; set; }

        public bool Read(ReadOnlySpan<byte> text)
        {
            if (IsRead) return isJson;
            IsRead = true;
            return isJson = JsonText.MayBeJson(text) && Json.Read(text, isList: text.TrimStart(" \t\r\n"u8)[0] == '[');
        }
    }
}
