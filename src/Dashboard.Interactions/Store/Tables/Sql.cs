using System.Data;
using System.Globalization;
using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store.Tables;

/// <summary>The few words of SQL that are put together from parts, and how statements run.</summary>
internal static class Sql
{
    /// <summary>
    /// A text as a literal of DuckDB, whose only special character is the quote. For places that take no parameter,
    /// such as a file's name; values go in as parameters.
    /// </summary>
    public static string Literal(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A text with a null character cannot be used here.", nameof(text));
        return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    public static DuckDbCommand Command(
        this DuckDbConnection connection, string sql, params IEnumerable<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.AddParameter(name, value);
        return command;
    }

    /// <summary>Runs statements for their effect; how many rows they changed.</summary>
    public static int Run(
        this DuckDbConnection connection, string sql, CancellationToken cancellation,
        params IEnumerable<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.Run(cancellation);
    }

    /// <summary>The whole number that a query answers.</summary>
    public static long Number(
        this DuckDbConnection connection, string sql, CancellationToken cancellation,
        params IEnumerable<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var reader = command.Read(cancellation);
        return reader.Read() ? reader.GetInt64(0) : throw new InvalidOperationException("The query answered nothing.");
    }

    /// <summary>Whether there is any row.</summary>
    /// <param name="connection">Looks for it.</param>
    /// <param name="source">Tables and conditions, <c>interactions WHERE import = $number</c>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="parameters">The values of the conditions.</param>
    public static bool Any(
        this DuckDbConnection connection, string source, CancellationToken cancellation,
        params IEnumerable<(string Name, object? Value)> parameters) =>
        connection.Number($"SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT 1)", cancellation, parameters) > 0;

    /// <summary>The rows of a query.</summary>
    public static List<T> Rows<T>(
        this DuckDbConnection connection, string sql, Func<DuckDbDataReader, T> read, CancellationToken cancellation,
        params IEnumerable<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var reader = command.Read(cancellation);
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    public static string? TextOrNull(this DuckDbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static long? NumberOrNull(this DuckDbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public static string Invariant(this int number) => number.ToString(CultureInfo.InvariantCulture);
}
