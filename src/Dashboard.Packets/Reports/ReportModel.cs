using System.Globalization;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Sources;
using Dashboard.Packets.Contents;

namespace Dashboard.Packets.Reports;

/// <summary>What the report shows.</summary>
/// <param name="Envelope">Who sealed it, when and with what.</param>
/// <param name="ContentId">The SHA-256 of the content's manifest.</param>
/// <param name="Files">The payload but for the report itself.</param>
public sealed record ReportModel(
    PacketContents Contents, PacketEnvelope Envelope, string ContentId, IReadOnlyList<ReportExhibit> Exhibits,
    IReadOnlyList<PayloadFile> Files)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.TryFindSystemTimeZoneById(Contents.Case.TimeZone, out var found)
        ? found : TimeZoneInfo.Utc;

    public Allegation Allegation => Contents.Allegation;

    /// <summary>The packet's identifier, which is also the name of its folder.</summary>
    public string Identifier => PacketDocument.Of(Contents).IdentifierOf(ContentId);

    internal IReadOnlyList<ReportSection> Sections { get; } = ReportSections.Of(Contents);

    /// <summary>The number of a section.</summary>
    public int NumberOf(string section) => Sections.ToList().FindIndex(s => s.Id == section) + 1;

    /// <summary>The number and title of a section.</summary>
    public string HeadingOf(string section) =>
        string.Create(CultureInfo.InvariantCulture, $"{NumberOf(section)} {Sections.Single(s => s.Id == section).Title}");

    internal PacketStanding Standing { get; } = PacketStanding.Of(Contents);

    /// <summary>Whether nobody approved the allegation, which then stands on every page.</summary>
    public bool IsDraft => Allegation.Status is not (AllegationStatus.Approved or AllegationStatus.Released);

    public bool IsSynthetic => Contents.Case.IsSynthetic;

    public string ZoneName => zone == TimeZoneInfo.Utc ? "UTC" : $"{Contents.Case.TimeZone}, with UTC beside it";

    /// <summary>An instant in the case's time zone, with UTC beside it where the two differ.</summary>
    public string Time(DateTime utc)
    {
        if (zone == TimeZoneInfo.Utc) return string.Create(CultureInfo.InvariantCulture, $"{utc:yyyy-MM-dd HH:mm:ss} UTC");
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
        return string.Create(
            CultureInfo.InvariantCulture, $"{local:yyyy-MM-dd HH:mm:ss} {Contents.Case.TimeZone} ({utc:yyyy-MM-dd HH:mm:ss} UTC)");
    }

    public Source? Source(int? number) => Contents.Sources.FirstOrDefault(s => s.Number == number);

    public PacketExhibit? Exhibit(int? number) => Contents.Exhibits.FirstOrDefault(x => x.Record.Number == number);
}

/// <summary>An exhibit with what of it is shown on paper.</summary>
/// <param name="Picture">Its picture as a data URI; null when it has none.</param>
/// <param name="Drawing">Its rows drawn, SVG; null where they are not.</param>
public sealed record ReportExhibit(PacketExhibit Exhibit, string? Picture, string? Drawing, RowsPreview Rows);

/// <summary>The first rows and columns of an exhibit's rows.</summary>
/// <param name="Columns">How many columns there are in all.</param>
/// <param name="Total">How many rows there are in all.</param>
public sealed record RowsPreview(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, int Columns, long Total);
