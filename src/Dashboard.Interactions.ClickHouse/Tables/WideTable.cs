using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Store.Content;

namespace Dashboard.Interactions.ClickHouse.Tables;

/// <summary>
/// A table on the server. Rows are wide, names stand in them as texts, and no row is ever changed: each belongs to a portion, a number that
/// is never used again, and counts as long as the store's state names that portion. A partition is a portion of a store.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns with their types, behind <c>store</c> and <c>portion</c>.</param>
/// <param name="Order">What its rows are sorted by within a portion.</param>
/// <param name="Shard">What decides on which shard of a cluster a row lies; null where every server has all rows.</param>
internal sealed record WideTable(string Name, IReadOnlyList<(string Name, string Type)> Columns, string Order, string? Shard = null)
{
    public const string Interactions = "interactions";
    public const string InteractionAttributes = "interaction_attributes";
    public const string Prompts = "prompts";
    public const string AccountRecords = "account_records";
    public const string AccountAttributes = "account_attributes";
    public const string Networks = "networks";
    public const string Daily = "daily";
    public const string Marks = "marks";
    public const string Assignments = "assignments";
    public const string AccountSets = "account_sets";
    public const string States = "states";

    // All rows of an account lie on one shard, so that distinct accounts add up; what names nobody is spread by its line.
    private const string ByAccount = "cityHash64(if(account = '', toString(line), account))";

    private const string ByName = "cityHash64(account)";

    /// <summary>The input tokens of an interaction that came from no cache and went to none, of a table <c>i</c>.</summary>
    public const string Uncached =
        "if(isNull(i.input_tokens), 0, greatest(i.input_tokens - ifNull(i.cached_tokens, 0) - ifNull(i.cache_write_tokens, 0), 0))";

    private static readonly (string, string)[] OfInteractions =
    [
        ("import", "Int32"), ("line", "Int64"), ("account", "String"), ("instant", "Int64"), ("capability", "LowCardinality(String)"),
        ("rule", "LowCardinality(Nullable(String))"),
        ("model", "LowCardinality(String)"), ("status", "LowCardinality(String)"), ("requests", "Int64"),
        ("input_tokens", "Nullable(Int64)"), ("output_tokens", "Nullable(Int64)"),
        ("cached_tokens", "Nullable(Int64)"), ("cache_write_tokens", "Nullable(Int64)"), ("account_source", "Nullable(Int32)"),
        ("turns", "Nullable(Int32)"),
        ("interaction_id", "Nullable(String)"), ("row_key", "Nullable(String)"), ("digest", "Nullable(Int32)"),
        .. ImportTarget.StandardAttributes.Select(a => (a.Name, "Nullable(String)")),
    ];

    private static readonly (string, string)[] OfFurther =
    [
        ("import", "Int32"), ("line", "Int64"), ("account", "String"), ("instant", "Int64"), ("requests", "Int64"),
        ("family", "LowCardinality(String)"), ("kind", "LowCardinality(String)"), ("value", "String"),
    ];

    private static readonly (string, string)[] OfPrompts =
    [
        ("import", "Int32"), ("line", "Int64"), ("account", "String"), .. Texts.Select(t => (t, "Nullable(String)")),
    ];

    /// <summary>The columns of texts.</summary>
    public static IReadOnlyList<string> Texts => ["prompt", "system_prompt", "tools", "metadata", "response", "response_hash"];

    /// <summary>What imports bring, each in a portion of its own.</summary>
    public static IReadOnlyList<WideTable> OfImports { get; } =
    [
        new(Interactions, OfInteractions, "instant, import, line", ByAccount),
        new(InteractionAttributes, OfFurther, "kind, value, instant", ByAccount),
        new(Prompts, OfPrompts, "import, line", ByAccount),
        new(
            AccountRecords,
            [
                ("import", "Int32"), ("line", "Int64"), ("account", "String"), ("created_at", "Nullable(Int64)"),
                ("banned_at", "Nullable(Int64)"), ("plan", "Nullable(String)"),
                ("programme", "Nullable(String)"), ("status", "Nullable(String)"), ("organisation", "Nullable(String)"),
                ("row_key", "String"),
            ],
            "account", ByName),
        new(
            AccountAttributes,
            [
                ("import", "Int32"), ("account", "String"), ("family", "LowCardinality(String)"), ("kind", "LowCardinality(String)"),
                ("value", "String"),
                ("interactions", "Int64"), ("first", "Nullable(Int64)"), ("last", "Nullable(Int64)"),
            ],
            "kind, value, account", ByName),
        new(Networks, [("import", "Int32"), ("ip", "String"), ("prefix", "String")], "ip", "cityHash64(ip)"),
        new($"{SupersededRows.Prefix}{Interactions}", OfInteractions, "instant, import, line", ByAccount),
        new($"{SupersededRows.Prefix}{InteractionAttributes}", OfFurther, "kind, value, instant", ByAccount),
        new($"{SupersededRows.Prefix}{Prompts}", OfPrompts, "import, line", ByAccount),
    ];

    /// <summary>
    /// The interactions of a portion by account, UTC day, capability and model, which the server makes as interactions come. Rows of one
    /// key may stand in several until they are merged, so that whoever reads them sums up.
    /// </summary>
    public static WideTable DailySums { get; } = new(
        Daily,
        [
            ("import", "Int32"), ("day", "Int32"), ("account", "String"), ("capability", "LowCardinality(String)"),
            ("model", "LowCardinality(String)"), ("interactions", Sum("Int64")),
            ("input_tokens", Sum("Nullable(Int64)")), ("output_tokens", Sum("Nullable(Int64)")), ("cached_tokens", Sum("Nullable(Int64)")),
            ("cache_write_tokens", Sum("Nullable(Int64)")),
            ("uncached_tokens", Sum("Int64")), ("first", "SimpleAggregateFunction(min, Int64)"),
            ("last", "SimpleAggregateFunction(max, Int64)"),
        ],
        "import, day, account, capability, model", ByName);

    /// <summary>What belongs to the case and to no import; the marks and the assignments that hold are one portion each.</summary>
    public static IReadOnlyList<WideTable> OfCases { get; } =
    [
        new(Marks, [("kind", "String"), ("value", "String"), ("known", "String")], "kind, value"),
        new(Assignments, [("account", "String"), ("cluster", "Nullable(String)"), ("score", "Float64"), ("disposition", "String")],
            "account"),
        new(AccountSets, [("hash", "String"), ("account", "String"), ("accounts", "Int64")], "hash, account"),
        new(States, [("written", "DateTime64(3, 'UTC') DEFAULT now64(3)"), ("state", "String CODEC(ZSTD(3))")], "portion"),
    ];

    public static IEnumerable<WideTable> All => [.. OfImports, DailySums, .. OfCases];

    /// <summary>The names of its columns, <c>store</c> and <c>portion</c> among them.</summary>
    public IEnumerable<string> AllColumns => ["store", "portion", .. Columns.Select(c => c.Name)];

    private static string Sum(string type) => $"SimpleAggregateFunction(sum, {type})";
}
