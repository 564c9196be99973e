using System.Globalization;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
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
        MergeField.Written<SourceEdit>("Author", e => e.Author, (e, text) => e with { Author = text }),
        new("Whose it is", e => e.Party?.Word() ?? "not said", (into, from) => into with { Party = from.Party }),
        new("Read", e => e.IsUnread ? "nobody has read it" : "read", (into, from) => into with { IsUnread = from.IsUnread }),
        new("Kind", e => e.Kind.Word(), (into, from) => into with { Kind = from.Kind }),
        MergeField.Written<SourceEdit>("Address", e => e.Url ?? "", (e, text) => e with { Url = text.Length == 0 ? null : text }),
        new("Published", e => Format.DateOr(e.PublishedOn, "unknown"), (into, from) => into with { PublishedOn = from.PublishedOn }),
        new("Retrieved", e => Format.DateOr(e.RetrievedOn, "unknown"), (into, from) => into with { RetrievedOn = from.RetrievedOn }),
        new("Reliability of who speaks", e => $"{e.Reliability} · {e.Reliability.Word()}",
            (into, from) => into with { Reliability = from.Reliability }),
        new("Credibility of what is said", e => $"{(int)e.Credibility} · {e.Credibility.Word()}",
            (into, from) => into with { Credibility = from.Credibility }),
        MergeField.Written<SourceEdit>("Reason for the grade", e => e.GradeReason, (e, text) => e with { GradeReason = text }),
        MergeField.Written<SourceEdit>("Interest", e => e.Interest, (e, text) => e with { Interest = text }),
        new("Draws on", e => e.DerivedFrom.Count > 0 ? string.Join(", ", e.DerivedFrom.Select(n => $"Source {n}")) : "speaks for itself",
            (into, from) => into with { DerivedFrom = from.DerivedFrom }),
        MergeField.Written<SourceEdit>("Note", e => e.Note, (e, text) => e with { Note = text }),
    ];

    public string Title { get; set; } = "";

    public string Publisher { get; set; } = "";

    public string Author { get; set; } = "";

    /// <summary>Whose it is, as the form's list has it; empty where nobody said.</summary>
    public string Party { get; set; } = "";

    public bool IsUnread { get; set; }

    public SourceKind Kind { get; set; } = SourceKind.Press;

    public string Url { get; set; } = "";

    public DateOnly? PublishedOn { get; set; }

    public DateOnly? RetrievedOn { get; set; }

    public Reliability Reliability { get; set; } = Reliability.F;

    public Credibility Credibility { get; set; } = Credibility.CannotBeJudged;

    public string GradeReason { get; set; } = "";

    public string Interest { get; set; } = "";

    /// <summary>The numbers of the sources that it draws on, with commas; empty for none.</summary>
    public string DerivedFrom { get; set; } = "";

    /// <summary>Carried along: it is set when the text is held.</summary>
    public string TextSha256 { get; set; } = "";

    public string Note { get; set; } = "";

    public static SourceForm Of(SourceEdit edit) => new()
    {
        Title = edit.Title,
        Publisher = edit.Publisher,
        Author = edit.Author,
        Party = edit.Party?.ToString() ?? "",
        IsUnread = edit.IsUnread,
        TextSha256 = edit.TextSha256,
        Kind = edit.Kind,
        Url = edit.Url ?? "",
        PublishedOn = edit.PublishedOn,
        RetrievedOn = edit.RetrievedOn,
        Reliability = edit.Reliability,
        Credibility = edit.Credibility,
        GradeReason = edit.GradeReason,
        Interest = edit.Interest,
        DerivedFrom = string.Join(", ", edit.DerivedFrom),
        Note = edit.Note,
    };

    public SourceEdit ToEdit() => new()
    {
        Title = Title.Trim(),
        Publisher = Publisher.Trim(),
        Author = Author.Trim(),
        Party = Enum.TryParse<SourceParty>(Party, out var party) ? party : null,
        IsUnread = IsUnread,
        TextSha256 = TextSha256,
        Kind = Kind,
        Url = string.IsNullOrWhiteSpace(Url) ? null : Url.Trim(),
        PublishedOn = PublishedOn,
        RetrievedOn = RetrievedOn,
        Reliability = Reliability,
        Credibility = Credibility,
        GradeReason = string.IsNullOrWhiteSpace(GradeReason) ? "No reason is given yet." : GradeReason.Trim(),
        Interest = Interest.Trim(),
        DerivedFrom = [.. DerivedFrom.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)],
        Note = Note.Trim(),
    };
}
