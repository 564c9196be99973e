using System.Collections.Concurrent;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>
/// A <see cref="DayCube"/> beside the dictionaries and assignments of its case, of one state: which numbers a selection
/// holds, to which group each belongs and what accounts are called is looked up once, not at each question, and the
/// last answers are kept.
/// </summary>
internal sealed class CubeReader(DayCube cube)
{
    // A selection changes a dimension at a time: what the others hold is asked again and again.
    private const int MostKept = 32;

    private readonly ConcurrentDictionary<string, Lazy<bool[]?>> held = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Grouping, Lazy<CubeKeys>> keys = new();
    private readonly ConcurrentDictionary<int, Lazy<string?[]>> ids = new();
    private readonly ConcurrentDictionary<object, object> answers = new();

    public DayCube Cube => cube;

    /// <summary>A selection of whole days, as the cube looks at it.</summary>
    public CubeScope Scope(DuckDbConnection connection, SelectionScope scope)
    {
        var first = cube.FirstDay.DayNumber;
        return new CubeScope(
            Accounts(connection, scope),
            Held(connection, scope, "capability", "capabilities", "no", cube.Largest.Capability),
            Held(connection, scope, "model", "models", "no", cube.Largest.Model),
            Held(connection, scope, "import", "imports", "number", cube.Largest.Import),
            scope.Days is { } from ? from.From.DayNumber - first : 0,
            scope.Days is { } to ? to.To.DayNumber - first : cube.DayCount);
    }

    /// <summary>The accounts that a selection holds, by number; null for all.</summary>
    public bool[]? Accounts(DuckDbConnection connection, SelectionScope scope) =>
        Held(connection, scope, "account", "accounts", "no", cube.Largest.Account);

    /// <summary>The groups of a grouping.</summary>
    public CubeKeys Keys(DuckDbConnection connection, Grouping grouping) => Once(keys, grouping, () => CubeKeys.By(connection, grouping));

    /// <summary>The accounts' ids, by number; null for a number that nobody has.</summary>
    public IReadOnlyList<string?> Ids(DuckDbConnection connection) => Once(ids, 0, () =>
    {
        var known = connection.Rows(
            "SELECT no, id FROM accounts", r => (Number: r.GetInt32(0), Id: r.GetString(1)), CancellationToken.None);
        var names = new string?[Math.Max(cube.Largest.Account, known.Select(a => a.Number).DefaultIfEmpty().Max()) + 1];
        foreach (var (number, id) in known) names[number] = id;
        return names;
    });

    /// <summary>What a question was answered; null where that is not known any more.</summary>
    public object? Known(object request) => answers.GetValueOrDefault(request);

    /// <summary>Keeps an answer for the next who asks the same.</summary>
    public void Keep(object request, object answer)
    {
        if (answers.Count >= MostKept) answers.Clear();
        answers[request] = answer;
    }

    private bool[]? Held(DuckDbConnection connection, SelectionScope scope, string column, string table, string number, int largest)
    {
        var condition = scope.On(column);
        var key = condition is { } asked ? $"{column}\n{asked.Where}\n{string.Join('\n', asked.Parameters.Select(p => p.Value))}" : column;
        return Once(held, key, () =>
        {
            // The cube may be of an older state: rows of numbers beyond those that the dictionary has now are not looked at.
            var known = (int)connection.Number($"SELECT coalesce(max({number}), 0) FROM {table}", CancellationToken.None);
            if (condition is null && known >= largest) return null;
            var found = new bool[Math.Max(largest, known) + 1];
            if (condition is not { } which)
            {
                found.AsSpan(0, known + 1).Fill(true);
                return found;
            }

            var numbers = connection.Rows(
                $"SELECT coalesce({column}, 0) FROM (SELECT {number} AS {column} FROM {table} UNION ALL SELECT NULL) WHERE {which.Where}",
                r => r.GetInt32(0), CancellationToken.None, which.Parameters);
            foreach (var no in numbers) found[no] = true;
            return found;
        });
    }

    // Questions come three at a time, and one that is given up must not take the others along: nobody's cancellation goes with a look-up.
    private static TValue Once<TKey, TValue>(ConcurrentDictionary<TKey, Lazy<TValue>> known, TKey key, Func<TValue> look)
        where TKey : notnull
    {
        if (known.Count >= MostKept && !known.ContainsKey(key)) known.Clear();
        var lookup = known.GetOrAdd(key, _ => new(look));
        try
        {
            return lookup.Value;
        }
        catch
        {
            known.TryRemove(new(key, lookup));
            throw;
        }
    }
}
