namespace Dashboard.Commands;

/// <summary>Numbers names from 0 in the order they first come.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    public int Count => names.Count;

    public string this[int index] => names[index];

    public int IndexOf(string name)
    {
        if (indices.TryGetValue(name, out var index)) return index;
        indices[name] = names.Count;
        names.Add(name);
        return names.Count - 1;
    }
}
