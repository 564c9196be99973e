using System.Text;
using Dashboard.CasePages;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Figures;
using Dashboard.Investigations.Words;

namespace Dashboard.Summary;

/// <summary>
/// The sentence at the top of the summary, and what it leaves out. It claims what an unbroken chain from the first
/// element carries, in the words that the weakest of these elements allows, and says of the rest that it is not shown.
/// </summary>
/// <param name="Claim">What is claimed, with who claims it.</param>
/// <param name="Limits">What is not, and why; empty where the whole chain is corroborated.</param>
/// <param name="Carried">The elements that the claim rests on; empty when nothing may be claimed.</param>
public sealed record Headline(string Claim, string Limits, IReadOnlyList<AllegationElement> Carried)
{
    /// <summary>The weakest standing that a claim may rest on.</summary>
    private const Standing Floor = Standing.Alleged;

    public static Headline Of(Allegation allegation, HeadlineBasis basis)
    {
        var chain = allegation.Elements.OrderBy(e => e.Number).ToList();
        var carried = chain.TakeWhile(IsCarried).ToList();
        var rest = chain.Skip(carried.Count).ToList();
        return new Headline(carried.Count == 0 ? "Nothing that this allegation says may be claimed so far." : Claimed(carried, basis), LimitsOf(rest), carried);
    }

    // A link that is only written down, with nothing that speaks for it, carries no claim, whatever its standing says.
    private static bool IsCarried(AllegationElement element) => element.Standing >= Floor && element.Grounds.Any(g => g.Bearing == Bearing.For);

    private static string Claimed(List<AllegationElement> carried, HeadlineBasis basis)
    {
        var kinds = carried.Select(e => e.Kind).ToHashSet();
        var claim = new StringBuilder(Attribution(carried.Min(e => e.Standing), basis));
        claim.Append(' ').Append(Accounts(basis, kinds.Contains(ElementKind.AccountsFraudulent)));
        if (kinds.Contains(ElementKind.Coordinated)) claim.Append(" acted together and");
        claim.Append(" drew ").Append(Interactions(basis));
        if (basis.Window is { } window) claim.Append(' ').Append(Wording.WindowInSentence(window.First, window.Last));
        if (kinds.Contains(ElementKind.OperatorIdentified)) claim.Append(Operator(basis));
        if (kinds.Contains(ElementKind.DirectedByLab)) claim.Append(", that the lab directed it");
        if (kinds.Contains(ElementKind.UsedInTraining)) claim.Append(", and that the outputs were used in training");
        return claim.Append('.').ToString();
    }

    private static string Attribution(Standing weakest, HeadlineBasis basis) => (weakest, basis) switch
    {
        (Standing.Corroborated, _) => "Independent origins corroborate that",
        (_, HeadlineBasis.OfSources { Origin.Publisher: "" }) => "It is alleged that",
        (_, HeadlineBasis.OfSources { Origin: { Kind: SourceKind.Press } press }) => $"It is alleged, as {press.Publisher} reports, that",
        (_, HeadlineBasis.OfSources { Origin: { } origin }) => $"{origin.Publisher} alleges that",
        (_, HeadlineBasis.OfData) => "This case alleges, from its own data, that",
        _ => "It is alleged that",
    };

    private static string Accounts(HeadlineBasis basis, bool fraudulent)
    {
        var noun = fraudulent ? "fraudulent accounts" : "accounts";
        return basis switch
        {
            HeadlineBasis.OfSources { Accounts: { } accounts } => $"“{accounts.Leading.Wording}” {noun}",
            HeadlineBasis.OfData data when data[Measure.Accounts] is { } counted => $"{Wording.Count(counted.Value)} {noun}",
            _ => noun,
        };
    }

    private static string Interactions(HeadlineBasis basis) => basis switch
    {
        HeadlineBasis.OfSources { Interactions: { } interactions } => $"“{interactions.Leading.Wording}” interactions",
        HeadlineBasis.OfData data when data[Measure.Interactions] is { } counted => $"{Wording.Count(counted.Value)} interactions",
        _ => "answers from a model",
    };

    // A campaign's description says “…, by whom”: these words name the operator as the source does, and no other words may.
    private static string Operator(HeadlineBasis basis)
    {
        if (basis is not HeadlineBasis.OfSources { Subject: { Length: > 0 } subject }) return ", the work of one operator";
        var by = subject.IndexOf(", by ", StringComparison.Ordinal);
        return by < 0 ? $", in what is described as “{subject.TrimEnd('.')}”" : $", the work of {subject[(by + 5)..].TrimEnd('.')}";
    }

    // Grouped by standing, the weakest first, so that a reader meets the hardest limit first.
    private static string LimitsOf(List<AllegationElement> rest)
    {
        var sentences = rest.GroupBy(LimitOf).OrderBy(g => g.Key.Order).Select(g => $"{g.Key.Words}: {string.Join(" and ", g.Select(e => "that " + Clause(e.Kind)))}.");
        return string.Join(' ', sentences);
    }

    private static (int Order, string Words) LimitOf(AllegationElement element) => element.Standing switch
    {
        Standing.Retracted => (0, "Retracted"),
        Standing.Superseded => (1, "Superseded"),
        Standing.Unverifiable => (2, "Not shown"),
        Standing.Disputed => (3, "Disputed"),
        _ when !IsCarried(element) => (4, "Without grounds so far"),
        _ => (5, "Alleged as well, and hanging on what comes before it"),
    };

    private static string Clause(ElementKind kind)
    {
        var name = kind.Name();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
