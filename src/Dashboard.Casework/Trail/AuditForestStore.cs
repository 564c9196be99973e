using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Trail;

/// <summary>Keeps the trees over audit entries in the database: two rows change with an entry, and one is added with each 256.</summary>
internal static class AuditForestStore
{
    /// <summary>Adds an entry that is about to be committed.</summary>
    public static async Task AppendAsync(DbContext context, AuditEntry entry, CancellationToken cancellationToken)
    {
        var forest = await ReadAsync(context, [AuditTree.Whole, AuditForest.TreeOf(entry.CaseId)], cancellationToken);
        forest.Append(entry.CaseId, entry.Hash);
        await WriteAsync(context, forest, cancellationToken);
    }

    /// <summary>Makes the trees of all entries anew.</summary>
    public static async Task BuildAsync(DbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var forest = new AuditForest();
        var entries = context.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Sequence).Select(e => new { e.CaseId, e.Hash });
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
            forest.Append(entry.CaseId, entry.Hash);
        await WriteAsync(context, forest, cancellationToken);
    }

    /// <summary>The trees as they are kept.</summary>
    /// <param name="names">Only these; null for all.</param>
    public static async Task<AuditForest> ReadAsync(DbContext context, IReadOnlyList<string>? names, CancellationToken cancellationToken)
    {
        var forest = new AuditForest();
        await using var command = context.TrailCommand();
        command.CommandText = "SELECT \"Name\", \"Size\", \"Frontier\" FROM \"AuditTrees\"";
        if (names is not null)
        {
            command.CommandText += $" WHERE \"Name\" IN ({string.Join(", ", names.Select((_, i) => $"@n{i}"))})";
            for (var i = 0; i < names.Count; i++) command.Add($"@n{i}", names[i]);
        }

        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            forest.Put(row.GetString(0), MerkleFrontier.Parse(row.GetInt64(1), (byte[])row.GetValue(2)));
        return forest;
    }

    /// <summary>How many of the kept subtrees are not among these, or differ.</summary>
    public static async Task<bool> HasTilesAsync(
        DbContext context, IReadOnlyDictionary<(int Level, long Place), byte[]> expected, CancellationToken cancellationToken)
    {
        await using var command = context.TrailCommand();
        command.CommandText = "SELECT \"Level\", \"Place\", \"Hash\" FROM \"AuditTiles\"";
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var found = 0;
        while (await row.ReadAsync(cancellationToken))
        {
            if (row.GetValue(2) is not byte[] hash || !expected.TryGetValue((row.GetInt32(0), row.GetInt64(1)), out var tile)
                || !hash.AsSpan().SequenceEqual(tile)) return false;
            found++;
        }

        return found == expected.Count;
    }

    private static async Task WriteAsync(DbContext context, AuditForest forest, CancellationToken cancellationToken)
    {
        foreach (var (name, tree) in forest.Trees)
        {
            await using var command = context.TrailCommand();
            command.CommandText = """
                INSERT INTO "AuditTrees" ("Name", "Size", "Frontier") VALUES (@name, @size, @frontier)
                ON CONFLICT ("Name") DO UPDATE SET "Size" = excluded."Size", "Frontier" = excluded."Frontier"
                """;
            command.Add("@name", name);
            command.Add("@size", tree.Size);
            command.Add("@frontier", tree.ToBytes());
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        foreach (var ((level, place), hash) in forest.Tiles)
        {
            await using var command = context.TrailCommand();
            command.CommandText = "INSERT OR REPLACE INTO \"AuditTiles\" (\"Level\", \"Place\", \"Hash\") VALUES (@level, @place, @hash)";
            command.Add("@level", level);
            command.Add("@place", place);
            command.Add("@hash", hash);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
