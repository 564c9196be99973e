using System.Globalization;
using System.Runtime.InteropServices;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Packets.Containers;
using static System.FormattableString;

namespace Dashboard.Packets.Verification.Recounts;

/// <summary>Timelines by day or longer: interactions by bin and series.</summary>
internal sealed class TimelineRecount : RowsRecount
{
    private readonly string stack;
    private readonly Dictionary<(int Day, int Series), long> sums = [];

    private TimelineRecount(string stack) => this.stack = stack;

    /// <summary>For rows with these columns; null where they are no timeline's.</summary>
    public static TimelineRecount? Of(string[] header) =>
        header is ["bin_start_utc", "resolution", ("capability" or "model" or "none" or "total") and var stack, "interactions"]
        ? new TimelineRecount(stack) : null;

    public override void Take(ActivityRow line)
    {
        var series = stack switch { "capability" => line.Capability, "model" => line.Model, _ => 0 };
        CollectionsMarshal.GetValueRefOrAddDefault(sums, (line.Day, series), out _) += line.Interactions;
    }

    public override (bool IsRecounted, string Detail) Check(
        string path, IReadOnlyList<string[]> rows, ActivityReader activity, Selection selection)
    {
        var starts = rows.Skip(1).Select(r => (Row: r, At: StartOf(path, r))).ToList();
        if (starts.Any(s => s.At.TimeOfDay != TimeSpan.Zero))
            return (false, "Its bins are shorter than a day, and the activity that is sealed is by day.");
        var days = starts.Select(s => DateOnly.FromDateTime(s.At)).Distinct().Order().ToList();
        var names = stack switch { "capability" => activity.Capabilities, "model" => activity.Models, _ => [""] };
        var binned = new Dictionary<(int Bin, string Series), long>();
        foreach (var ((day, series), interactions) in sums)
        {
            var bin = days.BinarySearch(activity.Days[day]) is var found && found >= 0 ? found : ~found - 1;
            if (bin < 0)
                throw new PacketFormatException(
                    Invariant($"{path} begins after {activity.Days[day]:yyyy-MM-dd}, of which there is activity."));
            CollectionsMarshal.GetValueRefOrAddDefault(binned, (bin, names[series]), out _) += interactions;
        }

        var named = rows.Skip(1).Select(r => r[2]).ToHashSet(StringComparer.Ordinal);
        // Series that were joined, as the rest of many, are none that the activity has.
        const string OtherSeries = "Its series are not those of the activity that is sealed.";
        if (binned.Keys.Any(k => !named.Contains(k.Series))) return (false, OtherSeries);
        var compared = 0L;
        foreach (var (row, at) in starts)
        {
            var bin = days.BinarySearch(DateOnly.FromDateTime(at));
            var last = bin + 1 < days.Count
                ? days[bin + 1].AddDays(-1) : days[bin].AddDays(days.Count > 1 ? days[1].DayNumber - days[0].DayNumber - 1 : 0);
            if (!Covers(selection, days[bin], last)) continue;
            Require(path, row, 3, binned.GetValueOrDefault((bin, row[2])));
            compared++;
        }

        return compared > 0
            ? (true,
                Invariant(
                    $"{compared:N0} of {rows.Count - 1:N0} rows counted again from {ExhibitActivity.FileName}; the others lie outside of the selection.")) : (false, OtherSeries);
    }

    private static DateTime StartOf(string path, string[] row) =>
        DateTime.TryParse(row[0], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : throw NoRow(path, row);
}
