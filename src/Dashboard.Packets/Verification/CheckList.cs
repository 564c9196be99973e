using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Verification;

/// <summary>The checks made so far, and what was computed again on the way.</summary>
internal sealed class CheckList
{
    private readonly List<PacketCheck> checks = [];
    private readonly List<RecomputedItem> items = [];

    public IReadOnlyList<PacketCheck> Checks => checks;

    public IReadOnlyList<RecomputedItem> Items => items;

    public int Count => checks.Count;

    public bool AreAllOk(int from = 0) => checks.Skip(from).All(c => c.Ok);

    /// <summary>Makes a check; what it finds wrong is its detail.</summary>
    public Task CheckAsync(string name, Func<string> check) => CheckAsync(name, () => Task.FromResult(check()));

    /// <summary>Makes a check; what it finds wrong is its detail.</summary>
    public async Task CheckAsync(string name, Func<Task<string>> check)
    {
        try
        {
            checks.Add(new PacketCheck(name, true, await check()));
        }
        catch (PacketFormatException e)
        {
            checks.Add(new PacketCheck(name, false, e.Message));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or System.Text.Json.JsonException or InvalidOperationException
            or KeyNotFoundException or IndexOutOfRangeException or OverflowException or NullReferenceException)
        {
            // What somebody else wrote can break a rule that no check names: it is no packet of ours, and the program goes on.
            checks.Add(new PacketCheck(name, false, $"It holds something that no packet does, and cannot be read: {e.Message}"));
        }
    }

    public void Add(PacketCheck check) => checks.Add(check);

    /// <summary>An item was computed again; that it was attested only before is forgotten.</summary>
    public void Recomputed(string item, string detail)
    {
        items.RemoveAll(i => i.Item == item && !i.Recomputed);
        items.Add(new RecomputedItem(item, true, detail));
    }

    public void AttestedOnly(string item, string why) => items.Add(new RecomputedItem(item, false, why));
}
