using System.Globalization;
using System.Text;
using System.Text.Json;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Files;
using Dashboard.Packets.Payloads;
using static System.FormattableString;

namespace Dashboard.Packets.Verification.Recounts;

/// <summary>
/// Counts an exhibit's figures again from its sealed activity, and the rows that it shows where they are sums of that activity. A panel
/// shows the whole of the dimension that it is laid out by; rows outside of the exhibit's selection have no activity sealed, and are
/// attested only.
/// </summary>
internal sealed class ExhibitRecount
{
    private readonly RowsRecount? sums;
    private readonly ActivityReader reader;
    private Exception? fault;
    private bool isFinished;

    /// <param name="header">The columns of the rows that the exhibit shows.</param>
    public ExhibitRecount(string[] header)
    {
        sums = (RowsRecount?)TimelineRecount.Of(header) ?? (RowsRecount?)HeatmapRecount.Of(header) ?? AccountsRecount.Of(header);
        reader = new ActivityReader(sums is null ? null : sums.Take);
    }

    /// <summary>What the activity comes to.</summary>
    public ActivityCount Count => reader.Count;

    /// <summary>The accounts of the activity, in the order in which they came first.</summary>
    public IReadOnlyList<string> Accounts => reader.Accounts;

    public void Append(ReadOnlySpan<byte> block) => Keep(block, static (r, b) => r.Append(b));

    /// <exception cref="PacketFormatException">The activity cannot be counted.</exception>
    public void Finish(string path)
    {
        if (!isFinished) Keep([], static (r, _) => r.Finish());
        isFinished = true;
        if (fault is not null) throw new PacketFormatException($"{path} cannot be counted: {fault.Message}", fault);
    }

    /// <summary>Compares the rows with the activity.</summary>
    /// <returns>Whether they were counted again, and what was found, a sentence.</returns>
    /// <exception cref="PacketFormatException">A row is not what the activity comes to.</exception>
    public async Task<(bool IsRecounted, string Detail)> CheckAsync(
        UnpackedBag bag, string path, IReadOnlyList<string[]> rows, ExhibitManifest manifest, CancellationToken cancellation)
    {
        if (rows.Count - 1 != manifest.RowCount)
            throw new PacketFormatException(Invariant($"{path} has {rows.Count - 1:N0} rows, and {manifest.RowCount:N0} were frozen."));
        if (sums is TimelineRecount or HeatmapRecount) return sums.Check(path, rows, reader, manifest.Selection);
        return rows[0] switch
        {
            ["measure", "value", "method"] => Figures(path, rows, manifest),
            ["cluster", ..] when manifest.View == ExhibitView.Clusters && bag.Files.ContainsKey(
                BagInfo.PayloadFolder + Payload.InferenceResultFile) => await ClustersAsync(bag, path, rows, cancellation),
            _ =>
                sums?.Check(path, rows, reader, manifest.Selection)
                ?? (false, $"The rows of {manifest.View.Word()} are no sums of the activity that is sealed."),
        };
    }

    // A fault is said when the exhibit is checked: what is hashed meanwhile is hashed to its end.
    private void Keep(ReadOnlySpan<byte> block, Reading read)
    {
        if (fault is not null) return;
        try
        {
            read(reader, block);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            fault = e;
        }
    }

    /// <summary>A table of figures shows those of the exhibit.</summary>
    private static (bool IsRecounted, string Detail) Figures(string path, IReadOnlyList<string[]> rows, ExhibitManifest manifest)
    {
        var shown = rows.Skip(1).Select(r => string.Join(',', r));
        var frozen = manifest.Figures.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Measure.Name()},{f.Value},{f.Method}"));
        return shown.SequenceEqual(frozen) ? (true, "They are the exhibit's figures.")
            : throw new PacketFormatException($"{path} does not show the figures of the exhibit.");
    }

    /// <summary>
    /// A table of clusters shows those of the sealed analysis: how many accounts and interactions, and what each is assessed to be.
    /// </summary>
    private static async Task<(bool IsRecounted, string Detail)> ClustersAsync(
        UnpackedBag bag, string path, IReadOnlyList<string[]> rows, CancellationToken cancellation)
    {
        await using var stream = bag.Open(BagInfo.PayloadFolder + Payload.InferenceResultFile);
        using var result = await JsonDocument.ParseAsync(stream, cancellationToken: cancellation);
        var clusters = result.RootElement.GetProperty("clusters").EnumerateArray()
            .ToDictionary(c => c.GetProperty("id").GetString()!, StringComparer.Ordinal);
        var header = rows[0];
        foreach (var row in rows.Skip(1))
        {
            if (row.Length != header.Length || !clusters.TryGetValue(row[0], out var cluster))
                throw new PacketFormatException($"{path}: the analysis that is sealed has no cluster '{row[0]}'.");
            if (Array.IndexOf(header, "accounts") is var accounts and >= 0)
                RowsRecount.Require(path, row, accounts, cluster.GetProperty("accounts").GetArrayLength());
            if (Array.IndexOf(header, "interactions") is var interactions and >= 0)
                RowsRecount.Require(path, row, interactions, cluster.GetProperty("interactions").GetInt64());
            if (Array.IndexOf(header, "disposition") is var disposition and >= 0 && !row[disposition]
                .Equals(cluster.GetProperty("disposition").GetString(), StringComparison.OrdinalIgnoreCase))
                throw new PacketFormatException(
                    $"{path}: cluster {row[0]} is shown as {row[disposition]}, and the analysis that is sealed has it as {cluster.GetProperty("disposition").GetString()}.");
        }

        return (true,
            Invariant(
                $"{rows.Count - 1} clusters are those of the analysis that is sealed; whether that follows from what it looked at, --deep tells."));
    }

    private delegate void Reading(ActivityReader reader, ReadOnlySpan<byte> block);
}
