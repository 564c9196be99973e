using Dashboard.Core;

namespace Dashboard.Casework.Reviews;

/// <summary>How much a remark weighs.</summary>
public enum RemarkKind
{
    /// <summary>To be looked at.</summary>
    Note,

    /// <summary>Blocks the approval until it is settled, or overridden with a reason.</summary>
    Red,

    /// <summary>Somebody does not agree. It is kept, and travels along wherever the allegation goes.</summary>
    Dissent,
}

/// <summary>What somebody remarked on a passage of an allegation.</summary>
public sealed class AllegationRemark
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    public required int AllegationNumber { get; init; }

    /// <summary>The element that it is on; null for the allegation as a whole.</summary>
    public int? ElementNumber { get; init; }

    /// <summary>The passage, as it was written; empty for none in particular.</summary>
    public string Passage { get; init; } = "";

    public required string Text { get; init; }

    public required RemarkKind Kind { get; init; }

    public required string By { get; init; }

    public required DateTime At { get; init; }

    /// <summary>How it was settled; empty while it is open.</summary>
    public string Settlement { get; set; } = "";

    public string? SettledBy { get; set; }

    public DateTime? SettledAt { get; set; }

    /// <summary>Whether it blocks an approval.</summary>
    public bool IsBlocking => Kind == RemarkKind.Red && SettledAt is null;
}

/// <summary>What a remark is made from.</summary>
public sealed record RemarkDraft(RemarkKind Kind, string Text, int? ElementNumber = null, string Passage = "");
