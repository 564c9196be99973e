using Dashboard.Casework;

namespace Dashboard.Sources;

/// <summary>A source while a person fills in its fields.</summary>
public sealed class SourceForm
{
    /// <summary>The source edited; null for a new one.</summary>
    public int? Number { get; private init; }

    /// <summary>The version that the edit is made on.</summary>
    public long Version { get; set; }

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

    public static SourceForm Of(Source source) => new()
    {
        Number = source.Number,
        Version = source.Version,
        Title = source.Title,
        Publisher = source.Publisher,
        Kind = source.Kind,
        Url = source.Url ?? "",
        PublishedOn = source.PublishedOn,
        RetrievedOn = source.RetrievedOn,
        Reliability = source.Reliability,
        Credibility = source.Credibility,
        GradeReason = source.GradeReason,
        Interest = source.Interest,
        Origin = source.OriginNumber?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
        Note = source.Note,
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
        OriginNumber = int.TryParse(Origin, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var origin) ? origin : null,
        Note = Note.Trim(),
    };
}
