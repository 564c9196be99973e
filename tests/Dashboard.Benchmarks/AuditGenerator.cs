using System.Globalization;
using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Microsoft.Data.Sqlite;

namespace Dashboard.Benchmarks;

/// <summary>Fills an audit trail as half a year of fifty analysts would, with its chain, past the program and in one transaction.</summary>
internal static class AuditGenerator
{
    /// <summary>A text that occurs in one entry, near the start.</summary>
    public const string Needle = "a needle in the hay";

    private static readonly string[] Words =
        ["harbour", "account", "pool", "window", "campaign", "proxy", "shared", "card", "network", "device", "prefix", "template",
            "pattern", "twin", "benign", "reseller"];

    private static readonly (string Action, int Share)[] Actions =
    [
        ("account.read", 300), ("accounts.read", 200), ("search", 120), ("annotation.save", 110), ("graph.read", 60),
        ("allegation.save", 60),
        ("exhibit.rows.read", 50), ("event.save", 40), ("source.save", 30), ("exhibit.freeze", 19), ("packet.verify", 10), ("import", 1),
    ];

    /// <summary>Appends entries of a case to the chain.</summary>
    public static async Task FillAsync(string database, CaseId caseId, int count)
    {
        var random = new Random(1);
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        var (sequence, head) = await HeadAsync(connection);
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        string[] columns = ["Sequence", "At", "Actor", "ActorKind", "Action", "CaseId", "Subject", "Detail", "PreviousHash", "Hash"];
        insert.CommandText =
            $"INSERT INTO AuditEntries ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "$" + c))})";
        foreach (var column in columns) insert.Parameters.AddWithValue("$" + column, "");
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < count; i++)
        {
            var action = Pick(random);
            var entry = new AuditEntry
            {
                Sequence = ++sequence, At = start.AddSeconds(15.0 * i), Actor = $"analyst {random.Next(50)}", ActorKind = ActorKind.Person,
                Action = action, CaseId = caseId.Value,
                Subject = $"{action.Split('.')[0]} {random.Next(3000)}",
                Detail = i == count / 100 ? $$"""{"note":"{{Needle}}"}""" : Detail(action, random), PreviousHash = head, Hash = "",
            };
            head = AuditChain.HashOf(entry);
            object[] values = [
                entry.Sequence, Instant.Format(entry.At), entry.Actor, "Person", entry.Action, caseId.Value, entry.Subject, entry.Detail,
                entry.PreviousHash, head];
            for (var column = 0; column < columns.Length; column++) insert.Parameters[column].Value = values[column];
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    /// <summary>Lets entries fall into nothing, so that what an edit costs without one can be measured.</summary>
    public static async Task DropEntriesAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            ALTER TABLE AuditEntries RENAME TO KeptEntries;
            CREATE VIEW AuditEntries AS SELECT * FROM KeptEntries;
            CREATE TRIGGER Nowhere INSTEAD OF INSERT ON AuditEntries BEGIN SELECT 1; END;
            """;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<(long Sequence, string Hash)> HeadAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Sequence, Hash FROM AuditEntries ORDER BY Sequence DESC LIMIT 1";
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (reader.GetInt64(0), reader.GetString(1)) : (0, AuditEntry.Genesis);
    }

    private static string Pick(Random random)
    {
        var at = random.Next(Actions.Sum(a => a.Share));
        return Actions.First(a => (at -= a.Share) < 0).Action;
    }

    private static string Detail(string action, Random random) => action switch
    {
        "allegation.save" => $$$"""{"before":{"summary":"{{{Text(random, 120)}}}"},"after":{"summary":"{{{Text(random, 120)}}}"} }""",
        _ when action.EndsWith(".save", StringComparison.Ordinal) =>
            $$$"""{"changes":[{"before":{"text":"{{{Text(random, 25)}}}"},"after":{"text":"{{{Text(random, 25)}}}"} }]}""",
        _ =>
            string.Create(CultureInfo.InvariantCulture,
                $$$"""{"note":{"selection":"time=2026-04-22..2026-06-05&account={{{Text(random, 1)}}}-{{{random.Next(25_000)}}}"} }"""),
    };

    private static string Text(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
}
