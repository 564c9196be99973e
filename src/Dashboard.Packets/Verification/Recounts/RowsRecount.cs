using System.Globalization;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Packets.Containers;
using static System.FormattableString;

namespace Dashboard.Packets.Verification.Recounts;

/// <summary>Sums activity as the rows of an exhibit do, and compares.</summary>
internal abstract class RowsRecount
{
    /// <summary>Adds a line of the activity.</summary>
    public abstract void Take(ActivityRow line);

    /// <summary>Compares rows, their header the first, with what was summed.</summary>
    /// <returns>Whether they were counted again, and what was found, a sentence.</returns>
    /// <exception cref="PacketFormatException">A row is not what the activity comes to.</exception>
    public abstract (bool IsRecounted, string Detail) Check(
        string path, IReadOnlyList<string[]> rows, ActivityReader activity, Selection selection);

    /// <exception cref="PacketFormatException">The cell shows another number.</exception>
    public static void Require(string path, string[] row, int cell, long counted)
    {
        if (cell >= row.Length) throw NoRow(path, row);
        if (row[cell].Length > 0 && row[cell] != counted.ToString(CultureInfo.InvariantCulture) && !IsSuppressed(row[cell]))
            throw new PacketFormatException(
                Invariant($"{path}: the row '{string.Join(", ", row.Take(3))}' shows {row[cell]}, and the sealed data come to {counted}."));
    }

    protected static bool Covers(Selection selection, DateOnly first, DateOnly last) =>
        selection.Time is not { } time
        || (first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) >= time.Start && last.AddDays(1)
            .ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) <= time.End);

    protected static PacketFormatException NoRow(string path, string[] row) =>
        new($"{path}: '{string.Join(", ", row.Take(4))}' is no row of such a table.");

    // A count that a profile took away.
    private static bool IsSuppressed(string cell) => cell[0] is '<' or '*';
}
