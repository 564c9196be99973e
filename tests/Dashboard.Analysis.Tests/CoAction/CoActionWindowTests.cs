using Dashboard.Analysis.CoAction;
using Dashboard.Analysis.Randomness;

namespace Dashboard.Analysis.Tests.CoAction;

public sealed class CoActionWindowTests
{
    [Fact]
    public void Choose_PairsWithinAMinute_FindsAWindowOfAboutAMinute()
    {
        var random = new SeededRandom(1);
        var (accounts, objects, times) = (new List<string>(), new List<string>(), new List<double>());
        for (var o = 0; o < 300; o++)
        {
            var at = random.NextDouble() * 2_000_000;
            for (var k = 0; k < 2; k++)
            {
                accounts.Add($"{random.NextBelow(60)}");
                objects.Add($"{o}");
                times.Add(at + (random.NextDouble() * 60));
            }
        }

        var window = CoActionWindow.Choose(CoActionEvents.From(accounts, objects, times), seed: 1);

        Assert.InRange(window.Seconds, 30, 120);
        Assert.True(window.Candidates.Single(c => c.Seconds == window.Seconds).Excess > 10);
    }

    [Fact]
    public void Choose_TimesWithoutAlignment_FindsNone()
    {
        var random = new SeededRandom(2);
        var rows = Enumerable.Range(0, 600).Select(i => ($"{random.NextBelow(60)}", $"{i / 2}", random.NextDouble() * 2_000_000)).ToArray();

        var window = CoActionWindow.Choose(
            CoActionEvents.From([.. rows.Select(r => r.Item1)], [.. rows.Select(r => r.Item2)], [.. rows.Select(r => r.Item3)]), seed: 1);

        Assert.Equal(0, window.Seconds);
    }
}
