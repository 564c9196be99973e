using System.Globalization;
using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Core;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;

namespace Dashboard.Tables;

/// <summary>
/// All rows of a table as CSV: RFC 4180, UTF-8, CR LF, texts as <see cref="CsvText"/> writes them. Before the headings stand lines
/// of one cell that begin with <c>#</c>: whose data these are and whether they are synthetic, which rows of what, and who
/// wrote the file when.
/// </summary>
/// <param name="Table">What its rows are.</param>
/// <param name="Case">The case.</param>
/// <param name="About">Which rows of what they are, a line each.</param>
/// <param name="Actor">Who takes them.</param>
/// <param name="At">When, UTC.</param>
public sealed record TableFile(string Table, Case Case, IReadOnlyList<string> About, Actor Actor, DateTimeOffset At)
{
    public string Name => $"{Case.Id}-{Table}.csv";

    /// <summary>Writes the rows as they come; none is held.</summary>
    public async Task WriteAsync<T>(
        IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, Stream stream, CancellationToken cancellation)
    {
        await using var writer = new RowsWriter(stream);
        await writer.WriteAsync(Head().Select(line => (object?[])[$"# {VisibleText.Of(line)}"]), cancellation);
        await writer.WriteAsync(columns, rows, cancellation);
    }

    private IEnumerable<string> Head()
    {
        if (Case.IsSynthetic) yield return "SYNTHETIC: data and actors are made up.";
        yield return $"{Table} of the case {Case.Name} ({Case.Id})";
        foreach (var line in About) yield return line;
        yield return string.Create(CultureInfo.InvariantCulture, $"exported by {Actor.Name} on {At:yyyy-MM-dd'T'HH:mm:ss'Z'}");
    }
}
