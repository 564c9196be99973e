using System.Globalization;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>The columns of a table: those of its header, and those inside the JSON objects that cells hold.</summary>
internal sealed class CellColumns
{
    private readonly List<SourceColumn> all = [];
    private readonly List<string> notes = [];
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private (int Column, JsonFields? Json, int Place)[] chosen = [];
    private (JsonFields Json, bool IsRead)[] objects = [];

    /// <param name="header">The names as the file has them: a name that comes again is numbered, one that is empty is made.</param>
    public CellColumns(IReadOnlyList<string> header)
    {
        for (var i = 0; i < header.Count; i++)
        {
            var name = header[i].Length > 0 ? header[i] : string.Create(CultureInfo.InvariantCulture, $"column {i + 1}");
            var unique = name;
            for (var n = 2; !names.Add(unique); n++) unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({n})");
            if (header[i].Length == 0) notes.Add($"A column without a name is called “{unique}” here.");
            else if (unique != name) notes.Add($"The header has “{name}” more than once: the later one is called “{unique}” here.");
            all.Add(new SourceColumn(unique, i));
        }
    }

    public IReadOnlyList<SourceColumn> All => all;

    /// <summary>What was done to the names, in sentences.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Takes in the columns inside a cell that holds a JSON object.</summary>
    public void Look(int column, ReadOnlySpan<byte> cell)
    {
        if (cell is not [(byte)'{', .., (byte)'}']) return;
        foreach (var path in JsonFields.Paths(cell))
        {
            var name = $"{all[column].Name}.{string.Join('.', path)}";
            if (names.Add(name)) all.Add(new SourceColumn(name, column, path));
        }
    }

    public void Choose(IReadOnlyList<SourceColumn> columns)
    {
        var groups = columns.Where(c => c.Path is not null).GroupBy(c => c.Index).Select(g => (Column: g.Key, Members: g.ToList())).ToList();
        objects = [.. groups.Select(g => (new JsonFields([.. g.Members.Select(m => m.Path!)]), false))];
        chosen = [.. columns.Select(c =>
        {
            var group = c.Path is null ? -1 : groups.FindIndex(g => g.Column == c.Index);
            return (c.Index, group < 0 ? null : objects[group].Json, group < 0 ? -1 : groups[group].Members.IndexOf(c));
        })];
    }

    public void NextRow()
    {
        for (var i = 0; i < objects.Length; i++) objects[i].IsRead = false;
    }

    /// <summary>Where a chosen column's cell stands in the row.</summary>
    public int IndexOf(int place) => chosen[place].Column;

    /// <summary>A chosen column's text, from its cell.</summary>
    public ReadOnlySpan<byte> Field(int place, ReadOnlySpan<byte> cell)
    {
        var (_, json, member) = chosen[place];
        if (json is null) return cell;
        var index = Array.FindIndex(objects, o => ReferenceEquals(o.Json, json));
        if (!objects[index].IsRead)
        {
            objects[index].IsRead = true;
            json.Read(cell);
        }

        return json.Value(member, cell);
    }
}
