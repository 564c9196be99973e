using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Candidates;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Tests.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Candidates;

/// <summary>Who takes part in a pool's work beside a life of their own, and who only has a few rows or an exit in common with it.</summary>
public sealed class SharedWorkTests
{
    [Theory]
    [InlineData(40, true, true)] // Rented out as the pool's are: a good part of what it asks is the work, over the pool's exit.
    [InlineData(8, false, false)] // So few rows a forger may have written.
    [InlineData(0, true, false)] // Another customer of the exit.
    [InlineData(40, false, false)] // The same beside a pool that does nothing but its work: a life of its own tells it.
    public void IsPartOf_LifeBesideSomeOfTheWork_IsToldByTheWorkWhereThePoolMixes(int rows, bool mixes, bool isPart)
    {
        var log = new HandMade();
        var people = log.People(60);
        var pool = log.Accounts(30);
        foreach (var a in pool)
        {
            for (var k = 0; k < 60; k++)
                log.Row(
                    a, 10 + (k / 2), 7 * (a + k), Capabilities.AgenticReasoning,
                    mixes && k % 3 == 0 ? $"own {a} {k}" : $"task {(a + k) % 90}");
        }

        var account = log.Accounts(1)[0];
        for (var day = 0; day < HandMade.Days; day++) log.Row(account, day, 9, "subject 1", $"own {account} {day}");
        for (var k = 0; k < rows; k++) log.Row(account, 10 + (k % 30), 7 * k, Capabilities.AgenticReasoning, $"task {k}");
        log.Share([.. pool, account], AttributeFamily.Network, "ip", "exit");

        var work = new SharedWork(AnalysisMaterial.Of(log.Build(), new AnalysisOptions()).Model, pool, SearchedPopulation.Everybody);

        Assert.Equal(isPart, work.IsPartOf(account));
        Assert.DoesNotContain(people, work.IsPartOf);
    }

    [Theory]
    [InlineData(40, false)] // Many press it outside the pool, too.
    [InlineData(5, true)]
    public void IsPartOf_ButtonThatThePoolPressesMost_IsItsOwnWhereHardlyAnybodyElseDoes(int others, bool isPart)
    {
        var log = new HandMade();
        log.People(120);
        var pool = log.Accounts(30);
        foreach (var a in pool)
        {
            for (var k = 0; k < 60; k++)
                log.Row(a, 10 + (k / 2), 7 * (a + k), Capabilities.AgenticReasoning, k % 3 == 0 ? $"own {a} {k}" : $"button {k % 4}");
        }

        var users = log.Accounts(others);
        foreach (var a in users)
        {
            for (var day = 0; day < HandMade.Days; day++)
                log.Row(a, day, 9, "subject 1", day % 3 == 0 ? $"button {day % 4}" : $"own {a} {day}");
        }

        log.Share([.. pool, .. users], AttributeFamily.Device, "client", "tool");

        var work = new SharedWork(AnalysisMaterial.Of(log.Build(), new AnalysisOptions()).Model, pool, SearchedPopulation.Everybody);

        Assert.Equal(isPart, users.Any(work.IsPartOf));
    }
}
