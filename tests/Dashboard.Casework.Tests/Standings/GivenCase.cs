using Dashboard.Casework.Allegations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

/// <summary>A small case to read grounds in, none of it stored. The actors are fictional.</summary>
internal static class GivenCase
{
    public const int Letter = 1;
    public const int ArticleA = 2;
    public const int ArticleB = 3;
    public const int Agency = 4;
    public const int Newspaper = 5;
    public const int Denial = 6;
    public const int Concession = 7;
    public const int Digest = 8;
    public const int Laboratory = 9;
    public const int AccuserAgain = 10;

    public static CaseId Id { get; } = CaseId.Parse("harbour");

    public static DateTime Now { get; } = new(2026, 7, 1, 9, 0, 0, DateTimeKind.Utc);

    public static IReadOnlyList<Source> Sources { get; } =
    [
        Source(Letter, "The provider", SourceParty.Accuser, isUnread: true),
        Source(ArticleA, "Gazette", null, false, Letter),
        Source(ArticleB, "Courier", null, false, Letter),
        Source(Agency, "An agency", SourceParty.ThirdParty),
        Source(Newspaper, "Ledger", SourceParty.ThirdParty),
        Source(Denial, "Harrow lab", SourceParty.Accused),
        Source(Concession, "Harrow lab", SourceParty.Accused),
        Source(Digest, "Digest", null, false, Letter, Agency),
        Source(Laboratory, "A university", SourceParty.ThirdParty),
        Source(AccuserAgain, "the PROVIDER", null),
    ];

    public static Case Case(bool isSynthetic = false, string holder = "", CaseKind kind = CaseKind.Telemetry) => new()
    {
        Id = Id, Name = "Harbour", Kind = kind, IsSynthetic = isSynthetic, DataHolder = holder, CreatedAt = Now, CreatedBy = "ada",
        UpdatedAt = Now, UpdatedBy = "ada",
    };

    public static Source Source(int number, string publisher, SourceParty? party, bool isUnread = false, params int[] from) => new()
    {
        CaseId = Id, Number = number, Title = $"Title {number}", Publisher = publisher,
        Kind = isUnread ? SourceKind.Statement : SourceKind.Press, Party = party, IsUnread = isUnread,
        Reliability = isUnread ? null : Reliability.B, Credibility = isUnread ? null : Credibility.PossiblyTrue, GradeReason = "Because.",
        OriginNumber = from.Length > 0 ? from[0] : null, FurtherOrigins = [.. from.Skip(1)], UpdatedAt = Now, UpdatedBy = "ada",
    };

    public static GroundEdit Says(
        int source, StatementKind kind, string independence = "Its own people looked.", Bearing bearing = Bearing.For,
        string commitment = "") =>
        new(bearing, SourceNumber: source) { Statement = kind, Independence = independence, Commitment = commitment };

    public static GroundEdit Shows(int exhibit, string independence = "Counted here.", Bearing bearing = Bearing.For) =>
        new(bearing, ExhibitNumber: exhibit) { Independence = independence };

    public static Allegation Allegation(IReadOnlyList<(ElementKind Kind, Standing Standing, IReadOnlyList<GroundEdit> Grounds)> chain)
    {
        var allegation = new Allegation
        {
            CaseId = Id, Number = 1, Title = "The lab did all of it", Status = AllegationStatus.Draft, CreatedAt = Now, CreatedBy = "ada",
            UpdatedAt = Now, UpdatedBy = "ada",
        };
        foreach (var (index, (kind, standing, grounds)) in chain.Index())
        {
            var element =
                new AllegationElement { CaseId = Id, AllegationNumber = 1, Number = index + 1, Kind = kind, Standing = standing,
                    StandingReason = "" };
            element.Grounds.AddRange(grounds.Select((g, i) => new Ground
            {
                CaseId = Id, AllegationNumber = 1, ElementNumber = index + 1, Number = i + 1, ExhibitNumber = g.ExhibitNumber,
                SourceNumber = g.SourceNumber,
                Bearing = g.Bearing, Statement = g.Statement, Independence = g.Independence, Commitment = g.Commitment,
            }));
            allegation.Elements.Add(element);
        }

        return allegation;
    }
}
