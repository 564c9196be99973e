namespace Dashboard.Interactions.Presets;

/// <summary>Which rows of a log are requests to a model, and what the others are. Rows that are none are set aside.</summary>
internal sealed record RequestRule
{
    /// <summary>The columns that may say what a row is; the first that has a value does.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What they say of a request, matched without regard to case.</summary>
    public IReadOnlyList<string> Requests { get; init; } = [];

    /// <summary>What they say of a request for embeddings, which counts where a mapping says so.</summary>
    public IReadOnlyList<string> Embeddings { get; init; } = [];

    /// <summary>
    /// Columns that name an operation, an address or a model, and by that a request for embeddings: one that has “embed” in it,
    /// as <c>/v1/embeddings</c>, <c>Embeddings_Create</c> and <c>text-embedding-3-small</c>.
    /// </summary>
    public IReadOnlyList<string> EmbeddingNames { get; init; } = [];

    /// <summary>Columns that hold the method or the first line of an HTTP request: only what is posted asks a model.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>What a request's column begins with, where it is a line of a program's log; empty where it says so in one word.</summary>
    public string Beginning { get; init; } = "";

    /// <summary>What they say of other rows, and what that is in words: “a tool's run”.</summary>
    public IReadOnlyDictionary<string, string> Others { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What they say of the run of an agent: such runs are among the others, and count where a log has no other requests.
    /// </summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>What a row is that says something else of itself; null where such a row is a request.</summary>
    public string? Otherwise { get; init; }

    /// <summary>
    /// Columns of which a request has at least one, where no column says what the row is; none where every such row is a request.
    /// </summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>What a row without any of these is.</summary>
    public string Unmarked { get; init; } = "a row that asks no model";
}

/// <summary>How several rows of one id make up one request: each field is that of the first row that has it.</summary>
/// <param name="Key">The column by which they belong together.</param>
/// <param name="Order">The column that numbers them; null for the order of the log.</param>
/// <param name="Pieces">The columns whose texts go over several rows and are put together.</param>
internal sealed record PartJoin(string Key, string? Order, IReadOnlyList<string> Pieces)
{
    /// <summary>
    /// The columns whose values become one list, an element for each row that has one; the elements of lists become its elements.
    /// </summary>
    public IReadOnlyList<string> Lists { get; init; } = [];

    /// <summary>The columns of which the last row that has a value counts: what grows or is known at the end.</summary>
    public IReadOnlyList<string> Last { get; init; } = [];

    /// <summary>
    /// The column that names what a row's element of <see cref="Lists"/> is: each element is an object of <c>name</c> and
    /// <c>body</c> then. Null where elements stand for themselves.
    /// </summary>
    public string? NameOf { get; init; }

    /// <summary>Which rows are parts; null for all.</summary>
    public PartKind? Kind { get; init; }

    /// <summary>Whether a row without a key belongs to the request that began last.</summary>
    public bool Follows { get; init; }
}

/// <summary>By what a row says that it is a part.</summary>
/// <param name="Column">The column that says so.</param>
/// <param name="Values">What it says then.</param>
internal sealed record PartKind(string Column, IReadOnlyList<string> Values);
