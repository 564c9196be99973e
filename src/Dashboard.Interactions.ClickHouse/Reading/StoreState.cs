using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.Store.Content;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.ClickHouse.Reading;

/// <summary>
/// What a store holds at a time: all that is small, and which portions of the large tables count. It is one row of the table <c>states</c>,
/// so that whatever changes becomes visible at once and whole, in however many tables its rows lie.
/// </summary>
internal sealed record StoreState
{
    private const int OwnVersion = 1;

    /// <summary>The version of the tables.</summary>
    public int Version { get; init; } = OwnVersion;

    /// <summary>The state's own number: the latest holds.</summary>
    public required long Number { get; init; }

    /// <summary>The seed of row identities.</summary>
    public required long Seed { get; init; }

    public required int NextImport { get; init; }

    public IReadOnlyList<ImportRow> Imports { get; init; } = [];

    /// <summary>The digests of the content, and how many rows of sums there are.</summary>
    public IReadOnlyList<ContentRow> Content { get; init; } = [];

    public IReadOnlyList<KnownRow> Known { get; init; } = [];

    /// <summary>The portion of each import that has rows.</summary>
    public IReadOnlyDictionary<int, long> Portions { get; init; } = new Dictionary<int, long>();

    /// <summary>The portion of the marks of known infrastructure; 0 for none.</summary>
    public long Marks { get; init; }

    /// <summary>The portion of the assignments; 0 for none.</summary>
    public long Assignments { get; init; }

    /// <summary>The portions that count.</summary>
    [JsonIgnore]
    public IEnumerable<long> Live => Portions.Values.Concat(new[] { Marks, Assignments }.Where(p => p > 0));

    /// <summary>The list of known infrastructure that holds.</summary>
    [JsonIgnore]
    public KnownList Holding => Known is [.., var last]
        ? KnownLists.Of(last.List, last.Version, last.SavedBy, Microseconds.ToTime(last.SavedAt)) : KnownLists.Own;

    public IReadOnlyList<ImportReport> Reports() =>
        [.. Imports.OrderBy(i => i.Number).Select(i => ImportRecords.Read<ImportReport>(i.Report))];

    /// <summary>The parts that have a digest, in the order of import, table and day.</summary>
    public IEnumerable<ContentPart> Parts() => Content.Where(c => c.Digest is not null)
        .Select(c => new ContentPart(c.Import, c.Source, c.Day is { } day ? Microseconds.ToDay(day) : null, c.Rows, c.Digest!));

    public string Text() => JsonSerializer.Serialize(this);

    /// <exception cref="InvalidOperationException">It was written by another version.</exception>
    public static StoreState Read(string text, ClickHouseAddress address)
    {
        var state = JsonSerializer.Deserialize<StoreState>(text)!;
        return state.Version == OwnVersion
            ? state
            : throw new InvalidOperationException(
                $"The tables at {address} were written by another version of this program (theirs is {state.Version}, this program knows {OwnVersion}). Nothing was changed. Open them with that version.");
    }
}

/// <summary>An import as the table of imports keeps it.</summary>
internal sealed record ImportRow(
    int Number, string Sha256, string Mapping, string? Rules, long RowsRead, long Accepted, long Duplicates, long Rejected, string Report);

/// <summary>How many rows an import has in a table, on a day where the table knows days; a digest where they are content.</summary>
internal sealed record ContentRow(int Import, string Source, int? Day, long Rows, string? Digest);

/// <summary>A version of the list of known infrastructure.</summary>
internal sealed record KnownRow(int Version, string SavedBy, long SavedAt, string List);
