using System.Data.Common;
using System.Globalization;

namespace Dashboard.Interactions.ClickHouse.Connection;

/// <summary>Values of a row, whichever whole-number type the server chose.</summary>
internal static class RowValues
{
    public static long Long(this DbDataReader reader, int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);

    public static int Int(this DbDataReader reader, int column) => checked((int)reader.Long(column));

    public static long? LongOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.Long(column);

    public static string Text(this DbDataReader reader, int column) => reader.GetString(column);

    public static string? TextOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A name, which is empty in the tables where there is none.</summary>
    public static string? NameOrNull(this DbDataReader reader, int column) => reader.GetString(column) is { Length: > 0 } name
        ? name : null;

    /// <summary>A time, kept in microseconds since 1970-01-01 UTC.</summary>
    public static DateTime Time(this DbDataReader reader, int column) => Microseconds.ToTime(reader.Long(column));

    public static DateTime? TimeOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.Time(column);

    /// <summary>A day, kept in days since 1970-01-01.</summary>
    public static DateOnly Day(this DbDataReader reader, int column) => Microseconds.ToDay(reader.Int(column));
}
