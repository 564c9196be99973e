using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.ClickHouse.Reading;
using Dashboard.Interactions.ClickHouse.Tables;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.ClickHouse.Queries;

/// <summary>Single interactions: a page of them, all of them, one of them.</summary>
internal static class RowQueries
{
    // Columns of attributes follow those that every row has.
    private const int FirstAttribute = 14;

    public static async Task<Page<Interaction>> PageAsync(Published p, InteractionsRequest request, CancellationToken cancellation)
    {
        var scope = await Scope.OfAsync(p, request.Selection, withinDays: true, cancellation).ConfigureAwait(false);
        var kinds = Kinds(request.Attributes);
        var source = $"{p.Of(WideTable.Interactions)} WHERE {scope.Where}";
        var total = await p.Server.NumberAsync($"SELECT count() FROM {source}", cancellation, scope.Parameters).ConfigureAwait(false);
        var limit = string.Create(
            CultureInfo.InvariantCulture, $"LIMIT {Math.Clamp(request.Take, 0, AccountsQuery.MaxPage)} OFFSET {Math.Max(0, request.Skip)}");
        var rows = await p.Server.RowsAsync(
            $"SELECT {Columns(kinds, "NULL")} FROM {source} ORDER BY {Order(request)} {limit}", r => Row(r, kinds.Count), cancellation,
            scope.Parameters).ConfigureAwait(false);
        return new Page<Interaction>(rows, total);
    }

    public static async IAsyncEnumerable<Interaction> AllAsync(
        Published p, InteractionsRequest request, bool withPrompts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var scope = await Scope.OfAsync(p, request.Selection, withinDays: true, cancellation).ConfigureAwait(false);
        var kinds = Kinds(request.Attributes);
        var rows = $"(SELECT * FROM {p.Of(WideTable.Interactions)} WHERE {scope.Where})";
        var source = withPrompts ? $"{rows} i LEFT JOIN {Prompts(p)} t ON t.import = i.import AND t.line = i.line" : $"{rows} i";
        var total = await p.Server.NumberAsync($"SELECT count() FROM {rows}", cancellation, scope.Parameters).ConfigureAwait(false);
        await foreach (var row in Counted(
            p, $"SELECT {Columns(kinds, withPrompts ? "t.text" : "NULL")} FROM {source} ORDER BY {Order(request)}", kinds.Count, total,
            scope, cancellation).ConfigureAwait(false)) yield return row;
    }

    public static async Task<InteractionDetails?> DetailsAsync(Published p, int import, long line, CancellationToken cancellation)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"line = {line}");
        var kinds = ImportTarget.StandardAttributes;
        var found = await p.Server.RowsAsync(
            $"SELECT {Columns([.. kinds.Select(k => k.Name)], "NULL")}, requests, rule FROM {p.OfImport(WideTable.Interactions, import)} WHERE {place}",
            r => (Row: Row(r, kinds.Count), Requests: r.Long(FirstAttribute + kinds.Count),
                Rule: r.TextOrNull(FirstAttribute + kinds.Count + 1)), cancellation).ConfigureAwait(false);
        if (found is not [var (row, requests, rule)]) return null;
        var attributes = row.Attributes.Zip(kinds, (value, kind) => (Family: kind.Family!.Value, Kind: kind.Name, Value: value))
            .Where(a => a.Value is not null).Select(a => (a.Family, a.Kind, Value: a.Value!)).ToHashSet();
        attributes.UnionWith(await p.Server.RowsAsync(
            $"SELECT DISTINCT toString(family), toString(kind), value FROM {p.OfImport(WideTable.InteractionAttributes, import)} WHERE {place}", r => (SharingQueries.Family(r.Text(0)), r.Text(1), r.Text(2)), cancellation).ConfigureAwait(false));
        var networks = await p.Server.RowsAsync(
            $"SELECT DISTINCT prefix FROM {p.OfImport(WideTable.Networks, import)} WHERE ip IN (SELECT arrayJoin({{ips:Array(String)}}))",
            r => r.Text(0), cancellation,
            ("ips", attributes.Where(a => a.Kind == ImportTarget.Ip).Select(a => a.Value).ToArray())).ConfigureAwait(false);
        attributes.UnionWith(networks.Select(n => (AttributeFamily.Network, IpPrefix.Kind, n)));
        var frequencies = (await p.Server.RowsAsync(
            $"SELECT kind, value, uniqExactIf(account, account <> '') FROM {p.Of(WideTable.AccountAttributes)} WHERE concat(kind, ':', value) IN (SELECT arrayJoin({{ids:Array(String)}})) GROUP BY kind, value",
            r => (Key: (r.Text(0), r.Text(1)), Accounts: r.Int(2)), cancellation,
            ("ids", attributes.Select(a => $"{a.Kind}:{a.Value}").ToArray())).ConfigureAwait(false))
            .ToDictionary(f => f.Key, f => f.Accounts);
        var hasText = await p.Server.NumberAsync(
            $"SELECT count() FROM {p.OfImport(WideTable.Prompts, import)} WHERE {place} AND coalesce(prompt, system_prompt, tools, metadata, response) IS NOT NULL", cancellation).ConfigureAwait(false) > 0;
        return new InteractionDetails(
            row with { Attributes = [] }, requests, RuleOf(rule), rule is null,
            [
                .. attributes.Select(a => new SharedAttribute(a.Family, a.Kind, a.Value, frequencies.GetValueOrDefault((a.Kind, a.Value))))
                    .OrderBy(a => a.Family.ToString(), StringComparer.Ordinal).ThenBy(a => a.Kind, StringComparer.Ordinal)
                    .ThenBy(a => a.Value, StringComparer.Ordinal),
            ],
            hasText);
    }

    public static async Task<KeptText?> TextAsync(Published p, int import, long line, CancellationToken cancellation) =>
        (await p.Server.RowsAsync(
        string.Create(CultureInfo.InvariantCulture,
            $"SELECT prompt, system_prompt, tools, metadata, response FROM {p.OfImport(WideTable.Prompts, import)} WHERE line = {line}"),
        r => new KeptText(r.TextOrNull(0), r.TextOrNull(1), r.TextOrNull(2), r.TextOrNull(3), r.TextOrNull(4)), cancellation)
        .ConfigureAwait(false)).FirstOrDefault();

    public static async Task<IReadOnlyList<string>> LoggedAttributesAsync(Published p, CancellationToken cancellation)
    {
        var kinds = ImportTarget.StandardAttributes.Select(a => a.Name).ToList();
        return (await p.Server.RowsAsync(
            $"SELECT {string.Join(", ", kinds.Select(k => $"countIf({k} IS NOT NULL)"))} FROM {p.Of(WideTable.Interactions)}",
            r => kinds.Where((_, i) => r.Long(i) > 0).ToList(), cancellation).ConfigureAwait(false))[0];
    }

    /// <summary>The rule that gave a capability, as a row keeps it.</summary>
    public static CapabilityRule? RuleOf(string? kept) =>
        kept is { Length: > 0 } && JsonSerializer.Deserialize<string[]>(kept) is [var capability, var field, var pattern]
        ? new CapabilityRule(capability, Enum.Parse<RuleField>(field), pattern) : null;

    /// <summary>The kinds of attributes that were asked for.</summary>
    /// <exception cref="ArgumentException">Interactions have none of that name.</exception>
    public static IReadOnlyList<string> Kinds(IReadOnlyList<string>? asked) =>
        asked?.FirstOrDefault(k => ImportTarget.StandardAttributes.All(a => a.Name != k)) is { } unknown
        ? throw new ArgumentException($"Interactions have no attribute '{unknown}'.", nameof(asked)) : asked ?? [];

    /// <summary>The columns of <see cref="Row"/>, of a table <c>i</c> of interactions.</summary>
    public static string Columns(IReadOnlyList<string> kinds, string prompt) =>
        $"import, line, interaction_id, account, instant, toString(capability), toString(model), input_tokens, output_tokens, cached_tokens, toString(status), {prompt}, cache_write_tokens, account_source{string.Concat(kinds.Select(k => $", {k}"))}";

    public static Interaction Row(DbDataReader r, int kinds) => new()
    {
        Import = r.Int(0),
        Line = r.Long(1),
        InteractionId = r.TextOrNull(2),
        AccountId = r.NameOrNull(3),
        At = r.Time(4),
        Capability = r.Text(5),
        Model = r.NameOrNull(6),
        InputTokens = r.LongOrNull(7),
        OutputTokens = r.LongOrNull(8),
        CachedTokens = r.LongOrNull(9),
        Status = r.NameOrNull(10),
        Prompt = r.TextOrNull(11),
        CacheWriteTokens = r.LongOrNull(12),
        AccountSource = (int?)r.LongOrNull(13),
        Attributes = kinds == 0 ? [] : [.. Enumerable.Range(0, kinds).Select(i => r.TextOrNull(FirstAttribute + i))],
    };

    /// <summary>Streams rows, and fails where the stream ends before all have come.</summary>
    public static async IAsyncEnumerable<Interaction> Counted(
        Published p, string sql, int kinds, long total, Scope scope, [EnumeratorCancellation]
        CancellationToken cancellation, params (string, object)[] more)
    {
        var seen = 0L;
        await foreach (var row in p.Server.StreamAsync(sql, r => Row(r, kinds), cancellation, [.. scope.Parameters, .. more])
            .ConfigureAwait(false))
        {
            seen++;
            yield return row;
        }

        if (seen != total)
            throw new InteractionStoreException(
                $"ClickHouse at {p.Server.Address} sent {seen:N0} rows of {total:N0} and ended. What was read is not whole: try again.");
    }

    private static string Prompts(Published p) => $"(SELECT import, line, prompt AS text FROM {p.Of(WideTable.Prompts)})";

    private static string Order(InteractionsRequest request)
    {
        var direction = request.Descending ? "DESC" : "ASC";
        return request.Order switch
        {
            InteractionOrder.Time => $"instant {direction}, import, line",
            InteractionOrder.AccountId => $"account = '', account {direction}, instant, import, line",
            InteractionOrder.InputTokens => $"input_tokens {direction} NULLS LAST, instant, import, line",
            InteractionOrder.OutputTokens => $"output_tokens {direction} NULLS LAST, instant, import, line",
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
    }
}
