using Dashboard.Analysis.Randomness;
using Dashboard.Analysis.Windows;

namespace Dashboard.Analysis.Tests.Windows;

public sealed class ChangePointsTests
{
    /// <summary>The flow of the Nile at Aswan, 1871–1970 (Cobb, 1978); it fell in 1899, the 29th year.</summary>
    private static readonly double[] Nile =
    [
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
        1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
        831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759,
        781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
        744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
    ];

    [Fact]
    public void Find_Nile_FindsTheFallOf1899() => Assert.Equal([28], ChangePoints.Find(Nile));

    [Theory]
    [InlineData(1e-9, 0)]
    [InlineData(1e9, -5e12)]
    public void Find_OtherUnitsAndOrigin_GivesTheSame(double factor, double offset) =>
        Assert.Equal([28], ChangePoints.Find(Nile.Select(v => (v * factor) + offset).ToArray()));

    [Fact]
    public void Find_Reversed_GivesTheMirrorImage() => Assert.Equal([72], ChangePoints.Find(Nile.Reverse().ToArray()));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(500)]
    public void Find_ConstantSeries_HasNoChange(int length) => Assert.Empty(ChangePoints.Find(Enumerable.Repeat(0.1, length).ToArray()));

    /// <summary>Great explosions and fires in British coal mines, by year, 1851–1961 (Jarrett, 1979): fewer from about 1890 on.</summary>
    [Fact]
    public void Find_CoalMiningDisasters_BecomeFewerAboutTheEightiesOfTheCentury()
    {
        int[] disasters =
        [
            4, 5, 4, 1, 0, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5, 2, 2, 3, 4,
            2, 1, 3, 2, 2, 1, 1, 1, 1, 3, 0, 0, 1, 0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 2,
            1, 0, 0, 0, 1, 1, 0, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 4, 2, 0, 0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0,
            1, 0, 1,
        ];

        Assert.InRange(Assert.Single(ChangePoints.Find([.. disasters.Select(d => (double)d)])), 35, 41);
    }

    [Fact]
    public void Find_SeriesThatPeopleMarked_AgreesWithThem()
    {
        var found = AnnotatedSeries.All.Select(s => (s.Marked, Changes: ChangePoints.Find(s.Values), s.Values.Length)).ToArray();

        var cover = found.Average(f => Segmentation.Cover(f.Marked, f.Changes, f.Length));
        var f1 = found.Average(f => Segmentation.F1(f.Marked, f.Changes));

        // No change at all would have .52 and .65.
        Assert.True(cover > 0.74 && f1 > 0.86, $"cover {cover:0.000}, F1 {f1:0.000}");
    }

    [Fact]
    public void Find_TrendMemorySeasonOrSpikesAlone_HardlyEverHasAChange()
    {
        foreach (var (name, most, make) in Unchanging)
        {
            var changed = Enumerable.Range(1, 30).Count(seed => ChangePoints.Find(make((ulong)seed)).Length > 0);

            Assert.True(changed <= most, $"{changed} of 30 series of {name} were said to change.");
        }
    }

    [Fact]
    public void Find_ChangeUnderTrendMemoryOrSeason_IsFound()
    {
        foreach (var (name, level, memory, at) in Changing)
        {
            var f1 = Enumerable.Range(1, 10).Average(seed =>
                Segmentation.F1([at], ChangePoints.Find(Remembering((ulong)seed, 150, memory, level))));

            Assert.True(f1 > 0.85, $"F1 {f1:0.00} for {name}");
        }
    }

    [Fact]
    public void Find_RareEventsThatBecomeFrequent_AreFound()
    {
        var random = new SeededRandom(1);
        double[] values =
            [.. Enumerable.Range(0, 200)
                .Select(i => random.NextDouble() < (i is >= 60 and < 90 ? 0.8 : 0.05) ? 1 + random.NextBelow(3) : 0.0)];

        Assert.True(Segmentation.F1([[60, 90]], ChangePoints.Find(values)) > 0.99);
    }

    private static (string Name, int Most, Func<ulong, double[]> Make)[] Unchanging =>
    [
        ("memory of .6", 2, seed => Remembering(seed, 120, 0.6, _ => 0)),
        ("memory of .9", 2, seed => Remembering(seed, 120, 0.9, _ => 0)),
        ("random walk", 4, seed => Remembering(seed, 120, 1, _ => 0)),
        ("random walk that drifts", 4, seed => Remembering(seed, 120, 1, i => 0.3 * i)),
        ("growth", 2, seed => Remembering(seed, 120, 0.5, i => 30 * Math.Exp(i / 60.0))),
        ("season and trend", 2, seed => Remembering(seed, 120, 0, i => (0.05 * i) + (4 * Math.Sin(i * 2 * Math.PI / 12)))),
        ("spikes", 4, seed => Remembering(seed, 120, 0, i => (i * 7 % 41) == (int)seed % 41 ? 12 : 0)),
        ("rare events", 2, RareEvents),
    ];

    private static (string Name, Func<int, double> Level, double Memory, int[] At)[] Changing =>
    [
        ("a step", i => i < 90 ? 0 : 2.5, 0, [90]),
        ("a step with memory", i => i < 90 ? 0 : 6, 0.8, [90]),
        ("a step in a walk", i => i < 90 ? 0 : 12, 1, [90]),
        ("a step on a trend", i => (0.05 * i) + (i < 90 ? 0 : 4), 0, [90]),
        ("a step under a season", i => (4 * Math.Sin(i * 2 * Math.PI / 12)) + (i < 90 ? 0 : 3), 0, [90]),
        ("a raised stretch", i => i is >= 50 and < 100 ? 3 : 0, 0, [50, 100]),
    ];

    [Fact]
    public void Find_PureNoise_HardlyEverHasAChange()
    {
        var changed = Enumerable.Range(1, 100).Count(seed => ChangePoints.Find(Noise((ulong)seed, 150, _ => 0)).Length > 0);

        Assert.True(changed <= 5, $"{changed} of 100 series of pure noise were said to change.");
    }

    [Fact]
    public void Find_Ramp_IsOneLineAndNotManySteps()
    {
        var changed = Enumerable.Range(1, 50).Count(seed => ChangePoints.Find(Noise((ulong)seed, 150, i => 0.1 * i)).Length > 0);

        Assert.True(changed <= 2, $"{changed} of 50 ramps were said to change.");
        Assert.Empty(ChangePoints.Find(Enumerable.Range(0, 200).Select(i => 3.5 - (0.25 * i)).ToArray()));
    }

    [Fact]
    public void Find_StepsOfThreeDeviations_AreFoundWithinTwoValues()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var changes = ChangePoints.Find(Noise(seed, 200, i => i is >= 70 and < 140 ? 3 : 0));

            Assert.Equal(2, changes.Length);
            Assert.InRange(changes[0], 67, 73);
            Assert.InRange(changes[1], 137, 143);
        }
    }

    [Fact]
    public void Find_NoiseThatGrowsFourfold_IsFound()
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            var values = Noise(seed, 300, _ => 0);
            for (var i = 150; i < 300; i++) values[i] *= 4;

            var change = Assert.Single(ChangePoints.Find(values));

            Assert.InRange(change, 140, 160);
        }
    }

    [Fact]
    public void Find_LongSeries_FindsTheChangeBeyondTheGrid()
    {
        var change = Assert.Single(ChangePoints.Find(Noise(3, 8_000, i => i < 3_333 ? 0 : 2)));

        Assert.InRange(change, 3_323, 3_343);
    }

    [Fact]
    public void Find_MissingValues_AreBridged()
    {
        var values = Nile.ToArray();
        values[0] = values[10] = values[11] = values[99] = double.NaN;

        var change = Assert.Single(ChangePoints.Find(values));

        Assert.InRange(change, 26, 30);
        Assert.Empty(ChangePoints.Find([double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN]));
    }

    [Fact]
    public void Find_InfiniteValue_Throws() =>
        Assert.Throws<ArgumentException>(() => ChangePoints.Find([1, 2, double.PositiveInfinity, 3, 4, 5, 6]));

    private static double[] RareEvents(ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, 120).Select(_ => random.NextBelow(8) == 0 ? (double)random.NextBelow(6) : 0)];
    }

    /// <summary>A level with noise of first-order memory.</summary>
    private static double[] Remembering(ulong seed, int length, double memory, Func<int, double> level)
    {
        var random = new SeededRandom(seed);
        var noise = random.NextNormal();
        return [.. Enumerable.Range(0, length).Select(i => level(i) + (noise = (memory * noise) + random.NextNormal()))];
    }

    private static double[] Noise(ulong seed, int length, Func<int, double> level)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, length).Select(i => level(i) + random.NextNormal())];
    }
}
