using System.Collections.Frozen;

namespace Dashboard.Casework.Standings;

/// <summary>What kind of statement a ground makes. The kinds are never mixed.</summary>
public enum StatementKind
{
    /// <summary>What somebody else says, passed on.</summary>
    Relayed,

    /// <summary>What whoever speaks states as a fact, from reporting of their own.</summary>
    Reported,

    /// <summary>What whoever speaks argues.</summary>
    Opinion,

    /// <summary>What whoever speaks found in data or documents of their own.</summary>
    OwnFinding,

    /// <summary>The outcome of a test whose null was randomised and committed to before it was run.</summary>
    Test,

    /// <summary>What the accused concede against themselves.</summary>
    Admission,
}

/// <summary>What a ground's words come from.</summary>
public enum OriginKind
{
    /// <summary>Logs of whoever accuses.</summary>
    AccuserTelemetry,

    /// <summary>Logs of somebody else.</summary>
    OtherTelemetry,

    /// <summary>A document.</summary>
    Document,
}

/// <summary>The kinds of statement in groups, and the words for them.</summary>
public static class StatementKinds
{
    /// <summary>What states something from knowledge of its own.</summary>
    public static FrozenSet<StatementKind> Facts { get; } = [
        StatementKind.Reported, StatementKind.OwnFinding, StatementKind.Test, StatementKind.Admission];

    /// <summary>What says that something is so, on its own knowledge or another's. An opinion does not.</summary>
    public static FrozenSet<StatementKind> Claims { get; } = [StatementKind.Relayed, .. Facts];

    /// <summary>What alone bears on use in training.</summary>
    public static FrozenSet<StatementKind> Proofs { get; } = [StatementKind.Test, StatementKind.Admission];

    public static string Word(this StatementKind kind) => kind switch
    {
        StatementKind.Relayed => "relayed",
        StatementKind.Reported => "reported",
        StatementKind.Opinion => "opinion",
        StatementKind.OwnFinding => "own finding",
        StatementKind.Test => "test",
        StatementKind.Admission => "admission",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Kinds as a list of words: “reported, own finding or test”.</summary>
    public static string Words(IEnumerable<StatementKind> kinds)
    {
        var words = kinds.Order().Select(Word).ToList();
        return words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} or {words[^1]}";
    }
}
