using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Methods;

/// <summary>The card of every method that an analysis can name: the model card of the whole.</summary>
public static class MethodCards
{
    /// <summary>All cards, in the order in which the page has them.</summary>
    public static ImmutableArray<MethodCard> All { get; } =
        [.. WholeCards.All, .. LinkageCards.All, .. VerdictCards.All, .. BehaviourCards.All, .. WindowCards.All, .. TargetingCards.All,
            .. SignificanceCards.All];

    /// <summary>What an area is called.</summary>
    public static string NameOf(MethodArea area) => area switch
    {
        MethodArea.Linkage => "Who is linked, and in which groups",
        MethodArea.Verdicts => "What is concluded",
        MethodArea.Windows => "When it began and ended",
        MethodArea.Targeting => "What is aimed at, and what followed a release",
        MethodArea.Behaviour => "Who acts together, and with which texts",
        MethodArea.Significance => "How likely chance is",
        MethodArea.Whole => "The whole, and what surrounds it",
        _ => throw new ArgumentOutOfRangeException(nameof(area)),
    };

    /// <summary>A parameter of the analysis with its default as the program has it now.</summary>
    internal static MethodParameter Of(string parameter) =>
        AnalysisParameters.Find(parameter) is { } found
        ? new(found.Label, found.Default) : throw new ArgumentException($"The analysis has no parameter {parameter}.");

    internal static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
