using System.Text;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Store.Tables;

/// <summary>A source of numbers above those that a table has.</summary>
internal sealed class NextNumber(int last)
{
    public int Take() => ++last;
}

/// <summary>
/// The names of a dictionary table and their numbers, with those that an import adds. What is to be kept as a hash is
/// looked up by the value itself and stored by its hash.
/// </summary>
internal sealed class NumberedNames
{
    private readonly TextNumbers names = new();
    private readonly List<int> numbers = [];
    private readonly NextNumber next;
    private readonly int existing;
    private readonly NameTreatment? treat;
    private readonly TextNumbers? raw;
    private readonly List<int> rawNumbers = [];

    /// <param name="rows">Number and name of those that are there.</param>
    /// <param name="next">Gives the numbers of new ones.</param>
    /// <param name="treat">How a value is stored; null for as it stands.</param>
    public NumberedNames(IEnumerable<(int Number, string Name)> rows, NextNumber next, NameTreatment? treat = null)
    {
        this.next = next;
        if (treat is not null) (this.treat, raw) = (treat, new TextNumbers());
        foreach (var (number, name) in rows)
        {
            names.Add(Encoding.UTF8.GetBytes(name));
            numbers.Add(number);
        }

        existing = numbers.Count;
    }

    /// <summary>The names of a table of <c>no</c> and a column of texts.</summary>
    public static NumberedNames Of(DuckDbConnection connection, string table, string column, CancellationToken cancellation)
    {
        var rows = connection.Rows($"SELECT no, {column} FROM {table} ORDER BY no", r => (r.GetInt32(0), r.GetString(1)), cancellation);
        return new NumberedNames(rows, new NextNumber(rows.Count == 0 ? 0 : rows[^1].Item1));
    }

    /// <summary>The number of a name.</summary>
    /// <returns>The number, and whether it is new to the table.</returns>
    public (int Number, bool IsNew) Of(ReadOnlySpan<byte> name)
    {
        if (raw is null) return OfStored(name);
        var (place, isNew) = raw.Add(name);
        if (!isNew) return (rawNumbers[place - 1], false);
        var stored = OfStored(Encoding.ASCII.GetBytes(treat!(name)));
        rawNumbers.Add(stored.Number);
        return stored;
    }

    /// <summary>Adds the new names to their table.</summary>
    /// <param name="append">Writes a row of number and name.</param>
    public void AppendNew(Action<int, ReadOnlyMemory<byte>> append)
    {
        for (var place = existing; place < numbers.Count; place++) append(numbers[place], names.Text(place + 1).ToArray());
    }

    private (int Number, bool IsNew) OfStored(ReadOnlySpan<byte> name)
    {
        var (place, isNew) = names.Add(name);
        if (isNew) numbers.Add(next.Take());
        return (numbers[place - 1], isNew);
    }
}

/// <summary>Makes the text that is stored in a value's place.</summary>
internal delegate string NameTreatment(ReadOnlySpan<byte> value);
