using System.Reflection;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;
using Dashboard.Methods;

namespace Dashboard.Tests.Methods;

public sealed class MethodCardsTests
{
    private static readonly Method[] OfTheAnalysis =
    [
        .. typeof(CampaignAnalysis).Assembly.GetTypes()
            .SelectMany(
                t => t.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(p => p.PropertyType == typeof(Method))
            .Select(p => (Method)p.GetValue(null)!),
    ];

    /// <summary>Every method of the analysis, public or not.</summary>
    public static TheoryData<string, int> Versions
    {
        get
        {
            var versions = new TheoryData<string, int>();
            foreach (var method in OfTheAnalysis) versions.Add(method.Name, method.Version);
            return versions;
        }
    }

    /// <summary>
    /// A method whose version has changed computes something else: read its card again, change what is no longer true, and
    /// then give the card the new version.
    /// </summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public void Cards_MethodOfTheAnalysis_HasOneOfItsVersion(string name, int version) =>
        Assert.Equal(version, Assert.Single(MethodCards.All, c => c.Method.Name == name).Method.Version);

    [Fact]
    public void Cards_Each_IsAboutAMethodThatIsThere() =>
        Assert.All(MethodCards.All, card => Assert.Contains(OfTheAnalysis, m => m.Name == card.Method.Name));

    [Fact]
    public void Cards_Each_SaysEverything() => Assert.All(MethodCards.All, card =>
    {
        Assert.All([card.Title, card.Does, card.Assumes, card.Source, card.Fails], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.All([card.Does, card.Assumes, card.Source, card.Fails], text => Assert.EndsWith(".", text, StringComparison.Ordinal));
    });

    [Fact]
    public void Twins_EverySignalOfTheAnalysis_IsAmongThem()
    {
        var told = SignalTwins.Known.Concat(SignalTwins.Further).SelectMany(t => t.Kinds).Distinct().Order();

        Assert.Equal(Enum.GetValues<SignalKind>(), told);
    }

    [Fact]
    public void Twins_WhatIsNotComputed_NamesNoSignal()
    {
        Assert.Equal(12, SignalTwins.Known.Length);
        Assert.All(SignalTwins.Known.Where(t => t.Coverage == SignalCoverage.NotComputed), t => Assert.Empty(t.Kinds));
    }
}
