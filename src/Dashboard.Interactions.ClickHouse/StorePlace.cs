using System.Text.Json;
using Dashboard.Interactions.ClickHouse.Connection;

namespace Dashboard.Interactions.ClickHouse;

/// <summary>
/// Where a case's interactions are, as a file in its directory says. The store's name is random, so that two workspaces never meet in one
/// database.
/// </summary>
/// <param name="Address">The server.</param>
/// <param name="Store">The store's name in the tables: hexadecimal digits.</param>
public sealed record StorePlace(ClickHouseAddress Address, string Store)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "interactions.clickhouse.json";

    /// <summary>What a case's directory says; null where its interactions are in a file.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be read.</exception>
    public static StorePlace? Find(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            var (address, store) = JsonSerializer.Deserialize<Kept>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
            return Guid.TryParseExact(store, "N", out _)
                ? new StorePlace(ClickHouseAddress.Parse(address), store) : throw new FormatException("It names no store.");
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new InvalidOperationException(
                $"The file '{path}' does not say where the case's interactions are: {e.Message} Nothing was changed. Put it back from a backup.", e);
        }
    }

    /// <summary>Says it for a case that has no interactions yet.</summary>
    public static StorePlace Make(string directory, ClickHouseAddress address)
    {
        var place = new StorePlace(address, $"{Guid.NewGuid():N}");
        var path = Path.Combine(directory, FileName);
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(new Kept($"{address}", place.Store), JsonSerializerOptions.Web));
        File.Move(path + ".new", path);
        return place;
    }

    private sealed record Kept(string Address, string Store);
}
