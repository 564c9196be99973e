using System.Globalization;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.ClickHouse.Reading;
using Dashboard.Interactions.ClickHouse.Tables;

namespace Dashboard.Interactions.ClickHouse;

/// <summary>The portions of a store in the tables of a server: their numbers, and how those go that no state names.</summary>
internal sealed class Portions(ClickHouseServer server, string store)
{
    private long last;

    /// <summary>Whether nothing is dropped: a state was sent of which nobody knows that it arrived, and what it names must stay.</summary>
    public bool IsHeld { get; set; }

    /// <summary>The portion of an account set: the same set has the same one.</summary>
    public static long OfSet(string hash) => long.Parse(hash.AsSpan(0, 15), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>
    /// A number that was never used: ever larger, also over restarts, so that what a killed write left is never taken for another's.
    /// </summary>
    public long Next() => last = Math.Max(last + 1, DateTime.UtcNow.Ticks);

    /// <summary>
    /// Drops what a state does not name: of writes that failed or were killed, and states before the one that it replaced.
    /// </summary>
    public async Task SweepAsync(StoreState state, CancellationToken cancellation)
    {
        var live = state.Live.ToHashSet();
        last = live.Append(0).Max();
        var found = await AllAsync(cancellation).ConfigureAwait(false);
        var stale = found.Where(
            f => f.Table == WideTable.States
            ? f.Portion < state.Number - 1 : f.Table != WideTable.AccountSets && !live.Contains(f.Portion));
        foreach (var table in stale.ToLookup(f => f.Table, f => f.Portion))
            await DropAsync(table.Key, table, cancellation).ConfigureAwait(false);
    }

    /// <summary>Takes the whole store out of the server, which nobody uses.</summary>
    public async Task ForgetAsync()
    {
        try
        {
            var found = await AllAsync(CancellationToken.None).ConfigureAwait(false);
            foreach (var table in found.ToLookup(f => f.Table, f => f.Portion))
                await DropQuietlyAsync(table.Key, table).ConfigureAwait(false);
        }
        catch (InteractionStoreException)
        {
            // What brought the copy to its end is told, and not that its rows could not be taken away.
        }
    }

    /// <summary>
    /// Drops portions of all tables of rows. What cannot be dropped now is dropped when the store is opened again: nobody reads it.
    /// </summary>
    public async Task DropQuietlyAsync(IEnumerable<long> portions)
    {
        var dropped = portions.ToList();
        if (dropped.Count == 0 || IsHeld) return;
        foreach (var table in WideTable.All.Where(t => t.Name is not (WideTable.States or WideTable.AccountSets)))
            await DropQuietlyAsync(table.Name, dropped).ConfigureAwait(false);
    }

    /// <summary>The same of one table.</summary>
    public async Task DropQuietlyAsync(string table, IEnumerable<long> portions)
    {
        try
        {
            await DropAsync(table, portions, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InteractionStoreException or ObjectDisposedException)
        {
        }
    }

    /// <summary>Drops portions of one table.</summary>
    /// <exception cref="InteractionStoreException">The server did not answer, or not as it should.</exception>
    public async Task DropAsync(string table, IEnumerable<long> portions, CancellationToken cancellation)
    {
        var dropped = string.Join(", ", portions.Select(p => $"DROP PARTITION ('{store}', {p.ToString(CultureInfo.InvariantCulture)})"));
        if (dropped.Length == 0) return;
        var cluster = server.Address.Cluster;
        var held = ClickHouseDdl.Held(WideTable.All.First(t => t.Name == table), cluster);
        await server.RunAsync($"ALTER TABLE {held}{(cluster is null ? "" : $" ON CLUSTER {cluster}")} {dropped}", cancellation)
            .ConfigureAwait(false);
    }

    private async Task<List<(string Table, long Portion)>> AllAsync(CancellationToken cancellation)
    {
        var parts = server.Address.Cluster is { } cluster ? $"clusterAllReplicas('{cluster}', system.parts)" : "system.parts";
        return await server.RowsAsync(
            $"SELECT DISTINCT table, partition FROM {parts} WHERE database = currentDatabase() AND active AND startsWith(partition, '(''{store}'',')",
            r => (r.Text(0).Replace("_local", "", StringComparison.Ordinal),
                long.Parse(r.Text(1).Split(',')[1].TrimEnd(')'), CultureInfo.InvariantCulture)),
            cancellation).ConfigureAwait(false);
    }
}
