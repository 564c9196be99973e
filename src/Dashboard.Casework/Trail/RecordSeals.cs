using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dashboard.Casework.Trail;

/// <summary>Reads the hashes of stored rows: of those that a change touched, for its audit entry, and of all, to compare.</summary>
internal static class RecordSeals
{
    private static readonly ConditionalWeakTable<IModel, IReadOnlyList<SealedTable>> Known = [];

    /// <summary>The sealed tables of the context's model.</summary>
    public static IReadOnlyList<SealedTable> Tables(DbContext context) => Known.GetValue(context.Model, SealedTable.Of);

    /// <summary>What is about to be saved, told before it is: afterwards nothing counts as changed.</summary>
    public static IReadOnlyList<TouchedRecord> Touched(DbContext context)
    {
        var tables = Tables(context).ToDictionary(t => t.Entity);
        return
        [
            .. context.ChangeTracker.Entries()
                .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && tables.ContainsKey(e.Metadata))
                .Select(e => new TouchedRecord(tables[e.Metadata], tables[e.Metadata].StoredKey(e.Entity), e.State == EntityState.Added)),
        ];
    }

    /// <summary>Refuses a change of rows that are not what the trail says, before it is stored.</summary>
    /// <exception cref="RecordsAlteredException">One of them is not.</exception>
    public static async Task RequireAsync(
        DbContext context, TrailSeals trail, IReadOnlyList<TouchedRecord> touched, CancellationToken cancellationToken)
    {
        var stored = await ReadAsync(context, [.. touched.Where(t => !t.IsNew)], cancellationToken);
        if (stored.Count == 0) return;
        // Only the writer reads within a change, and what it is about to write is in no entry yet.
        var seals = await trail.ReadAsync(context, trail.Known, cancellationToken);
        RecordsAlteredException.ThrowOn(
            [.. stored.Where(s => s.Value is not null).Select(s => TrailSeals.FaultOf(seals, s.Key, null, s.Value!)).OfType<RecordFault>()],
            "Nothing was changed.");
    }

    /// <summary>The hashes of touched rows as they are stored now, by name; null for one that is gone.</summary>
    public static async Task<SortedDictionary<string, string?>> ReadAsync(
        DbContext context, IReadOnlyList<TouchedRecord> touched, CancellationToken cancellationToken)
    {
        var seals = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (table, key, _) in touched)
        {
            await using var command = context.TrailCommand();
            command.CommandText =
                $"SELECT * FROM \"{table.Name}\" WHERE {string.Join(" AND ", table.KeyColumns.Select((column, i) => $"\"{column}\" = @k{i}"))}";
            for (var i = 0; i < key.Length; i++) command.Add($"@k{i}", key[i]);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            seals[table.NameOf(key)] = await row.ReadAsync(cancellationToken) ? RecordForm.HashOf(table, row) : null;
        }

        return seals;
    }

    /// <summary>Every row of the sealed tables with its hash, or those of one case.</summary>
    public static async IAsyncEnumerable<StoredRecord> StoredAsync(
        DbContext context, string? caseId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var there = await TableNamesAsync(context, cancellationToken);
        // A table that somebody dropped, or that the next migration makes, has no rows.
        foreach (var table in Tables(context).Where(t => there.Contains(t.Name) && (caseId is null || t.CaseColumn is not null)))
        {
            await using var command = context.TrailCommand();
            command.CommandText = $"SELECT * FROM \"{table.Name}\"{(caseId is null ? "" : $" WHERE \"{table.CaseColumn}\" = @case")}";
            if (caseId is not null) command.Add("@case", caseId);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
            {
                var of = table.CaseColumn is { } column ? row.GetValue(row.GetOrdinal(column)) as string : null;
                yield return new StoredRecord(
                    table.NameOf(table.KeyColumns.Select(c => row.GetValue(row.GetOrdinal(c)))), of, RecordForm.HashOf(table, row));
            }
        }
    }

    private static async Task<HashSet<string>> TableNamesAsync(DbContext context, CancellationToken cancellationToken)
    {
        await using var command = context.TrailCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellationToken)) names.Add(row.GetString(0));
        return names;
    }
}

/// <summary>A row that a change touches.</summary>
/// <param name="Key">Its key's values as they are stored.</param>
/// <param name="IsNew">Whether the change makes it.</param>
internal readonly record struct TouchedRecord(SealedTable Table, object[] Key, bool IsNew);

/// <summary>A row as it is stored.</summary>
internal readonly record struct StoredRecord(string Name, string? CaseId, string Hash);
