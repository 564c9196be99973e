using Dashboard.Analysis.CoAction;
using Dashboard.Analysis.Randomness;
using Dashboard.Analysis.Tests.Significance;
using Dashboard.Analysis.Verdicts;

namespace Dashboard.Analysis.Tests.CoAction;

/// <summary>
/// Uniform where objects were shuffled among the events of a day: accounts of very different activity, each with hours of
/// its own, objects of very different popularity that changes from day to day.
/// </summary>
public sealed class CoActionNullTests
{
    private const double Window = 1800;
    private const double Day = 86_400;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Of_ShuffledUses_IsUniform(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        var events = Shuffled(random, accounts: 300);
        var chance = new CoActionNull(events, Window);
        var weights = CoActionNetwork.Build(events, Window).Edges.ToDictionary(e => (e.First, e.Second), e => e.Weight);
        int[] order = [.. Enumerable.Range(0, 300)];
        random.Shuffle<int>(order);

        double[] p =
            [.. order.Chunk(2).Select(c => (First: c.Min(), Second: c.Max()))
                .Select(c => chance.Of(c.First, c.Second, weights.GetValueOrDefault(c)).Randomised(random.NextDouble()))];

        Assert.True(Uniformity.PValue(p) > 0.01, $"{Uniformity.PValue(p)}");
    }

    [Fact]
    public void Of_TwoAccountsThatFollowEachOther_AreFound()
    {
        var random = new SeededRandom(1);
        var world = Shuffled(random, accounts: 300);
        int[] own = [.. Enumerable.Range(0, world.Accounts.Length).Where(i => world.Accounts[i] == 7)];
        var events = world with
        {
            Accounts = [.. world.Accounts, .. own.Take(8).Select(_ => 300)],
            Objects = [.. world.Objects, .. own.Take(8).Select(i => world.Objects[i])],
            Times = [.. world.Times, .. own.Take(8).Select(i => world.Times[i] + 60)],
        };
        var weight = CoActionNetwork.Build(events, Window).Edges.Single(e => (e.First, e.Second) == (7, 300)).Weight;

        Assert.True(new CoActionNull(events, Window).Of(7, 300, weight).AtLeast < 1e-4);
    }

    [Fact]
    public void Of_NoCoAction_IsNoSurprise()
    {
        var chance = new CoActionNull(CoActionEvents.From(["a", "b"], ["x", "y"], [0, 1]), Window);

        Assert.Equal(1, chance.Of(0, 1, 0).AtLeast);
        Assert.Equal(0, chance.Of(0, 1, 1).AtLeast);
    }

    [Fact]
    public void Of_WindowThatIsNone_Throws() =>
        Assert.Throws<ArgumentException>(() => new CoActionNull(CoActionEvents.From([], [], []), double.NaN));

    private static CoActionEvents Shuffled(SeededRandom random, int accounts)
    {
        var (ofAccounts, objects, times) = (new List<int>(), new List<int>(), new List<double>());
        for (var a = 0; a < accounts; a++)
        {
            var (hour, count) = (24 * random.NextDouble(), 5 + (int)(20 * Math.Exp(random.NextNormal())));
            for (var i = 0; i < count; i++)
            {
                var day = random.NextBelow(10);
                ofAccounts.Add(a);
                objects.Add((int)(200 * Math.Pow(random.NextDouble(), 2)) + (10 * day));
                times.Add((day * Day) + (3600 * ((hour + (3 * random.NextDouble())) % 24)));
            }
        }

        int[] shuffled = [.. objects];
        foreach (var day in times.Index().GroupBy(t => Math.Floor(t.Item / Day), t => t.Index))
        {
            int[] places = [.. day];
            int[] inDay = [.. places.Select(i => shuffled[i])];
            random.Shuffle<int>(inDay);
            for (var k = 0; k < places.Length; k++) shuffled[places[k]] = inDay[k];
        }

        return new CoActionEvents([.. Enumerable.Range(0, accounts).Select(a => $"{a}")], [.. ofAccounts], shuffled, [.. times], 0);
    }
}
