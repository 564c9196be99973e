using System.Globalization;
using System.Runtime.InteropServices;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using static System.FormattableString;

namespace Dashboard.Packets.Verification.Recounts;

/// <summary>Heatmaps of capabilities by day, week or model: interactions and accounts of each cell.</summary>
internal sealed class HeatmapRecount : RowsRecount
{
    private readonly string column;
    private readonly Dictionary<(int Capability, int Column), Cell> cells = [];

    private HeatmapRecount(string column) => this.column = column;

    /// <summary>For rows with these columns; null where they are no heatmap's.</summary>
    public static HeatmapRecount? Of(string[] header) =>
        header is ["capability", ("day" or "week" or "model") and var column, "interactions", "accounts", ..]
        ? new HeatmapRecount(column) : null;

    public override void Take(ActivityRow line)
    {
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(
            cells, (line.Capability, column == "model" ? line.Model : line.Day), out _);
        cell ??= new Cell();
        cell.Interactions += line.Interactions;
        cell.Accounts.Add(line.Account);
    }

    public override (bool IsRecounted, string Detail) Check(
        string path, IReadOnlyList<string[]> rows, ActivityReader activity, Selection selection)
    {
        var named = new Dictionary<(string, string), Cell>();
        foreach (var ((capability, place), cell) in cells)
        {
            ref var joined = ref CollectionsMarshal.GetValueRefOrAddDefault(
                named, (activity.Capabilities[capability], NameOf(activity, place)), out _);
            (joined ??= new Cell()).Join(cell);
        }

        var nobody = activity.Accounts.Index().Where(a => a.Item.Length == 0).Select(a => a.Index).FirstOrDefault(-1);
        var compared = 0L;
        foreach (var row in rows.Skip(1))
        {
            if (row.Length < 4) throw NoRow(path, row);
            if (!Lets(selection[Dimension.Capability], row[0]) || (column == "model" && !Lets(selection[Dimension.Model], row[1])))
                continue;
            if (column != "model")
            {
                if (!DateOnly.TryParseExact(row[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
                    return (false, "Its columns are not named as days.");
                if (!Covers(selection, first, column == "day" ? first : first.AddDays(6))) continue;
            }

            var sum = named.GetValueOrDefault((row[0], row[1]));
            Require(path, row, 2, sum?.Interactions ?? 0);
            Require(path, row, 3, sum is null ? 0 : sum.Accounts.Count - (sum.Accounts.Contains(nobody) ? 1 : 0));
            compared++;
        }

        return compared > 0
            ? (true,
                Invariant(
                    $"{compared:N0} of {rows.Count - 1:N0} cells counted again from {ExhibitActivity.FileName}; the others lie outside of the selection.")) : (false, "No cell lies within the selection.");
    }

    private string NameOf(ActivityReader activity, int place) => column switch
    {
        "model" => activity.Models[place],
        "day" => DayName(activity.Days[place]),
        _ => DayName(activity.Days[place].AddDays(-(((int)activity.Days[place].DayOfWeek + 6) % 7))),
    };

    private static string DayName(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool Lets(Facet facet, string value) =>
        (facet.Included.IsEmpty || facet.Included.Contains(value)) && !facet.Excluded.Contains(value);

    private sealed class Cell
    {
        public long Interactions { get; set; }

        public NumberSet Accounts { get; } = new();

        public void Join(Cell other)
        {
            Interactions += other.Interactions;
            Accounts.UnionWith(other.Accounts);
        }
    }
}
