using System.Collections.Immutable;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Standings;
using static Dashboard.Casework.Tests.GivenCase;

namespace Dashboard.Casework.Tests;

public class StandingCeilingTests
{
    // Every ground that the rule can meet, over two origins and the accuser's: what decides a ceiling is in here.
    private static readonly IReadOnlyList<GroundFacts> Every =
    [
        .. from statement in Enum.GetValues<StatementKind>()
           from origin in (string[])[GroundFacts.Accuser, "one", "two"]
           from kind in Enum.GetValues<OriginKind>()
           from bearing in Enum.GetValues<Bearing>()
           from independent in (bool[])[false, true]
           select new GroundFacts(statement, kind, [origin], bearing, independent),
    ];

    [Fact]
    public void Of_EveryCombinationOfTwoGrounds_IsWhatTheTableSays()
    {
        var tried = 0;
        foreach (var element in Enum.GetValues<ElementKind>())
        {
            Assert.Equal(Standing.Unverifiable, StandingCeiling.Of(element, []).Highest);
            foreach (var first in Every)
            {
                Assert.Equal(Expected(element, first), StandingCeiling.Of(element, [first]).Highest);
                foreach (var second in Every)
                {
                    Assert.Equal(Expected(element, first, second), StandingCeiling.Of(element, [first, second]).Highest);
                    tried++;
                }
            }
        }

        Assert.Equal(5 * 216 * 216, tried);
    }

    [Fact]
    public void Of_MoreGrounds_NeverCorroboratesWithoutTwoThatDo()
    {
        var random = new Random(20261130);
        for (var turn = 0; turn < 20_000; turn++)
        {
            var element = (ElementKind)random.Next(5);
            var grounds = Enumerable.Range(0, random.Next(1, 7)).Select(_ => Every[random.Next(Every.Count)]).ToArray();

            Assert.Equal(Expected(element, grounds), StandingCeiling.Of(element, grounds).Highest);
        }
    }

    [Fact]
    public void Of_TelemetryAlone_NeitherIdentifiesNorDirectsNorTrains()
    {
        GroundFacts[] telemetry =
            [.. Every.Where(
                g => g.OriginKind != OriginKind.Document && g.Statement is not (StatementKind.Test or StatementKind.Admission))];

        Assert.Equal(Standing.Unverifiable, StandingCeiling.Of(ElementKind.OperatorIdentified, telemetry).Highest);
        Assert.Equal(Standing.Unverifiable, StandingCeiling.Of(ElementKind.DirectedByLab, telemetry).Highest);
        Assert.Equal(Standing.Unverifiable, StandingCeiling.Of(ElementKind.UsedInTraining, telemetry).Highest);
    }

    [Fact]
    public void CeilingOf_ExhibitsOfOneDataSetAndTheAccusersOwnWords_AreOneOrigin()
    {
        var grounding = new Grounding(Case(), GivenCase.Sources);

        Assert.Equal(
            Standing.Alleged,
            Ceiling(
                grounding, ElementKind.Coordinated, Shows(1), Shows(2), Shows(3), Says(AccuserAgain, StatementKind.OwnFinding)).Highest);
        Assert.Equal(
            Standing.Corroborated, Ceiling(grounding, ElementKind.Coordinated, Shows(1), Says(Agency, StatementKind.OwnFinding)).Highest);
        Assert.Equal(
            Standing.Corroborated,
            Ceiling(
                new Grounding(Case(holder: "A relay"), GivenCase.Sources), ElementKind.Coordinated, Shows(1),
                Says(AccuserAgain, StatementKind.OwnFinding)).Highest);
    }

    [Fact]
    public void CeilingOf_RewritesOfOneLetter_AreOneOriginThroughSeveralParents()
    {
        var grounding = new Grounding(Case(), GivenCase.Sources);
        var says = (int source) => Says(source, StatementKind.Reported);

        Assert.Equal(
            Standing.Alleged, Ceiling(grounding, ElementKind.OperatorIdentified, says(ArticleA), says(ArticleB), says(Letter)).Highest);
        Assert.Equal(Standing.Alleged, Ceiling(grounding, ElementKind.OperatorIdentified, says(Digest), says(Agency)).Highest);
        Assert.Equal(Standing.Alleged, Ceiling(grounding, ElementKind.OperatorIdentified, says(Digest), says(ArticleA)).Highest);
        Assert.Equal(
            Standing.Corroborated, Ceiling(grounding, ElementKind.OperatorIdentified, says(ArticleA), says(Agency), says(Digest)).Highest);
    }

    [Fact]
    public void CeilingOf_NobodyAssessedIndependence_StaysAllegedAndSaysWhatLifts()
    {
        var ceiling = Ceiling(
            new Grounding(Case(), GivenCase.Sources), ElementKind.OperatorIdentified, Says(Agency, StatementKind.Reported, ""),
            Says(Newspaper, StatementKind.Reported));

        Assert.Equal(Standing.Alleged, ceiling.Highest);
        Assert.Contains(ceiling.Lifts, l => l.Contains("assesses whether Source 4 is independent", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Laboratory, StatementKind.Test, "", Standing.Unverifiable)]
    [InlineData(Laboratory, StatementKind.Test, "Committed on 3 May, sha256 ab12", Standing.Alleged)]
    [InlineData(Newspaper, StatementKind.Admission, "", Standing.Unverifiable)]
    [InlineData(Concession, StatementKind.Admission, "", Standing.Alleged)]
    [InlineData(Concession, StatementKind.Reported, "", Standing.Unverifiable)]
    public void CeilingOf_UsedInTraining_RestsOnCommittedTestsAndTheAccusedsOwnAdmission(
        int source, StatementKind kind, string commitment, Standing highest) =>
        Assert.Equal(
            highest,
            Ceiling(
                new Grounding(Case(), GivenCase.Sources), ElementKind.UsedInTraining, Says(source, kind, commitment: commitment)).Highest);

    [Fact]
    public void CeilingOf_UnreadDocument_OnlyPassesOn()
    {
        var ceiling = Ceiling(
            new Grounding(Case(), GivenCase.Sources), ElementKind.Coordinated, Says(Letter, StatementKind.OwnFinding),
            Says(Agency, StatementKind.OwnFinding));

        Assert.Equal(Standing.Alleged, ceiling.Highest);
    }

    [Fact]
    public void CeilingOf_FactAgainstFromAnotherOrigin_Disputes()
    {
        var grounding = new Grounding(Case(), GivenCase.Sources);

        Assert.Equal(
            Standing.Disputed,
            Ceiling(
                grounding, ElementKind.Coordinated, Shows(1), Says(Denial, StatementKind.OwnFinding, bearing: Bearing.Against)).Highest);
        Assert.Equal(
            Standing.Alleged,
            Ceiling(grounding, ElementKind.Coordinated, Shows(1), Says(Denial, StatementKind.Opinion, bearing: Bearing.Against)).Highest);
        Assert.Equal(Standing.Alleged, Ceiling(grounding, ElementKind.Coordinated, Shows(1), Shows(2, bearing: Bearing.Against)).Highest);
    }

    [Fact]
    public void Of_EveryCeiling_SaysWhyAndWhatWouldChangeIt()
    {
        foreach (var element in Enum.GetValues<ElementKind>())
        {
            foreach (var ceiling in Every.SelectMany(
                first => Every.Where((_, i) => i % 17 == 0).Select(second => StandingCeiling.Of(element, [first, second]))))
            {
                Assert.NotEmpty(ceiling.Why);
                Assert.Equal(ceiling.Highest != Standing.Corroborated, ceiling.Lifts.Count > 0);
                Assert.Equal(ceiling.Highest != Standing.Unverifiable, ceiling.Lowers.Count > 0);
            }
        }
    }

    private static StandingCeiling Ceiling(Grounding grounding, ElementKind element, params GroundEdit[] grounds) =>
        grounding.CeilingOf(new ElementEdit(element, "", Standing.Unverifiable, "", Grounds: grounds));

    // The rule once more, written from its words and not from its code.
    internal static Standing Expected(ElementKind element, params GroundFacts[] grounds)
    {
        bool Bears(GroundFacts g) => g.Bearing == Bearing.For && element switch
        {
            ElementKind.AccountsFraudulent or ElementKind.Coordinated => g.Statement != StatementKind.Opinion,
            ElementKind.OperatorIdentified or ElementKind.DirectedByLab =>
                g.Statement != StatementKind.Opinion && g.OriginKind == OriginKind.Document,
            _ => g.Statement is StatementKind.Test or StatementKind.Admission,
        };
        var bearing = grounds.Where(Bears).ToList();
        if (bearing.Count == 0) return Standing.Unverifiable;
        var ours = bearing.SelectMany(g => g.Origins).ToImmutableHashSet();
        if (grounds.Any(
            g => g.Bearing == Bearing.Against && g.Statement is not (StatementKind.Opinion or StatementKind.Relayed)
            && !g.Origins.Any(ours.Contains))) return Standing.Disputed;
        var lifting = bearing.Where(g => g.IsIndependent && g.Statement != StatementKind.Relayed).ToList();
        return lifting.Exists(a => lifting.Exists(b => !a.Origins.Overlaps(b.Origins))) ? Standing.Corroborated : Standing.Alleged;
    }
}
