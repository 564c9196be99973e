using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace Dashboard.Interactions.DuckDb;

/// <summary>
/// One or more statements; the reader is that of the last. Values go in as parameters, <c>$name</c>. Everything runs on the
/// caller's thread; cancelling interrupts DuckDB and throws <see cref="OperationCanceledException"/>.
/// </summary>
internal sealed partial class DuckDbCommand(DuckDbConnection connection) : IDisposable
{
    private readonly DuckDBCommand command = connection.Library.CreateCommand();

    public string CommandText
    {
        get => command.CommandText;
        set => command.CommandText = value;
    }

    /// <exception cref="ArgumentException">The value is a time that is not in UTC.</exception>
    public void AddParameter(string name, object? value)
    {
        if (value is DateTime { Kind: not DateTimeKind.Utc }) throw new ArgumentException("A time is given in UTC.", nameof(value));
        command.Parameters.Add(new DuckDBParameter(name, value));
    }

    /// <summary>Runs the statements for their effect; how many rows they changed.</summary>
    /// <exception cref="DuckDbException">DuckDB refused, or rows were to be inserted and there were none.</exception>
    public int Run(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var interruption = new Interruption(command.Cancel, cancellation);
        var rows = interruption.Translated(command.ExecuteNonQuery);
        if (ChangesTables().IsMatch(CommandText)) connection.ForgetColumns();

        // See README.md: an insert of nothing hides the next large one. Rolled back, it does no harm.
        if (rows == 0 && Inserts().IsMatch(CommandText))
            throw new DuckDbException(
                "A statement inserted nothing, after which this version of DuckDB does not show what is inserted next.");
        return rows;
    }

    /// <summary>Runs the statements and keeps the whole result.</summary>
    public DuckDbDataReader Read(CancellationToken cancellation) => Execute(isStreaming: false, cancellation);

    /// <summary>Runs the statements, whose result comes as it is read.</summary>
    public DuckDbDataReader Stream(CancellationToken cancellation) => Execute(isStreaming: true, cancellation);

    public void Dispose() => command.Dispose();

    private DuckDbDataReader Execute(bool isStreaming, CancellationToken cancellation)
    {
        if (Inserts().IsMatch(CommandText)) throw new InvalidOperationException("Rows are inserted by Run, which counts them.");
        cancellation.ThrowIfCancellationRequested();
        command.UseStreamingMode = isStreaming;
        var interruption = new Interruption(command.Cancel, cancellation);
        try
        {
            var reader = interruption.Translated(command.ExecuteReader);
            if (ChangesTables().IsMatch(CommandText)) connection.ForgetColumns();
            return new DuckDbDataReader(reader, interruption);
        }
        catch
        {
            interruption.Dispose();
            throw;
        }
    }

    [GeneratedRegex(@"(^|;)\s*INSERT\b", RegexOptions.IgnoreCase)]
    private static partial Regex Inserts();

    [GeneratedRegex(@"(^|;)\s*(CREATE|ALTER|DROP)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ChangesTables();
}
