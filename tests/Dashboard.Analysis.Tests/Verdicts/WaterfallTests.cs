using Dashboard.Analysis.Targeting;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Verdicts;

public sealed class WaterfallTests
{
    [Fact]
    public void LogOdds_Steps_AreAddedToThePrior()
    {
        var waterfall = HandMade.Steps(
            -3, ("devotion", AttributeFamily.Content, 2.5), ("rate", AttributeFamily.Timing, 1.5), ("rest", AttributeFamily.Timing, -0.5));

        Assert.Equal(0.5, waterfall.LogOdds, 12);
        Assert.Equal(1 / (1 + Math.Exp(-0.5)), waterfall.Probability, 12);
    }

    [Fact]
    public void LogOddsWithout_WhatIsExplained_LeavesARhythmToSpeakOnceAgainstTheRest()
    {
        var waterfall = HandMade.Steps(
            -3,
            ("devotion", AttributeFamily.Content, 2), ("rate", AttributeFamily.Timing, 1.5), ("habit-hours", AttributeFamily.Timing, -0.25),
            ("rest", AttributeFamily.Timing, -0.5),
            ("totals", AttributeFamily.Timing, -0.125), ("shared-network", AttributeFamily.Network, -0.0625),
            ("shared-device", AttributeFamily.Device, -0.0625));

        Assert.Equal(-3 + 1.5 - 0.5 - 0.125 - 0.125, waterfall.LogOddsWithout(step => step.Key == "devotion"), 12);
    }

    [Theory]
    [InlineData("devotion", AttributeFamily.Content, "rate", AttributeFamily.Timing, true)]
    [InlineData("devotion", AttributeFamily.Content, "created", AttributeFamily.Timing, true)]
    [InlineData("devotion", AttributeFamily.Content, "aim", AttributeFamily.Content, false)] // One family.
    [InlineData("habit-hours", AttributeFamily.Timing, "rate", AttributeFamily.Timing, false)] // One family.
    [InlineData("devotion", AttributeFamily.Content, "shared-payment", AttributeFamily.Payment, false)] // One layer of what accounts do.
    [InlineData("shared-network", AttributeFamily.Network, "shared-payment", AttributeFamily.Payment, false)] // None.
    public void IsIndependent_TwoMeasures_OnlyOfTwoFamiliesAndTwoLayersOfBehaviour(
        string first, AttributeFamily ofFirst, string second, AttributeFamily ofSecond, bool expected) =>
        Assert.Equal(expected, HandMade.Steps(0, (first, ofFirst, 1), (second, ofSecond, 1)).IsIndependent);

    [Fact]
    public void IsIndependent_SecondLayerThatHardlySpeaks_IsFalse() =>
        Assert.False(
            HandMade.Steps(
                0, ("devotion", AttributeFamily.Content, 3), ("rate", AttributeFamily.Timing, 0.1),
                ("totals", AttributeFamily.Timing, 0.05)).IsIndependent);
}
