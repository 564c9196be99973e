using System.Text;
using Dashboard.Interactions.Import.Reading;

namespace Dashboard.Interactions.Tests.Import.Reading;

/// <summary>A log's rows as they are read, without a meaning.</summary>
internal sealed class LogRows : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    /// <summary>The values of columns, row by row, parted by bars; a row that cannot be read gives its problem in brackets.</summary>
    public IReadOnlyList<string> Read(string text, params string[] columns) => Read(Encoding.UTF8.GetBytes(text), columns);

    public IReadOnlyList<string> Read(byte[] bytes, params string[] columns)
    {
        using var reader = Open(bytes);
        reader.Choose(
            [.. columns.Select(
                c => reader.Find(c) ?? throw new InvalidOperationException(
                    $"There is no column {c}: {string.Join(", ", reader.Columns.Select(n => n.Name))}"))]);
        var rows = new List<string>();
        while (reader.Read())
        {
            if (reader.Problem is { } problem) rows.Add($"[{problem}]");
            else rows.Add(string.Join('|', columns.Select((_, i) => Encoding.UTF8.GetString(reader.Field(i)))));
        }

        return rows;
    }

    public RowReader Open(string text) => Open(Encoding.UTF8.GetBytes(text));

    public RowReader Open(byte[] bytes) => RowReader.Open(LogFile.Recognise(directory.File("log", bytes), null), directory.Path, default);
}
