using System.Globalization;
using System.Text;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Casework.Headlines;

/// <summary>
/// The strongest sentence that an allegation's chain bears, and what it leaves out: the one that page, packet, briefing, command and
/// API have. It claims what each carried element allows by the rule of standing, in the words that the weakest of them allows, and
/// says of the rest that it is not shown. A title that a person typed is no part of it.
/// </summary>
/// <param name="Claim">What is claimed, with who claims it; in synthetic data it begins with that word.</param>
/// <param name="Limits">What is not, and why; empty where every link is claimed.</param>
/// <param name="Carried">The elements that the claim rests on; empty when nothing may be claimed.</param>
/// <param name="NotShown">What is not claimed, each a clause: “that the lab directed it”.</param>
/// <param name="Weakest">The weakest standing that it rests on; null when nothing may be claimed.</param>
public sealed record Headline(
    string Claim, string Limits, IReadOnlyList<AllegationElement> Carried, IReadOnlyList<string> NotShown, Standing? Weakest)
{
    /// <summary>The weakest standing that a claim may rest on.</summary>
    private const Standing Floor = Standing.Alleged;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The headline of an allegation.</summary>
    public static Headline Of(AllegationDossier dossier) => Of(dossier, HeadlineBasis.Of(dossier));

    /// <summary>The headline of an allegation on numbers that were found before.</summary>
    public static Headline Of(AllegationDossier dossier, HeadlineBasis basis)
    {
        var chain = dossier.Chain.Select(e => (Element: e, Standing: dossier.StandingOf(e))).ToList();
        var borne = chain.Where(c => c.Standing >= Floor).Select(c => c.Element.Kind).ToHashSet();
        var present = chain.Select(c => c.Element.Kind).ToHashSet();
        // Of a kind that stands there twice, both have to hold.
        borne.RemoveWhere(kind => chain.Any(c => c.Element.Kind == kind && c.Standing < Floor));
        bool IsCarried(ElementKind kind) => borne.Contains(kind) && kind.HangsOn().All(k => !present.Contains(k) || borne.Contains(k));

        var carried = chain.Where(c => IsCarried(c.Element.Kind)).ToList();
        var rest = chain.Where(c => !IsCarried(c.Element.Kind)).ToList();
        var absent = Enum.GetValues<ElementKind>().Where(k => !present.Contains(k)).ToList();
        Standing? weakest = carried.Count == 0 ? null : carried.Min(c => c.Standing);
        var synthetic = dossier.Case.IsSynthetic || dossier.CitedExhibits.Any(x => x.IsSynthetic) ? "Synthetic: " : "";
        var claim = weakest is { } standing
            ? Claimed(carried.Select(c => c.Element.Kind).ToHashSet(), standing, basis, dossier.Allegation.Particulars)
            : "Nothing that this allegation says may be claimed so far.";
        return new Headline(
            synthetic.Length > 0 ? synthetic + char.ToLowerInvariant(claim[0]) + claim[1..] : claim,
            LimitsOf(rest, absent),
            [.. carried.Select(c => c.Element)],
            [.. rest.Select(c => c.Element.Kind).Concat(absent).Distinct().Order().Select(k => "that " + k.Clause())],
            weakest);
    }

    private static string Claimed(HashSet<ElementKind> kinds, Standing weakest, HeadlineBasis basis, AllegationParticulars particulars)
    {
        // What independent origins corroborate is the links, never somebody's numbers: those follow in a sentence of their own.
        var isCorroborated = weakest == Standing.Corroborated;
        var claim = new StringBuilder(Attribution(weakest, basis));
        claim.Append(' ').Append(isCorroborated ? Noun(kinds) : Accounts(basis, kinds));
        if (kinds.Contains(ElementKind.Coordinated)) claim.Append(" acted together and");
        claim.Append(" drew ").Append(isCorroborated ? "answers from a model" : Interactions(basis, kinds));
        if (!isCorroborated && basis.Period is { } period) claim.Append(' ').Append(PeriodWords.InSentence(period));
        if (kinds.Contains(ElementKind.OperatorIdentified)) claim.Append(Operator(particulars, basis));
        if (kinds.Contains(ElementKind.DirectedByLab)) claim.Append(", that the lab directed it");
        if (kinds.Contains(ElementKind.UsedInTraining)) claim.Append(", and that the outputs were used in training");
        claim.Append('.');
        if (isCorroborated && Numbers(basis) is { Length: > 0 } numbers) claim.Append(' ').Append(numbers);
        return claim.ToString();
    }

    private static string Attribution(Standing weakest, HeadlineBasis basis) => (weakest, basis) switch
    {
        (Standing.Corroborated, _) => "Independent origins corroborate that",
        (_, HeadlineBasis.OfData { Exhibit: not null }) => "This case alleges, from its own data, that",
        (_, HeadlineBasis.OfSources { Origin: { } origin } said) => SaidBy(origin, said.WordedBy),
        _ => "It is alleged that",
    };

    private static string SaidBy(Source origin, Source? wordedBy)
    {
        var words = wordedBy is { } relay && relay.Number != origin.Number
            ? string.Create(Culture, $", as source {relay.Number} words it,") : "";
        return origin switch
        {
            { Publisher: "" } => $"It is alleged{words} that",
            { Kind: SourceKind.Press } => $"It is alleged, as {origin.Publisher} reports, that",
            _ => $"{origin.Publisher} alleges{words} that",
        };
    }

    private static string Noun(HashSet<ElementKind> kinds) => kinds.Contains(ElementKind.AccountsFraudulent)
        ? "fraudulent accounts" : "accounts";

    private static string Accounts(HeadlineBasis basis, HashSet<ElementKind> kinds) => basis switch
    {
        HeadlineBasis.OfSources { Accounts: { } accounts } => $"“{accounts.Leading.Wording}” {Noun(kinds)}",
        HeadlineBasis.OfData data when data[Measure.Accounts] is { } counted => IsOfWhole(data, kinds)
            ? $"{Noun(kinds)} among {Count(counted.Value)} linked ones{Within(data)}"
            : $"{Count(counted.Value)} {Noun(kinds)}{Within(data)}",
        _ => Noun(kinds),
    };

    private static string Within(HeadlineBasis.OfData data) => data.IsWithinInferred ? ", observed within an inferred cluster," : "";

    // Of a whole cluster, not all that are linked are called fraudulent: the number is then no number of those.
    private static bool IsOfWhole(HeadlineBasis.OfData data, HashSet<ElementKind> kinds) =>
        kinds.Contains(ElementKind.AccountsFraudulent) && data.IsOfWholeClusters;

    private static string Interactions(HeadlineBasis basis, HashSet<ElementKind> kinds) => basis switch
    {
        HeadlineBasis.OfSources { Interactions: { } interactions } => $"“{interactions.Leading.Wording}” interactions",
        HeadlineBasis.OfData data when data[Measure.Interactions] is { } counted =>
            $"{(IsOfWhole(data, kinds) ? "some of their " : "")}{Count(counted.Value)} interactions",
        _ => "answers from a model",
    };

    private static string Numbers(HeadlineBasis basis) => basis switch
    {
        HeadlineBasis.OfSources said => Listed(
            $"Reported{(said.WordedBy is { } source ? string.Create(Culture, $" by source {source.Number}") : "")}, not corroborated:",
            [said.Accounts is { } a ? $"“{a.Leading.Wording}” accounts" : "",
                said.Interactions is { } i ? $"“{i.Leading.Wording}” interactions" : ""], basis.Period),
        HeadlineBasis.OfData data => Listed(
            data.IsWithinInferred ? "Observed within an inferred cluster:" : "Counted in the case's data:",
            [data[Measure.Accounts] is { } a ? $"{Count(a.Value)} accounts" : "",
                data[Measure.Interactions] is { } i ? $"{Count(i.Value)} interactions" : ""], basis.Period),
        _ => "",
    };

    private static string Listed(string lead, string[] numbers, AllegedPeriod? period)
    {
        var said = numbers.Where(n => n.Length > 0).ToList();
        return said.Count == 0 ? "" : $"{lead} {string.Join(" and ", said)}{(period is null ? "" : " " + PeriodWords.InSentence(period))}.";
    }

    // Only a source's own words name an operator; what an analyst typed names nobody.
    private static string Operator(AllegationParticulars particulars, HeadlineBasis basis)
    {
        var named = particulars.Parties.Where(p => p is { Role: PartyRole.Operator, SourceNumber: not null }).ToList();
        var words = basis is HeadlineBasis.OfSources { WordedBy.Number: var source }
            ? named.Find(p => p.SourceNumber == source) ?? named.FirstOrDefault() : named.FirstOrDefault();
        return words is null ? ", the work of one operator" : $", the work of “{words.Words}”";
    }

    // Grouped by standing, the weakest first, so that a reader meets the hardest limit first.
    private static string LimitsOf(List<(AllegationElement Element, Standing Standing)> rest, List<ElementKind> absent)
    {
        var sentences = rest.Select(c => (Limit: LimitOf(c.Standing), c.Element.Kind))
            .Concat(absent.Select(kind => (Limit: (Order: 6, Words: "No part of this allegation"), kind)))
            .GroupBy(c => c.Limit, c => c.Item2).OrderBy(g => g.Key.Order)
            .Select(g => $"{g.Key.Words}: {string.Join(" and ", g.Distinct().Select(kind => "that " + kind.Clause()))}.");
        return string.Join(' ', sentences);
    }

    private static (int Order, string Words) LimitOf(Standing standing) => standing switch
    {
        Standing.Retracted => (0, "Retracted"),
        Standing.Superseded => (1, "Superseded"),
        Standing.Unverifiable => (2, "Not shown"),
        Standing.Disputed => (3, "Disputed"),
        _ => (5, "Alleged as well, and hanging on what comes before it"),
    };

    private static string Count(long count) => count.ToString("N0", Culture);
}
