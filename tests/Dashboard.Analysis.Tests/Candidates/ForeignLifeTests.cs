using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Candidates;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Tests.Verdicts;

namespace Dashboard.Analysis.Tests.Candidates;

/// <summary>Who may have been written into a pool by somebody else's forged rows.</summary>
public sealed class ForeignLifeTests
{
    [Fact]
    public void IsTold_PoolOfOneKind_TellsNobody()
    {
        var (log, pool) = Pool();

        Assert.DoesNotContain(pool, Told(log, pool).IsTold);
    }

    [Fact]
    public void IsTold_LifeOfItsOwnBesideForgedRows_TellsIt()
    {
        var (log, pool) = Pool();
        var framed = log.Accounts(1)[0];
        for (var k = 0; k < 30; k++) log.Row(framed, k, 9, prompt: k < 6 ? $"task {k}" : $"own life {k}");

        var told = Told(log, [.. pool, framed]);

        Assert.Equal([framed], pool.Append(framed).Where(told.IsTold));
    }

    [Fact]
    public void IsTold_FewRowsWhereAllOthersHaveMany_TellsIt()
    {
        var (log, pool) = Pool();
        var framed = log.Accounts(1)[0];
        for (var k = 0; k < 5; k++) log.Row(framed, k, 9, prompt: $"task {k}");

        var told = Told(log, [.. pool, framed]);

        Assert.Equal([framed], pool.Append(framed).Where(told.IsTold));
    }

    [Fact]
    public void IsTold_PoolThatMixesItsWorkWithAnothers_TellsNobody()
    {
        var log = new HandMade();
        log.People(40);
        var pool = log.Accounts(30);
        foreach (var a in pool)
        {
            for (var k = 0; k < 40; k++) log.Row(a, k, (a + k) % 24, prompt: k % 3 == 0 ? $"own {a} {k}" : $"task {k}");
        }

        Assert.DoesNotContain(pool, Told(log, pool).IsTold);
    }

    [Fact]
    public void IsTold_PoolWhoseAccountsAllSendLittle_TellsNobody()
    {
        var log = new HandMade();
        log.People(40);
        var pool = log.Accounts(30);
        foreach (var a in pool)
        {
            for (var k = 0; k < 4 + (a % 5); k++) log.Row(a, k, (a + k) % 24, prompt: $"task {k}");
        }

        Assert.DoesNotContain(pool, Told(log, pool).IsTold);
    }

    [Fact]
    public void WouldBeTold_ForgedRowsBesideALife_IsToldUntilTheyDrownIt()
    {
        var (log, pool) = Pool();
        var innocent = log.Accounts(1)[0];
        for (var k = 0; k < 30; k++) log.Row(innocent, k, 9, prompt: $"own life {k}");
        var told = Told(log, pool);

        // Thirty texts of its own are 2 % of 1,500.
        Assert.True(told.WouldBeTold(innocent, 10));
        Assert.True(told.WouldBeTold(innocent, 500));
        Assert.False(told.WouldBeTold(innocent, 1500));
    }

    private static (HandMade Log, int[] Pool) Pool()
    {
        var log = new HandMade();
        log.People(40);
        return (log, log.Pool(30));
    }

    private static ForeignLife Told(HandMade log, int[] pool) => new(AnalysisMaterial.Of(log.Build(), new AnalysisOptions()).Model, pool);
}
