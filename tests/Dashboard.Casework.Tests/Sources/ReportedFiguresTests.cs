using Dashboard.Casework.Sources;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public class ReportedFiguresTests
{
    [Fact]
    public void Add_OverlappingWindows_IsRefusedAndNamesBoth()
    {
        var sum = ReportedFigures.Add(
            [Figure("more than", 28.8, "2026-04-22", "2026-06-05"), Figure("more than", 151, "2026-05-01", "2026-07-31")]);

        Assert.Null(sum.Value);
        Assert.Contains("overlapping", Assert.Single(sum.Refusals), StringComparison.Ordinal);
        Assert.Contains("more than 28.8", sum.Refusals[0], StringComparison.Ordinal);
        Assert.Contains("more than 151", sum.Refusals[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Add_WindowsThatShareOneDay_IsRefused() =>
        Assert.Single(
            ReportedFigures.Add([Figure("about", 1, "2026-01-01", "2026-01-31"), Figure("about", 2, "2026-01-31", "2026-02-28")]).Refusals);

    [Fact]
    public void Add_WindowNotKnown_IsRefused()
    {
        var figures = new[] { Figure("about", 1, "2026-01-01", "2026-01-31"), Figure("about", 2, null, null) };

        Assert.Equal(WindowRelation.Unknown, Assert.Single(ReportedFigures.Overlaps(figures)).Relation);
        Assert.Null(ReportedFigures.Add(figures).Value);
    }

    [Fact]
    public void Add_WindowsApartWithOneQualifier_KeepsTheQualifier()
    {
        var sum = ReportedFigures.Add(
            [Figure("more than", 1000, "2026-01-01", "2026-01-31"), Figure("more than", 2500, "2026-02-01", "2026-02-28")]);

        Assert.Equal((3500d, "more than 3,500"), (sum.Value, sum.Wording));
        Assert.Empty(sum.Refusals);
    }

    [Fact]
    public void Add_QualifiersDiffer_IsRefused() =>
        Assert.Null(
            ReportedFigures.Add([Figure("nearly", 1, "2026-01-01", "2026-01-31"), Figure("roughly", 2, "2026-02-01", "2026-02-28")]).Value);

    [Fact]
    public void Add_Accounts_IsRefusedSinceTheSameOnesMayReturn() => Assert.Null(ReportedFigures.Add(
        [Figure("about", 1, "2026-01-01", "2026-01-31", Measure.Accounts),
            Figure("about", 2, "2026-02-01", "2026-02-28", Measure.Accounts)]).Value);

    [Fact]
    public void Add_Nothing_IsRefused() => Assert.Null(ReportedFigures.Add([]).Value);

    [Fact]
    public void ToFigure_OfItsSource_KeepsWordingQualifierAndGrade()
    {
        var figure = Figure("roughly", 28.8, null, null).ToFigure(SourceOriginsTests.Source(1, null, "Somebody"));

        Assert.Equal(new Figure.Reported(Measure.Interactions, "roughly 28.8", "roughly", 28.8, 1, "B3"), figure);
    }

    private static ReportedFigure Figure(
        string qualifier, double value, string? start, string? end, Measure measure = Measure.Interactions) => new()
    {
        CaseId = CaseId.Parse("harbour"), Number = 1, SourceNumber = 1, Subject = "Campaign", Measure = measure, Qualifier = qualifier,
        Wording = FormattableString.Invariant($"{qualifier} {value}"), Value = value,
        WindowStart = start is null ? null : DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture),
        WindowEnd = end is null ? null : DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture),
    };
}
