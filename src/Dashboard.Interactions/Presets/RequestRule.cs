namespace Dashboard.Interactions.Presets;

/// <summary>Which rows of a log are requests to a model, and what the others are. Rows that are none are set aside.</summary>
internal sealed record RequestRule
{
    /// <summary>The columns that may say what a row is; the first that has a value does.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What they say of a request, matched without regard to case.</summary>
    public IReadOnlyList<string> Requests { get; init; } = [];

    /// <summary>What they say of other rows, and what that is in words: “a tool's run”.</summary>
    public IReadOnlyDictionary<string, string> Others { get; init; } = new Dictionary<string, string>();

    /// <summary>What a row is that says something else of itself; null where such a row is a request.</summary>
    public string? Otherwise { get; init; }

    /// <summary>Columns of which a request has at least one, where no column says what the row is; none where every such row is a request.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>What a row without any of these is.</summary>
    public string Unmarked { get; init; } = "a row that asks no model";
}

/// <summary>How several rows of one id make up one request: each field is that of the first row that has it.</summary>
/// <param name="Key">The column by which they belong together.</param>
/// <param name="Order">The column that numbers them; null for the order of the log.</param>
/// <param name="Pieces">The columns whose texts go over several rows and are put together.</param>
internal sealed record PartJoin(string Key, string? Order, IReadOnlyList<string> Pieces);
