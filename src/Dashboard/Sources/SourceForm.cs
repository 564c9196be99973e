using System.Globalization;
using Dashboard.CasePages;
using Dashboard.Casework;
using Dashboard.Editing;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Sources;

/// <summary>A source while a person fills in its fields.</summary>
public sealed class SourceForm : IEditForm<SourceForm, SourceEdit>
{
    public static IReadOnlyList<MergeField<SourceEdit>> Parts { get; } =
    [
        MergeField.Written<SourceEdit>("Title", e => e.Title, (e, text) => e with { Title = text }),
        MergeField.Written<SourceEdit>("Publisher", e => e.Publisher, (e, text) => e with { Publisher = text }),
        new("Kind", e => e.Kind.Word(), (into, from) => into with { Kind = from.Kind }),
        MergeField.Written<SourceEdit>("Address", e => e.Url ?? "", (e, text) => e with { Url = text.Length == 0 ? null : text }),
        new("Published", e => Wording.DateOr(e.PublishedOn, "unknown"), (into, from) => into with { PublishedOn = from.PublishedOn }),
        new("Retrieved", e => Wording.DateOr(e.RetrievedOn, "unknown"), (into, from) => into with { RetrievedOn = from.RetrievedOn }),
        new("Reliability of who speaks", e => $"{e.Reliability} · {e.Reliability.Word()}", (into, from) => into with { Reliability = from.Reliability }),
        new("Credibility of what is said", e => $"{(int)e.Credibility} · {e.Credibility.Word()}", (into, from) => into with { Credibility = from.Credibility }),
        MergeField.Written<SourceEdit>("Reason for the grade", e => e.GradeReason, (e, text) => e with { GradeReason = text }),
        MergeField.Written<SourceEdit>("Interest", e => e.Interest, (e, text) => e with { Interest = text }),
        new("Repeats", e => e.OriginNumber is { } origin ? $"Source {origin}" : "speaks for itself", (into, from) => into with { OriginNumber = from.OriginNumber }),
        MergeField.Written<SourceEdit>("Note", e => e.Note, (e, text) => e with { Note = text }),
    ];

    public string Title { get; set; } = "";

    public string Publisher { get; set; } = "";

    public SourceKind Kind { get; set; } = SourceKind.Press;

    public string Url { get; set; } = "";

    public DateOnly? PublishedOn { get; set; }

    public DateOnly? RetrievedOn { get; set; }

    public Reliability Reliability { get; set; } = Reliability.F;

    public Credibility Credibility { get; set; } = Credibility.CannotBeJudged;

    public string GradeReason { get; set; } = "";

    public string Interest { get; set; } = "";

    /// <summary>The source that it repeats, as the form's list has it; empty for none.</summary>
    public string Origin { get; set; } = "";

    public string Note { get; set; } = "";

    public static SourceForm Of(SourceEdit edit) => new()
    {
        Title = edit.Title,
        Publisher = edit.Publisher,
        Kind = edit.Kind,
        Url = edit.Url ?? "",
        PublishedOn = edit.PublishedOn,
        RetrievedOn = edit.RetrievedOn,
        Reliability = edit.Reliability,
        Credibility = edit.Credibility,
        GradeReason = edit.GradeReason,
        Interest = edit.Interest,
        Origin = edit.OriginNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
        Note = edit.Note,
    };

    public SourceEdit ToEdit() => new()
    {
        Title = Title.Trim(),
        Publisher = Publisher.Trim(),
        Kind = Kind,
        Url = string.IsNullOrWhiteSpace(Url) ? null : Url.Trim(),
        PublishedOn = PublishedOn,
        RetrievedOn = RetrievedOn,
        Reliability = Reliability,
        Credibility = Credibility,
        GradeReason = string.IsNullOrWhiteSpace(GradeReason) ? "No reason is given yet." : GradeReason.Trim(),
        Interest = Interest.Trim(),
        OriginNumber = int.TryParse(Origin, NumberStyles.None, CultureInfo.InvariantCulture, out var origin) ? origin : null,
        Note = Note.Trim(),
    };
}
