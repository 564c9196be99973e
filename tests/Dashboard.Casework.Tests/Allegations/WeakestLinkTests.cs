using Dashboard.Casework.Allegations;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public class WeakestLinkTests
{
    [Fact]
    public void WeakestLink_DifferentStandings_IsTheWeakest()
    {
        var allegation = Chain(
            (Standing.Corroborated, true), (Standing.Disputed, true), (Standing.Unverifiable, true), (Standing.Alleged, false));

        Assert.Equal(3, allegation.WeakestLink()!.Number);
    }

    [Fact]
    public void WeakestLink_EqualStandings_IsTheOneThatNothingSpeaksFor()
    {
        var allegation = Chain((Standing.Alleged, true), (Standing.Alleged, false), (Standing.Alleged, true));

        Assert.Equal(2, allegation.WeakestLink()!.Number);
    }

    [Fact]
    public void WeakestLink_EqualInBoth_IsTheFirst()
    {
        var allegation = Chain((Standing.Corroborated, true), (Standing.Alleged, false), (Standing.Alleged, false));

        Assert.Equal(2, allegation.WeakestLink()!.Number);
    }

    [Fact]
    public void WeakestLink_NoElements_IsNull() => Assert.Null(Chain().WeakestLink());

    [Fact]
    public void Standings_InOrder_RiseFromWhatNoLongerStandsToWhatIsCorroborated() => Assert.Equal(
        [Standing.Retracted, Standing.Superseded, Standing.Unverifiable, Standing.Disputed, Standing.Alleged, Standing.Corroborated],
        Enum.GetValues<Standing>().Order());

    private static Allegation Chain(params (Standing Standing, bool IsGrounded)[] links)
    {
        var id = CaseId.Parse("harbour");
        var at = new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc);
        return new Allegation
        {
            CaseId = id, Number = 1, Title = "Title", Status = AllegationStatus.Draft, CreatedAt = at, CreatedBy = "a", UpdatedAt = at,
            UpdatedBy = "a",
            Elements =
            [
                .. links.Select((link, i) => new AllegationElement
                {
                    CaseId = id, AllegationNumber = 1, Number = i + 1, Kind = ElementKind.Coordinated, Standing = link.Standing,
                    StandingReason = "",
                    Grounds =
                    [
                        new Ground { CaseId = id, AllegationNumber = 1, ElementNumber = i + 1, Number = 1, SourceNumber = 1,
                            Bearing = link.IsGrounded ? Bearing.For : Bearing.Against },
                    ],
                }),
            ],
        };
    }
}
