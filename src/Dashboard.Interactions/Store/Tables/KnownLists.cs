using System.Text.Json;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Store.Tables;

/// <summary>
/// The case's list of known infrastructure, every version of it, and its marks on the attributes. The table
/// <c>known_lists</c> holds it; while it is empty the program's own list holds.
/// </summary>
internal static class KnownLists
{
    /// <summary>Each new value is held against every entry.</summary>
    public const int MostEntries = 1000;

    private const string Table =
        "CREATE TABLE IF NOT EXISTS known_lists (version INTEGER NOT NULL, saved_by VARCHAR NOT NULL, saved_at TIMESTAMP NOT NULL, list VARCHAR NOT NULL)";

    /// <summary>The share of an import's requests, and the accounts, from which on an address is suggested.</summary>
    public const double NearlyAll = .9;
    public const int ManyAccounts = 10;

    /// <summary>The kinds that a list can speak of.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [
        ImportTarget.Ip, IpPrefix.Kind, ImportTarget.UserAgent, ImportTarget.SystemPromptHash];

    /// <summary>The program's own, which holds while no version was saved.</summary>
    public static KnownList Own { get; } = new(KnownInfrastructure.All, 0, null, null);

    public static void Ensure(DuckDbConnection connection) => connection.Run(Table, CancellationToken.None);

    /// <summary>The list that holds.</summary>
    public static KnownList Holding(DuckDbConnection connection, CancellationToken cancellation) =>
        Versions(connection, cancellation) is [.., var last] ? last : Own;

    /// <summary>Every version that was saved, the earliest first.</summary>
    public static IReadOnlyList<KnownList> Versions(DuckDbConnection connection, CancellationToken cancellation)
    {
        // A store of before there were such lists that is only read has no table.
        if (connection.Columns.All(c => c.Table != "known_lists")) return [];
        return connection.Rows(
            "SELECT list, version, saved_by, saved_at FROM known_lists ORDER BY version",
            r => Of(r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetDateTime(3)),
            cancellation);
    }

    /// <summary>A version as the table keeps it.</summary>
    public static KnownList Of(string list, int version, string savedBy, DateTime savedAt) =>
        new(EntriesOf(list), version, savedBy, savedAt);

    private static List<KnownAttribute> EntriesOf(string list)
    {
        try
        {
            return JsonSerializer.Deserialize<List<KnownAttribute>>(list, JsonSerializerOptions.Web)!;
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException(
                "The case's list of known infrastructure cannot be read: the store was changed past the program. Restore it from a backup.",
                failure);
        }
    }

    /// <summary>What the list adds to the case's fingerprint: nothing while it says what the program's own says.</summary>
    public static string? Mark(DuckDbConnection connection, CancellationToken cancellation) => Mark(Holding(connection, cancellation));

    /// <summary>The same of a list.</summary>
    public static string? Mark(KnownList holding)
    {
        var entries = Lines(holding.Entries);
        return entries.SequenceEqual(Lines(KnownInfrastructure.All)) ? null : string.Join('\n', entries);

        // What an entry is told by, not the words that give its reason.
        static IReadOnlyList<string> Lines(IReadOnlyList<KnownAttribute> list) =>
            [.. list.Select(k => JsonSerializer.Serialize((string[])[k.Kind, k.Value])).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)];
    }

    /// <summary>Saves a list and marks what is imported by it.</summary>
    /// <param name="connection">Within a transaction.</param>
    /// <param name="entries">The list.</param>
    /// <param name="version">The version that the edit was made on.</param>
    /// <param name="savedBy">Who saves it.</param>
    /// <param name="savedAt">When, UTC.</param>
    /// <param name="hash">Hashes what the case keeps as hashes; null where it keeps none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="KnownListException">Somebody else saved the list since, or an entry cannot be used.</exception>
    public static KnownListChange Save(
        DuckDbConnection connection, IReadOnlyList<KnownAttribute> entries, int version, string savedBy, DateTime savedAt, KeyedHash? hash,
        CancellationToken cancellation)
    {
        var before = Holding(connection, cancellation);
        if (before.Version != version)
            throw new KnownListException(
                $"{before.SavedBy} saved the list while it was being edited. Nothing was changed: look at that list first.");
        if (entries.Count > MostEntries)
            throw new KnownListException(
                $"A list has at most {MostEntries:N0} entries; this one has {entries.Count:N0}. Nothing was changed.");
        if (entries.Select(KnownInfrastructure.ProblemOf).OfType<string>().FirstOrDefault() is { } problem)
            throw new KnownListException($"{problem} Nothing was changed.");
        if (entries.GroupBy(e => (e.Kind, e.Value)).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new KnownListException($"“{twice.Key.Value}” is on the list twice. Nothing was changed.");

        connection.InsertRow(
            "known_lists", cancellation, version + 1, savedBy, savedAt, JsonSerializer.Serialize(entries, JsonSerializerOptions.Web));
        var (nowKnown, noLonger) = Remark(
            connection, new KnownInfrastructure(before.Entries, hash), new KnownInfrastructure(entries, hash), cancellation);
        return new KnownListChange(new KnownList(entries, version + 1, savedBy, savedAt), nowKnown, noLonger);
    }

    private static (long NowKnown, long NoLongerKnown) Remark(
        DuckDbConnection connection, KnownInfrastructure before, KnownInfrastructure after, CancellationToken cancellation)
    {
        var changed = connection
            .Rows(
                $"SELECT no, kind, value, known FROM attributes WHERE kind IN ({string.Join(", ", Kinds.Select(Sql.Literal))})",
                r => (No: r.GetInt32(0), Kind: r.GetString(1), Value: r.GetString(2), Known: r.IsDBNull(3) ? null : r.GetString(3)),
                cancellation)
            .Select(
                a =>
                (a.No, a.Known,
                    Now: after.WhyOfStored(a.Kind, a.Value)
                    ?? (IsUntold(a.Kind, a.Value) && before.WhyOfStored(a.Kind, a.Value) is null ? a.Known : null)))
            .Where(a => a.Known != a.Now)
            .ToList();
        if (changed.Count == 0) return (0, 0);
        connection.Run("CREATE TEMP TABLE remarked (no INTEGER, known VARCHAR)", cancellation);
        using (var appender = connection.CreateAppender("remarked", "temp"))
        {
            foreach (var (no, _, now) in changed)
            {
                appender.Set(0, no);
                if (now is not null) appender.Set(1, System.Text.Encoding.UTF8.GetBytes(now));
                appender.EndRow();
            }

            appender.Close();
        }

        var updated = connection.Run("UPDATE attributes SET known = r.known FROM remarked r WHERE r.no = attributes.no", cancellation);
        connection.Run("DROP TABLE remarked", cancellation);
        if (updated != changed.Count)
            throw new KnownListException(
                $"Of {changed.Count:N0} values {updated:N0} could be marked. Nothing was changed. This is a fault of the program or of its database: please report it.");
        return (changed.LongCount(a => a.Known is null), changed.LongCount(a => a.Now is null));
    }

    /// <summary>Values whose marks are not those of the list that holds.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="hash">Hashes what the case keeps as hashes; null where it keeps none.</param>
    /// <param name="cancellation">Stops it.</param>
    public static IReadOnlyList<string> Mismarked(DuckDbConnection connection, KeyedHash? hash, CancellationToken cancellation)
    {
        var holding = new KnownInfrastructure(Holding(connection, cancellation).Entries, hash);
        return
        [
            .. connection.Rows(
                $"SELECT kind, value, known FROM attributes WHERE known IS NOT NULL OR kind IN ({string.Join(", ", Kinds.Select(Sql.Literal))}) ORDER BY no",
                r => (Kind: r.GetString(0), Value: r.GetString(1), Known: r.IsDBNull(2) ? null : r.GetString(2)),
                cancellation)
                .Where(
                    a => holding.WhyOfStored(a.Kind, a.Value) is var now && a.Known != now
                    && !(now is null && IsMarkable(a.Kind) && IsUntold(a.Kind, a.Value)))
                .Select(a => a.Value),
        ];
    }

    private static bool IsMarkable(string kind) => Kinds.Contains(kind, StringComparer.Ordinal);

    // A keyed hash does not tell whether its value is in a range or begins with a word: what was found as it was imported stays.
    private static bool IsUntold(string kind, string value) =>
        kind != ImportTarget.SystemPromptHash && value.Length == KeyedHash.Length && value.All(char.IsAsciiHexDigitLower);

    /// <summary>
    /// Addresses that nearly all requests of an import come from, by many accounts: more likely the gateway's own than one
    /// that they share. Those on the list are not among them.
    /// </summary>
    public static IReadOnlyList<KnownSuggestion> Suggest(DuckDbConnection connection, CancellationToken cancellation)
    {
        return Suggestions(connection.Rows(
            $"""
            WITH totals AS (SELECT import, sum(interactions) AS interactions FROM daily GROUP BY import)
            SELECT s.import, a.value, sum(s.interactions) / any_value(t.interactions), count(DISTINCT s.account)
            FROM account_attributes s JOIN attributes a ON a.no = s.attribute JOIN totals t ON t.import = s.import
            WHERE a.kind = '{ImportTarget.Ip}' AND a.known IS NULL
            GROUP BY s.import, a.value
            HAVING sum(s.interactions) >= {NearlyAll.ToString(System.Globalization.CultureInfo.InvariantCulture)} * any_value(t.interactions) AND count(DISTINCT s.account) >= {ManyAccounts.Invariant()}
            ORDER BY s.import, a.value
            """,
            r => (r.GetInt32(0), r.GetString(1), r.GetDouble(2), r.GetInt64(3)),
            cancellation));
    }

    /// <summary>Addresses as suggestions, each once.</summary>
    public static IReadOnlyList<KnownSuggestion> Suggestions(
        IEnumerable<(int Import, string Value, double Share, long Accounts)> addresses) =>
        addresses
            .Where(s => IpPrefix.Of(s.Value) is not null)
            .DistinctBy(s => s.Value)
            .Select(s => new KnownSuggestion(
                new KnownAttribute(
                    ImportTarget.Ip, s.Value,
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"{Math.Floor(s.Share * 100):0} % of the requests of import {s.Import} come from it, by {s.Accounts:N0} accounts: more likely the gateway's own address than one that they share")),
                s.Import))
            .ToList();
}
