using System.Globalization;
using System.Text;
using System.Text.Json;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Files;
using Dashboard.Packets.Payloads;
using Dashboard.Packets.Writing;
using static System.FormattableString;

namespace Dashboard.Packets.Verification;

/// <summary>
/// Counts an exhibit's figures again from its sealed activity, and the rows that it shows where they are sums of that activity: timelines
/// by day or longer, heatmaps of capabilities by day, week or model, and tables of accounts. A panel shows the whole of the dimension that
/// it is laid out by; rows outside of the exhibit's selection have no activity sealed, and are attested only.
/// </summary>
internal sealed class RowsRecount
{
    private const int MaxRows = 5_000_000;

    private RowsRecount(ActivityCount count, Func<CancellationToken, IAsyncEnumerable<ActivityLine>> activity)
    {
        Count = count;
        Activity = activity;
    }

    /// <summary>What the activity comes to.</summary>
    public ActivityCount Count { get; }

    private Func<CancellationToken, IAsyncEnumerable<ActivityLine>> Activity { get; }

    /// <summary>Reads an exhibit's activity.</summary>
    /// <exception cref="PacketFormatException">It cannot be counted.</exception>
    public static async Task<RowsRecount> ReadAsync(UnpackedBag bag, string path, CancellationToken cancellation)
    {
        try
        {
            await using var activity = bag.Open(path);
            return new RowsRecount(await ExhibitActivity.CountAsync(activity, cancellation), token => LinesAsync(bag, path, token));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new PacketFormatException($"{path} cannot be counted: {e.Message}", e);
        }
    }

    /// <summary>Compares the rows with the activity.</summary>
    /// <returns>Whether they were counted again, and what was found, a sentence.</returns>
    /// <exception cref="PacketFormatException">A row is not what the activity comes to.</exception>
    public async Task<(bool IsRecounted, string Detail)> CheckAsync(UnpackedBag bag, string path, ExhibitManifest manifest, CancellationToken cancellation)
    {
        List<string[]> rows;
        await using (var stream = bag.Open(path))
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            rows = CsvPreview.Read(reader, MaxRows);
        }

        if (rows.Count - 1 != manifest.RowCount) throw new PacketFormatException(Invariant($"{path} has {rows.Count - 1:N0} rows, and {manifest.RowCount:N0} were frozen."));
        return rows[0] switch
        {
            ["bin_start_utc", "resolution", var stack, "interactions"] when KeyOf(stack) is { } key => await TimelineAsync(path, rows, key, manifest.Selection, cancellation),
            ["capability", var column, "interactions", "accounts", ..] when column is "day" or "week" or "model" => await HeatmapAsync(path, rows, column, manifest.Selection, cancellation),
            ["measure", "value", "method"] => Figures(path, rows, manifest),
            ["cluster", ..] when manifest.View == ExhibitView.Clusters && bag.Files.ContainsKey(BagInfo.PayloadFolder + Payload.InferenceResultFile) => await ClustersAsync(bag, path, rows, cancellation),
            [.. var header] when Array.IndexOf(header, "account") >= 0 && Array.IndexOf(header, "interactions") >= 0 => await AccountsAsync(path, rows, cancellation),
            _ => (false, $"The rows of {manifest.View.Word()} are no sums of the activity that is sealed."),
        };
    }

    private static Func<ActivityLine, string>? KeyOf(string stack) => stack switch
    {
        "capability" => line => line.Capability,
        "model" => line => line.Model,
        "none" or "total" => _ => "",
        _ => null,
    };

    private static async IAsyncEnumerable<ActivityLine> LinesAsync(UnpackedBag bag, string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var stream = bag.Open(path);
        await foreach (var line in ExhibitActivity.ReadAsync(stream, cancellation)) yield return line;
    }

    private async Task<(bool IsRecounted, string Detail)> TimelineAsync(string path, List<string[]> rows, Func<ActivityLine, string> key, Selection selection, CancellationToken cancellation)
    {
        var starts = rows.Skip(1).Select(r => DateTime.TryParse(r[0], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : throw NoRow(path, r)).Distinct().Order().ToList();
        if (starts.Any(s => s.TimeOfDay != TimeSpan.Zero)) return (false, "Its bins are shorter than a day, and the activity that is sealed is by day.");
        var days = starts.Select(DateOnly.FromDateTime).ToList();
        var sums = new Dictionary<(int Bin, string Series), long>();
        await foreach (var line in Activity(cancellation))
        {
            var bin = days.BinarySearch(line.Day) is var found && found >= 0 ? found : ~found - 1;
            if (bin < 0) throw new PacketFormatException(Invariant($"{path} begins after {line.Day:yyyy-MM-dd}, of which there is activity."));
            sums[(bin, key(line))] = sums.GetValueOrDefault((bin, key(line))) + line.Interactions;
        }

        var named = rows.Skip(1).Select(r => r[2]).ToHashSet(StringComparer.Ordinal);
        // Series that were joined, as the rest of many, are none that the activity has.
        const string OtherSeries = "Its series are not those of the activity that is sealed.";
        if (sums.Keys.Any(k => !named.Contains(k.Series))) return (false, OtherSeries);
        var compared = 0L;
        foreach (var row in rows.Skip(1))
        {
            var bin = days.IndexOf(DateOnly.FromDateTime(DateTime.Parse(row[0], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)));
            var last = bin + 1 < days.Count ? days[bin + 1].AddDays(-1) : days[bin].AddDays(days.Count > 1 ? days[1].DayNumber - days[0].DayNumber - 1 : 0);
            if (!Covers(selection, days[bin], last)) continue;
            Require(path, row, 3, sums.GetValueOrDefault((bin, row[2])));
            compared++;
        }

        return compared > 0 ? (true, Invariant($"{compared:N0} of {rows.Count - 1:N0} rows counted again from {ExhibitActivity.FileName}; the others lie outside of the selection.")) : (false, OtherSeries);
    }

    private async Task<(bool IsRecounted, string Detail)> HeatmapAsync(string path, List<string[]> rows, string column, Selection selection, CancellationToken cancellation)
    {
        string? Column(ActivityLine line) => column switch
        {
            "model" => line.Model,
            "day" => line.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => line.Day.AddDays(-(((int)line.Day.DayOfWeek + 6) % 7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        var sums = new Dictionary<(string, string?), (long Interactions, HashSet<string> Accounts)>();
        await foreach (var line in Activity(cancellation))
        {
            var cell = sums.TryGetValue((line.Capability, Column(line)), out var found) ? found : (0, new HashSet<string>(StringComparer.Ordinal));
            if (line.Account.Length > 0) cell.Item2.Add(line.Account);
            sums[(line.Capability, Column(line))] = (cell.Item1 + line.Interactions, cell.Item2);
        }

        var compared = 0L;
        foreach (var row in rows.Skip(1))
        {
            if (row.Length < 4) throw NoRow(path, row);
            if (!Lets(selection[Dimension.Capability], row[0]) || (column == "model" && !Lets(selection[Dimension.Model], row[1]))) continue;
            if (column != "model")
            {
                if (!DateOnly.TryParseExact(row[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) return (false, "Its columns are not named as days.");
                if (!Covers(selection, first, column == "day" ? first : first.AddDays(6))) continue;
            }

            var sum = sums.GetValueOrDefault((row[0], row[1]), (0, []));
            Require(path, row, 2, sum.Interactions);
            Require(path, row, 3, sum.Accounts.Count);
            compared++;
        }

        return compared > 0 ? (true, Invariant($"{compared:N0} of {rows.Count - 1:N0} cells counted again from {ExhibitActivity.FileName}; the others lie outside of the selection.")) : (false, "No cell lies within the selection.");
    }

    private async Task<(bool IsRecounted, string Detail)> AccountsAsync(string path, List<string[]> rows, CancellationToken cancellation)
    {
        var sums = new Dictionary<string, (long Interactions, long Input, long Output, HashSet<DateOnly> Days)>(StringComparer.Ordinal);
        await foreach (var line in Activity(cancellation))
        {
            var sum = sums.TryGetValue(line.Account, out var found) ? found : (0, 0, 0, []);
            sum.Days.Add(line.Day);
            sums[line.Account] = (sum.Interactions + line.Interactions, sum.Input + line.InputTokens, sum.Output + line.OutputTokens, sum.Days);
        }

        var header = rows[0];
        foreach (var row in rows.Skip(1))
        {
            if (row.Length != header.Length) throw NoRow(path, row);
            var sum = sums.GetValueOrDefault(row[Array.IndexOf(header, "account")], (0, 0, 0, []));
            foreach (var (name, value) in (ReadOnlySpan<(string, long)>)[("interactions", sum.Interactions), ("input_tokens", sum.Input), ("output_tokens", sum.Output), ("active_days", sum.Days.Count)])
            {
                if (Array.IndexOf(header, name) is var at and >= 0) Require(path, row, at, value);
            }
        }

        return (true, Invariant($"{rows.Count - 1:N0} accounts counted again from {ExhibitActivity.FileName}; columns that are inferred are not."));
    }

    /// <summary>A table of figures shows those of the exhibit.</summary>
    private static (bool IsRecounted, string Detail) Figures(string path, List<string[]> rows, ExhibitManifest manifest)
    {
        var shown = rows.Skip(1).Select(r => string.Join(',', r));
        var frozen = manifest.Figures.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Measure.Name()},{f.Value},{f.Method}"));
        return shown.SequenceEqual(frozen) ? (true, "They are the exhibit's figures.") : throw new PacketFormatException($"{path} does not show the figures of the exhibit.");
    }

    /// <summary>A table of clusters shows those of the sealed analysis: how many accounts and interactions, and what each is assessed to be.</summary>
    private static async Task<(bool IsRecounted, string Detail)> ClustersAsync(UnpackedBag bag, string path, List<string[]> rows, CancellationToken cancellation)
    {
        await using var stream = bag.Open(BagInfo.PayloadFolder + Payload.InferenceResultFile);
        using var result = await JsonDocument.ParseAsync(stream, cancellationToken: cancellation);
        var clusters = result.RootElement.GetProperty("clusters").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, StringComparer.Ordinal);
        var header = rows[0];
        foreach (var row in rows.Skip(1))
        {
            if (row.Length != header.Length || !clusters.TryGetValue(row[0], out var cluster)) throw new PacketFormatException($"{path}: the analysis that is sealed has no cluster '{row[0]}'.");
            if (Array.IndexOf(header, "accounts") is var accounts and >= 0) Require(path, row, accounts, cluster.GetProperty("accounts").GetArrayLength());
            if (Array.IndexOf(header, "interactions") is var interactions and >= 0) Require(path, row, interactions, cluster.GetProperty("interactions").GetInt64());
            if (Array.IndexOf(header, "disposition") is var disposition and >= 0 && !row[disposition].Equals(cluster.GetProperty("disposition").GetString(), StringComparison.OrdinalIgnoreCase))
                throw new PacketFormatException($"{path}: cluster {row[0]} is shown as {row[disposition]}, and the analysis that is sealed has it as {cluster.GetProperty("disposition").GetString()}.");
        }

        return (true, Invariant($"{rows.Count - 1} clusters are those of the analysis that is sealed; whether that follows from what it looked at, --deep tells."));
    }

    private static bool Covers(Selection selection, DateOnly first, DateOnly last) =>
        selection.Time is not { } time || (first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) >= time.Start && last.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) <= time.End);

    private static bool Lets(Facet facet, string value) => (facet.Included.IsEmpty || facet.Included.Contains(value)) && !facet.Excluded.Contains(value);

    private static void Require(string path, string[] row, int cell, long counted)
    {
        if (cell >= row.Length) throw NoRow(path, row);
        if (row[cell].Length > 0 && row[cell] != counted.ToString(CultureInfo.InvariantCulture) && !IsSuppressed(row[cell]))
            throw new PacketFormatException(Invariant($"{path}: the row '{string.Join(", ", row.Take(3))}' shows {row[cell]}, and the sealed data come to {counted}."));
    }

    // A count that a profile took away.
    private static bool IsSuppressed(string cell) => cell[0] is '<' or '*';

    private static PacketFormatException NoRow(string path, string[] row) => new($"{path}: '{string.Join(", ", row.Take(4))}' is no row of such a table.");
}
