using System.Text.Json;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Files;
using Dashboard.Packets.Writing;

namespace Dashboard.Packets.Verification;

/// <summary>Which cluster the sealed analysis put each account in.</summary>
internal static class SealedMembers
{
    /// <summary>Account → cluster, for accounts that are in one.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(UnpackedBag bag, CancellationToken cancellation)
    {
        await using var looked = bag.Open(BagInfo.PayloadFolder + Payload.InferenceInputFile);
        await using var found = bag.Open(BagInfo.PayloadFolder + Payload.InferenceResultFile);
        using var input = await JsonDocument.ParseAsync(looked, cancellationToken: cancellation);
        using var result = await JsonDocument.ParseAsync(found, cancellationToken: cancellation);
        var accounts = input.RootElement.GetProperty("accounts").EnumerateArray().Select(a => a.GetString()!).ToList();
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assignment in result.RootElement.GetProperty("assignments").EnumerateArray())
        {
            if (assignment.GetProperty("cluster").GetString() is { } cluster) members[accounts[assignment.GetProperty("account").GetInt32()]] = cluster;
        }

        return members;
    }
}
