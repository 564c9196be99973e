using Dashboard.Core;

namespace Dashboard.Casework.Exhibits;

/// <summary>What an exhibit is frozen from.</summary>
public sealed record ExhibitDraft
{
    public required string Title { get; init; }

    public required ExhibitView View { get; init; }

    public required Selection Selection { get; init; }

    /// <summary>The panel's own options, as in the URL.</summary>
    public string ViewOptions { get; init; } = "";

    public required Method Method { get; init; }

    /// <summary>The method's parameters, a JSON object.</summary>
    public string ParametersJson { get; init; } = "{}";

    public required Fingerprint Fingerprint { get; init; }

    /// <summary>
    /// The figures shown. Those over the exhibit's own selection are recounted from <see cref="Activity"/> while
    /// it is frozen; an exhibit whose figures do not come out of its own data is refused.
    /// </summary>
    public required IReadOnlyList<Figure.Observed> Figures { get; init; }

    /// <summary>Writes <c>rows.csv</c>, what the panel showed, and answers how many rows it has, its header not counted.</summary>
    public required Func<Stream, CancellationToken, Task<long>> WriteRows { get; init; }

    /// <summary>The selection summed by account, day, capability and model: what every figure can be recounted from.</summary>
    public required IAsyncEnumerable<ActivityLine> Activity { get; init; }

    /// <summary>The panel as it looked; null where there is no picture, as for a table.</summary>
    public ExhibitPicture? Picture { get; init; }
}

/// <summary>A line of <c>activity.csv</c>: the interactions of one account on one UTC day with one capability and model.</summary>
/// <param name="Account">The account; empty where the log names nobody.</param>
/// <param name="Model">The model; empty where the log names none.</param>
public readonly record struct ActivityLine(
    string Account, DateOnly Day, string Capability, string Model, long Interactions, long InputTokens, long OutputTokens);

/// <summary>The format of a picture.</summary>
public enum PictureFormat
{
    Png,
    Svg,
}

/// <summary>A picture of a panel.</summary>
public sealed record ExhibitPicture(PictureFormat Format, ReadOnlyMemory<byte> Content);

/// <summary>A file of an exhibit.</summary>
public sealed record ExhibitFile(string Name, long Bytes, string Sha256);
