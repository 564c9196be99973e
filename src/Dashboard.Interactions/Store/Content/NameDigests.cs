using System.Buffers.Binary;
using System.Data;
using System.Security.Cryptography;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store.Content;

/// <summary>
/// What the numbers of a dictionary stand for, as the first 16 bytes of SHA-256 over each name: its texts, each after
/// its length. An address of a log has its network's name with it.
/// </summary>
internal sealed class NameDigests
{
    public const int Length = 16;

    private static readonly byte[] Zeros = new byte[Length];

    private readonly byte[] digests;
    private readonly bool[] isKnown;

    private NameDigests(int largest) => (digests, isKnown) = (new byte[(largest + 1L) * Length], new bool[largest + 1]);

    /// <param name="connection">Reads the dictionary.</param>
    /// <param name="dictionary">Its table.</param>
    /// <param name="numbers">A query of the only numbers that are wanted; null for all of them.</param>
    /// <param name="cancellation">Stops it.</param>
    public static NameDigests Load(DuckDbConnection connection, string dictionary, string? numbers, CancellationToken cancellation)
    {
        string[] texts = dictionary switch
        {
            "rules" => ["d.capability", "d.field", "d.pattern"],
            "attributes" => ["d.family", "d.kind", "d.value", "n.value"],
            "accounts" => ["d.id"],
            _ => ["d.name"],
        };
        var networks = dictionary == "attributes" ? "LEFT JOIN ip_prefixes p ON p.ip = d.no LEFT JOIN attributes n ON n.no = p.prefix" : "";
        var named = new NameDigests((int)connection.Number($"SELECT coalesce(max(no), 0) FROM {dictionary}", cancellation));
        using var command = connection.Command(
            $"SELECT d.no, {string.Join(", ", texts.Select(t => $"encode({t})"))} FROM {dictionary} d {networks} {(numbers is null ? "" : $"WHERE d.no IN ({numbers})")}");
        using var reader = command.Stream(cancellation);
        var (name, hash) = (new byte[256], new byte[SHA256.HashSizeInBytes]);
        while (reader.Read())
        {
            var used = 0;
            for (var i = 1; i < reader.FieldCount; i++)
            {
                if (reader.IsDBNull(i)) continue;
                var text = reader.GetBytes(i);
                if (name.Length < used + sizeof(int) + text.Length) Array.Resize(ref name, (used + sizeof(int) + text.Length) * 2);
                BinaryPrimitives.WriteInt32LittleEndian(name.AsSpan(used), text.Length);
                text.CopyTo(name.AsSpan(used + sizeof(int)));
                used += sizeof(int) + text.Length;
            }

            var number = reader.GetInt32(0);
            SHA256.HashData(name.AsSpan(0, used), hash);
            hash.AsSpan(0, Length).CopyTo(named.digests.AsSpan(number * Length));
            named.isKnown[number] = true;
        }

        return named;
    }

    /// <summary>Stands where there is no name.</summary>
    public static ReadOnlySpan<byte> None => Zeros;

    /// <summary>The digest of a number's name; empty where the dictionary has none.</summary>
    public ReadOnlySpan<byte> Of(int number) =>
        (uint)number < (uint)isKnown.Length && isKnown[number] ? digests.AsSpan(number * Length, Length) : default;
}
