using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Headlines;
using Dashboard.Casework.Hypotheses;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Findings;
using Dashboard.Investigations.LiveFigures;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Briefings;

/// <summary>Makes the summary of a case: the same for the page and for the command.</summary>
public sealed class SummaryBriefings(LiveDossiers dossiers, SourceRegister sources, CaseStores stores, CaseAnalyses analyses)
{
    /// <summary>The briefing of a case.</summary>
    /// <param name="allegation">The allegation to sum up; the first that is not withdrawn where none is named, or there is no such.</param>
    public async Task<SummaryBriefing> OfAsync(Actor actor, Case of, int? allegation, CancellationToken cancellation)
    {
        var dossier = (allegation is { } number ? await dossiers.FindAsync(actor, of.Id, number, cancellation) : null)
            ?? await dossiers.FindFirstAsync(actor, of.Id, cancellation);
        if (dossier is { Allegation.Elements.Count: 0 }) dossier = null;
        return of.Kind == CaseKind.PublicRecord
            ? await OfSourcesAsync(actor, of, dossier, cancellation) : await OfDataAsync(actor, of, dossier, cancellation);
    }

    private async Task<SummaryBriefing> OfSourcesAsync(Actor actor, Case of, AllegationDossier? dossier, CancellationToken cancellation)
    {
        var all = dossier?.Sources
            ?? (await sources.ListAsync(actor, of.Id, take: Listing<Source>.MaxRows, cancellationToken: cancellation)).Rows;
        var figures = dossier?.Figures
            ?? (await sources.ListFiguresAsync(actor, of.Id, take: Listing<ReportedFigure>.MaxRows, cancellationToken: cancellation)).Rows;
        var said = HeadlineBasis.OfSources.From(dossier?.Allegation, all, figures);
        var cards = Marked(of, SummaryCard.Of(said, all));
        return Told(of, dossier, cards, dossier?.Allegation.Particulars.Capabilities ?? [], []) with
        {
            Bars = CampaignBars.Of(figures, said.Interactions?.Leading), Bounds = ReportedFigures.Bounds(figures),
        };
    }

    // Counted now, on the data as they are: what an exhibit froze is compared with it where the number stands.
    private async Task<SummaryBriefing> OfDataAsync(Actor actor, Case of, AllegationDossier? dossier, CancellationToken cancellation)
    {
        var analysis = await analyses.FindAsync(of.Id, cancellation);
        var store = await stores.OpenAsync(actor, of.Id, CaseOperation.ReadFindings, cancellation);
        var data = await store.DescribeAsync(cancellation);
        var exhibit = dossier is null ? null : HeadlineBasis.OfData.ExhibitOf(dossier.Allegation, dossier.Exhibits);
        // Where nothing is cited, what the analysis calls pools is counted, and said to be inferred: never the log as it came.
        var selection = exhibit?.Selection
            ?? (analysis is null ? null : Selection.Everything.Only(Dimension.Disposition, Labels.Of(Disposition.Pool)));
        var measures = data.CountsTokens
            ? Measures.Countable.Union(Measures.Priced).ToList() : [Measure.Accounts, Measure.Interactions, Measure.ActiveDays];
        var figures = selection is null || data.Interactions == 0 ? [] : await store.MeasureAsync(selection, measures, cancellation);
        var period = dossier?.Allegation.Particulars.Period ?? InferredPeriod(analysis, exhibit)
            ?? (exhibit is null ? null : HeadlineBasis.OfData.SelectedDays(exhibit));
        var counted = new CountedNow(
            figures, selection ?? Selection.Everything, exhibit, period) { Cautions = CautionsOf(analysis, selection) };
        var aims = dossier is { Allegation.Particulars.Capabilities: { Count: > 0 } named } ? named : AimsOf(analysis, selection);
        var told = Told(
            of, dossier, Marked(of, SummaryCard.Of(counted, of.Id)), aims,
            aims == dossier?.Allegation.Particulars.Capabilities ? [] : ["inferred by the analysis"]);
        return told with
        {
            Headline = dossier is null ? FoundBy(of, analysis, counted) : told.Headline, Cautions = counted.Cautions, Faults = data.Faults,
        };
    }

    private static SummaryBriefing Told(
        Case of, AllegationDossier? dossier, IReadOnlyList<SummaryCard> cards, IReadOnlyList<string> aims, IReadOnlyList<string> how)
    {
        var headline = dossier is null ? null : Headline.Of(dossier);
        SummaryCard[] Of(params string[] labels) => [.. cards.Where(c => labels.Contains(c.Label))];
        SummaryAnswer[] answers =
        [
            new("How many?", Of("Accounts", "Interactions"),
                Of("Accounts", "Interactions").Length == 0 ? ["Nothing is counted or reported yet."] : []),
            new("When?", Of("Window"), Of("Window").Length == 0 ? ["No window is said or concluded; the log's extent is none."] : []),
            new("At what?", [], aims.Count > 0 ? [string.Join(", ", aims), .. how] : ["Nobody says so far."]),
            new("How sure?", [], HowSure(dossier, headline, cards.Count > 0)),
            new("What is not shown?", [],
                headline is null ? ["Nothing is alleged, so nothing is shown."] : headline.NotShown.Count > 0
                ? [.. headline.NotShown.Select(Sentence)] : ["Every link is claimed."]),
            new("What next?", [], WhatNext(dossier, headline)),
        ];
        return new SummaryBriefing
        {
            Case = of, Dossier = dossier, Answers = answers, Drifts = dossier?.Drifts ?? [],
            Headline = headline?.Claim ?? $"{(of.IsSynthetic ? "Synthetic: nothing" : "Nothing")} is alleged yet.",
            Limits = headline?.Limits ?? "", NotShown = headline?.NotShown ?? [],
            Further = [.. cards.Where(c => c.Label is not ("Accounts" or "Interactions" or "Window"))],
            Responses = dossier?.Allegation.Particulars.Responses is { Count: > 0 } said ? [.. said.Select(ResponseOf)] : dossier is null
            ? [] : ["No response of the accused is recorded."],
            Interests = dossier is null
            ? [] : [.. dossier.CitedSources.Where(s => s is { Party: SourceParty.Accuser, Interest.Length: > 0 }).Select(s => s.Interest)
                .Distinct().Take(1)],
        };
    }

    private static string ResponseOf(PartyResponse response) =>
        $"{ParticularsWords.Of(response)}{(response.SourceNumber is { } source ? $", Source {source}" : "")}";

    private static IReadOnlyList<string> HowSure(AllegationDossier? dossier, Headline? headline, bool hasFigures)
    {
        if (dossier is null || headline is null)
            return [hasFigures ? "Inferred by a method; nobody has assessed it." : "Nothing is concluded yet."];
        if (headline.Weakest is not { } weakest) return ["Nothing may be claimed so far."];
        var origins = headline.Carried.SelectMany(e => e.Grounds).Where(g => g.Bearing == Bearing.For).Select(GroundEdit.Of)
            .SelectMany(g => dossier.Grounding.FactsOf(g).Origins).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var accuser = dossier.Sources.FirstOrDefault(s => s is { Party: SourceParty.Accuser, Publisher.Length: > 0 })?.Publisher;
        var assessed = headline.Carried.Where(e => e.Likelihood is not null).Select(e => $"{e.Kind.Name()}: {e.Likelihood!.Value.Term()}.");
        return
        [
            Sentence(weakest.Word()),
            $"{Format.Count(origins.Count, "origin")}: {string.Join(", ", origins.Select(o => o == GroundFacts.Accuser && accuser is not null ? $"{o}, {accuser}" : o))}.",
            weakest == Standing.Corroborated ? "Each was assessed as independent." : "Not independently verified.",
            .. assessed.Take(2),
        ];
    }

    private static IReadOnlyList<string> WhatNext(AllegationDossier? dossier, Headline? headline)
    {
        if (dossier is null || headline is null)
            return ["Freeze what was found as an exhibit, and write the allegation that it is held to support."];
        var matrix = dossier.Allegation.Hypotheses;
        var leaders = matrix.Rows.Count > 0
            ? HypothesisScores.Of(matrix).Leaders : [.. Enumerable.Range(0, Math.Min(2, matrix.Hypotheses.Count))];
        var lift = dossier.Chain.Where(e => !headline.Carried.Contains(e)).Take(1).SelectMany(
            e => dossier.CeilingOf(e).Lifts.Take(1).Select(l => $"For “{e.Kind.Clause()}”: {char.ToLowerInvariant(l[0])}{l[1..]}"));
        return [
            .. leaders.Select(h => matrix.Hypotheses[h]).Where(h => h.CollectNext.Length > 0).Take(2)
            .Select(h => $"{h.Name}: {h.CollectNext}"), .. lift];
    }

    private static string FoundBy(Case of, StoredAnalysis? analysis, CountedNow counted)
    {
        var lead = of.IsSynthetic ? "Synthetic: nothing" : "Nothing";
        if (analysis is null) return $"{lead} is alleged yet, and no analysis has been run.";
        var found = AnalysisHeadline.Of(analysis);
        if (found.Pools == 0) return $"{lead} is alleged yet. The analysis found no pool of accounts.";
        var window = counted.Period is { } period ? $" {PeriodWords.InSentence(period)}" : "";
        return $"{lead} is alleged yet. The analysis infers {Format.Count(found.Pools, "pool")} of {Format.Count(found.Accounts, "account")} with {Format.Count(found.Interactions, "interaction")}{window}.";
    }

    private static AllegedPeriod? InferredPeriod(StoredAnalysis? analysis, Exhibit? exhibit) => analysis is null
        || (exhibit is not null && !HeadlineBasis.OfData.IsInferred(exhibit.Selection)) ? null
        : Briefings.InferredPeriod.Of(
            analysis, exhibit?.Selection[Dimension.Cluster].Included is { Count: > 0 } clusters ? [.. clusters] : null);

    private static IReadOnlyList<string> AimsOf(StoredAnalysis? analysis, Selection? selection)
    {
        if (analysis is null) return [];
        var named = selection?[Dimension.Cluster].Included ?? [];
        var clusters = named.Count > 0 ? named.ToHashSet()
            : analysis.Result.Clusters.Where(c => c.Disposition is Disposition.Pool or Disposition.Operator).Select(c => c.Id).ToHashSet();
        return [.. analysis.Result.Targeting.Where(t => clusters.Contains(t.Cluster) && t is { Low: > 0, Q: < 0.05 })
            .OrderByDescending(t => t.Interactions).Select(t => t.Capability).Distinct().Take(3)];
    }

    // Only where what is counted is what the analysis calls a cluster or a pool: what others rest on is not the run's to doubt.
    private static IReadOnlyList<HeadlineCaution> CautionsOf(StoredAnalysis? analysis, Selection? selection)
    {
        if (analysis is null || selection is null || !HeadlineBasis.OfData.IsInferred(selection)) return [];
        var clusters = selection[Dimension.Cluster].Included;
        return [.. HeadlineCaution.Of(analysis).Where(c => c.Cluster is null || clusters.Count == 0 || clusters.Contains(c.Cluster))];
    }

    private static IReadOnlyList<SummaryCard> Marked(Case of, IReadOnlyList<SummaryCard> cards) =>
        [.. cards.Select(c => c.Marked(of.IsSynthetic))];

    private static string Sentence(string clause) => $"{char.ToUpperInvariant(clause[0])}{clause[1..]}.";
}
