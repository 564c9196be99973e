using Dashboard.Casework.Quotations;
using Dashboard.Casework.Sources;
using Dashboard.Core;

namespace Dashboard.Casework.Records;

/// <summary>What kind of thing has numbers and revisions within a case.</summary>
public enum RecordKind
{
    Source,
    ReportedFigure,
    Event,
    OpenQuestion,
    Allegation,
    Exhibit,
    Annotation,
    Packet,
    Mapping,
    CapabilityRules,
    Selection,
    Window,
    Quotation,
    Remark,
    ClusterName,
}

/// <summary>
/// An allegation, source, annotation, named mapping, set of rules, saved selection or drawn window as it was saved once, whole.
/// </summary>
public sealed class Revision
{
    public required CaseId CaseId { get; init; }

    public required RecordKind Kind { get; init; }

    public required int Number { get; init; }

    public required long Version { get; init; }

    public required DateTime SavedAt { get; init; }

    public required string SavedBy { get; init; }

    /// <summary>The whole, as a JSON object.</summary>
    public required string Document { get; init; }
}

/// <summary>The last number given out for a kind of thing in a case. It only rises, so that a number is never given twice.</summary>
public sealed class NumberCounter
{
    public required CaseId CaseId { get; init; }

    public required RecordKind Kind { get; init; }

    public required int Last { get; set; }
}
