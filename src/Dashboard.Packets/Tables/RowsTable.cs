using System.Globalization;
using System.Text;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Parquet;
using Parquet.Schema;

namespace Dashboard.Packets.Tables;

/// <summary>
/// An exhibit's rows as Parquet beside the CSV: the same columns, in the same order, and texts without what guards them in a spreadsheet. A
/// column is of 64-bit integers or of doubles where each of its values reads back as it is written in the CSV, and of texts otherwise;
/// empty is null.
/// </summary>
internal static class RowsTable
{
    private const int MaxRows = 5_000_000;

    /// <summary>The Parquet file of records, their header the first. The same records give the same bytes.</summary>
    public static async Task<byte[]> WriteAsync(IReadOnlyList<string[]> records, CancellationToken cancellation)
    {
        var rows = records.Skip(1).ToList();
        var columns = records[0].Select((name, i) => Column(name, [.. rows.Select(r => i < r.Length && r[i].Length > 0 ? r[i] : null)]))
            .ToList();
        using var bytes = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema(columns.Select(c => c.Field)), bytes, cancellationToken: cancellation))
        {
            using var group = writer.CreateRowGroup();
            foreach (var column in columns) await column.WriteAsync(group);
            group.CompleteValidate();
        }

        return bytes.ToArray();
    }

    /// <summary>The records of an exhibit's rows, their header the first.</summary>
    public static List<string[]> Records(Stream csv)
    {
        using var reader = new StreamReader(csv, Encoding.UTF8, leaveOpen: true);
        var records = CsvPreview.Read(reader, MaxRows);
        // A Parquet file has a column at least.
        return records.Count > 0 ? records : [["rows"]];
    }

    /// <summary>Compares a Parquet file with the CSV file that it was made of, cell by cell.</summary>
    /// <param name="records">The CSV file's records, its header the first.</param>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="PacketFormatException">A cell differs, or it is no such file.</exception>
    public static async Task<int> CompareAsync(IReadOnlyList<string[]> records, Stream parquet, string path, CancellationToken cancellation)
    {
        var (header, rows) = (records[0], records.Skip(1).ToList());
        try
        {
            await using var reader = await ParquetReader.CreateAsync(parquet, cancellationToken: cancellation);
            var fields = reader.Schema.DataFields;
            if (!fields.Select(f => f.Name).SequenceEqual(header, StringComparer.Ordinal))
                throw new PacketFormatException($"{path} has other columns than its CSV file.");
            if (reader.RowGroupCount != 1)
                throw new PacketFormatException($"{path} has {reader.RowGroupCount} groups of rows, where one is written.");
            using var group = reader.OpenRowGroupReader(0);
            if (group.RowCount != rows.Count)
                throw new PacketFormatException($"{path} has {group.RowCount} rows, and its CSV file {rows.Count}.");
            foreach (var (i, field) in fields.Index())
            {
                var texts = await TextsAsync(group, field, rows.Count, cancellation);
                var wrong = rows.Index().FirstOrDefault(r => (i < r.Item.Length ? r.Item[i] : "") != (texts[r.Index] ?? ""));
                if (wrong.Item is not null)
                    throw new PacketFormatException(
                        $"{path}: row {wrong.Index + 1} has {field.Name} '{texts[wrong.Index]}', and the CSV file '{wrong.Item[i]}'.");
            }
        }
        catch (Exception e) when (e is not (PacketFormatException or OperationCanceledException))
        {
            // The reader of somebody's bytes fails in many ways, absurd lengths among them; each means the same.
            throw new PacketFormatException($"{path} cannot be read as a Parquet file: {e.Message}", e);
        }

        return rows.Count;
    }

    private static async Task<string?[]> TextsAsync(ParquetRowGroupReader group, DataField field, int count, CancellationToken cancellation)
    {
        if (field.ClrType == typeof(long))
        {
            var values = new long?[count];
            await group.ReadAsync(field, values.AsMemory(), cancellationToken: cancellation);
            return [.. values.Select(v => v is { } of ? Text(of) : null)];
        }

        if (field.ClrType == typeof(double))
        {
            var values = new double?[count];
            await group.ReadAsync(field, values.AsMemory(), cancellationToken: cancellation);
            return [.. values.Select(v => v is { } of ? Text(of) : null)];
        }

        var texts = new string?[count];
        await group.ReadAsync(field, texts.AsMemory(), cancellationToken: cancellation);
        return texts;
    }

    private static TableColumn Column(string name, IReadOnlyList<string?> values)
    {
        var written = values.OfType<string>().ToList();
        if (written.Count > 0
            && written.All(v => long.TryParse(v, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var of) && Text(of) == v))
        {
            var field = new DataField<long?>(name);
            return new TableColumn(
                field,
                g => g.WriteAsync<long>(
                    field, values.Select(v => v is null ? null : (long?)long.Parse(v, CultureInfo.InvariantCulture)).ToArray().AsMemory()));
        }

        if (written.Count > 0 && written.All(
            v => double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out var of) && double.IsFinite(of) && Text(of) == v))
        {
            var field = new DataField<double?>(name);
            return new TableColumn(
                field,
                g => g.WriteAsync<double>(
                    field,
                    values.Select(v => v is null ? null : (double?)double.Parse(v, CultureInfo.InvariantCulture)).ToArray().AsMemory()));
        }

        var text = new DataField<string>(name);
        return new TableColumn(text, g => g.WriteAsync(text, values.ToArray()!));
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private sealed record TableColumn(DataField Field, Func<ParquetRowGroupWriter, Task> WriteAsync);
}
