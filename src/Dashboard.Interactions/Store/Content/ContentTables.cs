using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store.Content;

/// <summary>How a column's value goes into the digest of its row.</summary>
internal enum ContentValue
{
    /// <summary>A whole number, eight bytes.</summary>
    Number,

    /// <summary>A text, its length and its bytes.</summary>
    Text,

    /// <summary>What a dictionary has under a number, 16 bytes of its hash: the number itself is the store's own affair.</summary>
    Name,
}

/// <summary>A column of content.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">How its value is digested.</param>
/// <param name="Dictionary">The table whose numbers it holds; null where it holds values.</param>
/// <param name="Sql">What reads it.</param>
internal sealed record ContentColumn(string Name, ContentValue Value, string? Dictionary, string Sql);

/// <summary>A table that holds what logs say, as opposed to what is derived from it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HasDays">Whether its rows have an instant, so that each UTC day has a digest of its own.</param>
/// <param name="HasLines">Whether its rows are in the order of a log's lines; the others are a set.</param>
internal sealed record ContentTable(string Name, bool HasDays, bool HasLines)
{
    /// <summary>Where records of accounts name attributes; of interactions it holds sums, which are checked against them.</summary>
    public const string AccountAttributes = "account_attributes";

    /// <summary>Numbers that name something, by the column's name, and the dictionary that has the name.</summary>
    private static readonly Dictionary<string, string> Dictionaries = new(
        [
            new("account", "accounts"), new("capability", "capabilities"), new("rule", "rules"), new("model", "models"),
            new("status", "statuses"), new("attribute", "attributes"),
            .. ImportTarget.StandardAttributes.Select(a => KeyValuePair.Create(a.Name, "attributes")),
        ],
        StringComparer.Ordinal);

    /// <summary>
    /// What is no content: the import's number, which is its place among the others, and a row's key, which depends on the
    /// store's seed and only recognises the row when it comes again; so does the digest of a row with an id.
    /// </summary>
    public static IReadOnlySet<string> NoContent { get; } = new HashSet<string>(["import", "row_key", "digest"], StringComparer.Ordinal);

    public static IReadOnlyList<ContentTable> All { get; } =
    [
        new("interactions", HasDays: true, HasLines: true),
        new("interaction_attributes", HasDays: true, HasLines: true),
        new("prompts", HasDays: false, HasLines: true),
        new("account_records", HasDays: false, HasLines: true),
        new(AccountAttributes, HasDays: false, HasLines: false),
        new($"{SupersededRows.Prefix}interactions", HasDays: true, HasLines: true),
        new($"{SupersededRows.Prefix}interaction_attributes", HasDays: true, HasLines: true),
        new($"{SupersededRows.Prefix}prompts", HasDays: false, HasLines: true),
    ];

    /// <summary>The dictionaries.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Dictionaries.Values.Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The columns that are content, in the order of their names: whatever columns a table has, all but <see cref="NoContent"/>.
    /// </summary>
    public IReadOnlyList<ContentColumn> Columns(DuckDbConnection connection) =>
    [
        .. connection.Columns.Where(c => c.Table == Name && !NoContent.Contains(c.Name)).OrderBy(c => c.Name, StringComparer.Ordinal)
        .Select(c => Column(c.Name, c.Type)),
    ];

    /// <summary>Whether a column holds numbers of a dictionary.</summary>
    public static string? DictionaryOf(string column, string type) => type == "INTEGER" ? Dictionaries.GetValueOrDefault(column) : null;

    private static ContentColumn Column(string name, string type) => type switch
    {
        _ when DictionaryOf(name, type) is { } dictionary => new(name, ContentValue.Name, dictionary, name),
        "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" => new(name, ContentValue.Number, null, name),
        "TIMESTAMP" => new(name, ContentValue.Number, null, $"epoch_us({name})"),
        "VARCHAR" => new(name, ContentValue.Text, null, $"encode({name})"),
        _ => new(name, ContentValue.Text, null, $"encode(CAST({name} AS VARCHAR))"),
    };
}
