using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Verdicts;

/// <summary>
/// Every measure where it is true, of a pool that one queue feeds, and where it is not, of people; and what cannot be told.
/// </summary>
public sealed class GroupMeasuresTests
{
    private static readonly (AnalysisInput Input, int[] Pool, int[] People) World = Make();

    [Theory]
    [InlineData("habit-hours", 1)]
    [InlineData("habit-weekdays", 1)]
    [InlineData("habit-days", 0.9)]
    [InlineData("habit-capabilities", 1)]
    [InlineData("aim", 1)]
    [InlineData("rate", 1)]
    [InlineData("totals", 1)]
    [InlineData("rest", 1)]
    [InlineData("weekend", 1)]
    [InlineData("devotion", 1)]
    [InlineData("division", 0.8)]
    [InlineData("created", 1)]
    [InlineData("shared-network", 1)]
    [InlineData("shared-payment", 1)]
    public void Of_PoolFedByOneQueue_LeansToCoordination(string key, double lean) =>
        Assert.Equal(lean, HandMade.Measure(World.Input, World.Pool)[key].Lean, 1);

    [Theory]
    [InlineData("habit-hours", 0)]
    [InlineData("habit-weekdays", 0.1)]
    [InlineData("habit-capabilities", 0)]
    [InlineData("rate", 0)]
    [InlineData("totals", 0)]
    [InlineData("rest", 0)]
    [InlineData("weekend", 0)]
    [InlineData("devotion", -0.5)]
    [InlineData("created", 0)]
    [InlineData("ends", 0.1)]
    [InlineData("shared-network", -0.2)]
    [InlineData("shared-payment", -0.2)]
    public void Of_PeopleAmongOthers_DoesNot(string key, double most)
    {
        int[] some = [.. World.People.Where((_, i) => i % 2 == 0)];
        var input = Without(World.Pool);

        Assert.True(HandMade.Measure(input, some)[key].Lean <= most, $"{HandMade.Measure(input, some)[key].Lean}");
    }

    [Fact]
    public void Of_AccountsThatOthersReplace_LivesLeansToCoordination()
    {
        var log = new HandMade();
        log.People(40);
        var pool = log.Accounts(24);

        // Each lives five days, and the group forty: eight times as long.
        foreach (var (place, a) in pool.Index())
        {
            for (var day = 0; day < 5; day++) log.Row(a, 5 + (place / 3 * 5) + day, place + (6 * day));
        }

        var lives = HandMade.Measure(log.Build(), pool)["lives"];

        Assert.Equal(8, lives.Value, 9);
        Assert.Equal(1, lives.Lean);
    }

    [Fact]
    public void Of_AccountsThatStay_LivesSaysNothing() => Assert.Equal(0, HandMade.Measure(World.Input, World.Pool)["lives"].Lean);

    [Theory]
    [InlineData(34, 1)] // The end is in the data.
    [InlineData(55, 0)] // The pool goes on: that it has no end says nothing.
    public void Of_PoolThatEndsOnOneDay_EndsLeansToCoordinationWhereTheDataGoOn(int last, double lean)
    {
        var log = new HandMade();
        log.People(80);
        var pool = log.Pool(24, 10, last);

        Assert.Equal(lean, HandMade.Measure(log.Build(), pool)["ends"].Lean, 1);
    }

    [Theory]
    [InlineData(
        -400, 10,
        0.8)] // Bought with a past, and first seen when the work begins: all, where two fifths of the people come back from a fortnight's rest.
    [InlineData(8, 10, 0)] // Made for it: that is told by when they were made.
    [InlineData(-400, 0, 0)] // There from the log's first day, as most are.
    public void Of_AccountsMadeLongBefore_WakesLeansToCoordinationWhereTheyWakeTogether(int made, int from, double lean)
    {
        var log = new HandMade();
        log.People(80);
        var pool = log.Pool(24, from);
        foreach (var (place, a) in pool.Index()) log.Created(a, 24 * (made - (made < 0 ? 13 * place : 0)));

        Assert.Equal(lean, HandMade.Measure(log.Build(), pool)["wakes"].Lean, 1);
    }

    [Fact]
    public void Of_ListThatEachGoesThrough_IsNotDivided()
    {
        var log = new HandMade();
        log.People(40);
        var readers = log.Accounts(30);
        foreach (var a in readers)
        {
            for (var k = 0; k < 40; k++) log.Row(a, 10 + (a % 20), 10 + (k / 10), prompt: $"list {k}");
        }

        var measures = HandMade.Measure(log.Build(), readers);

        Assert.Equal(1, measures["division"].Value, 9);
        Assert.Equal(-1, measures["division"].Lean);
    }

    [Fact]
    public void Of_PhrasesThatAllSayBesideTheirTasks_AreNoListThatAllHaveInCommon()
    {
        var log = new HandMade();
        log.People(40);
        var pool = log.Accounts(30);
        foreach (var (place, a) in pool.Index())
        {
            for (var k = 0; k < 40; k++)
                log.Row(a, 10 + (k / 2), (place + k) % 24, prompt: k % 2 == 0 ? $"task {k} {(place + k) % 30 / 2}" : $"phrase {k % 4}");
        }

        // Of the twenty tasks of an account each is asked by one other; two accounts have hardly one in common.
        Assert.InRange(HandMade.Measure(log.Build(), pool)["division"].Value, 0, 0.1);
    }

    [Fact]
    public void Of_LogWithoutTextsAndRegister_CannotTell()
    {
        var log = new HandMade();
        var people = log.Accounts(60);
        foreach (var a in people)
        {
            for (var day = a % 10; day < 50; day += 1 + (a % 3)) log.Row(a, day, a % 24);
        }

        var measures = HandMade.Measure(log.Build(), people[..30]);

        Assert.All(
            (string[])["devotion", "division", "habit-capabilities", "aim", "habit-models", "shared-device", "shared-payment"],
            key => Assert.True(double.IsNaN(measures[key].Lean), key));
    }

    [Fact]
    public void Of_CapabilitiesThatHardlyDiffer_AreNotTold()
    {
        var log = new HandMade();
        var people = log.Accounts(60);
        foreach (var a in people)
        {
            for (var k = 0; k < 50; k++) log.Row(a, k, a % 24, k % 25 == a % 25 ? Capabilities.Vision : Capabilities.General);
        }

        Assert.True(double.IsNaN(HandMade.Measure(log.Build(), people[..30])["habit-capabilities"].Lean));
    }

    private static (AnalysisInput, int[], int[]) Make()
    {
        var log = new HandMade();
        var people = log.People(80);
        var pool = log.Pool(24);
        return (log.Share(people[..2], AttributeFamily.Network, "ip", "home").Build(), pool, people);
    }

    // The same people with nobody else.
    private static AnalysisInput Without(int[] pool)
    {
        var log = new HandMade();
        var people = log.People(World.Input.Accounts.Count - pool.Length);
        return log.Share(people[..2], AttributeFamily.Network, "ip", "home").Share(people[2..4], AttributeFamily.Payment, "card", "family")
            .Build();
    }
}
