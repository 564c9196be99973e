using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Briefings;
using Dashboard.Investigations.Figures;
using Dashboard.Investigations.LiveFigures;

namespace Dashboard.Tests.Summary;

/// <summary>The summary of a case that has data and an analysis, before anybody alleges anything.</summary>
public sealed class SummaryBriefingsTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [Fact]
    public async Task OfAsync_AnalysisWithoutAllegation_SaysWhatItFoundAsInferred()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();

        var briefing = await BriefAsync(
            workspace,
            Examples.Analysis with { Result = Examples.Analysis.Result with { Windows = [
                .. Examples.Analysis.Result.Windows, Examples.Analysis.Result.Windows[0] with { Cluster = "1" }] } });

        Assert.StartsWith(
            "Synthetic: nothing is alleged yet. The analysis infers 1 pool of 3 accounts with 600 interactions", briefing.Headline,
            StringComparison.Ordinal);
        Assert.Contains("22 April", briefing.Headline, StringComparison.Ordinal);
        Assert.DoesNotContain("March", briefing.Headline, StringComparison.Ordinal);
        Assert.Null(briefing.Dossier);
        var accounts = Assert.Single(briefing.Figures, f => f.Label == "Accounts");
        Assert.Equal(("3", FigureKind.Observed), (accounts.Value, accounts.Kind));
        Assert.Equal("observed within an inferred cluster · synthetic", accounts.Tag);
        var window = Assert.Single(briefing.Figures, f => f.Label == "Window");
        Assert.Equal(FigureKind.Inferred, window.Kind);
        Assert.Contains("synthetic", window.Tag, StringComparison.Ordinal);
        Assert.Equal(["Inferred by a method; nobody has assessed it."], AnswerTo(briefing, "How sure?"));
        Assert.Equal(["Nothing is alleged, so nothing is shown."], AnswerTo(briefing, "What is not shown?"));
        Assert.StartsWith("Freeze what was found", Assert.Single(AnswerTo(briefing, "What next?")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfAsync_AnalysisThatFoundNoPool_ClaimsNoCountOfTheLog()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var result = Examples.Analysis.Result with { Clusters = [], Assignments = [], Windows = [] };

        var briefing = await BriefAsync(workspace, Examples.Analysis with { Result = result });

        Assert.Equal("Synthetic: nothing is alleged yet. The analysis found no pool of accounts.", briefing.Headline);
        Assert.DoesNotContain(briefing.Figures, f => f.Value == "1,000");
        Assert.Equal(["No window is said or concluded; the log's extent is none."], AnswerTo(briefing, "When?"));
    }

    [Fact]
    public async Task OfAsync_NoAnalysis_SaysSoAndCountsNothing()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();

        var briefing = await BriefAsync(workspace, null);

        Assert.Equal("Synthetic: nothing is alleged yet, and no analysis has been run.", briefing.Headline);
        Assert.Empty(briefing.Figures);
    }

    private static IReadOnlyList<string> AnswerTo(SummaryBriefing briefing, string question) =>
        briefing.Answers.Single(a => a.Question == question).Lines;

    // The pool has three accounts and 600 interactions, everything together four and 1,000.
    private static async Task<SummaryBriefing> BriefAsync(TemporaryWorkspace workspace, StoredAnalysis? analysis)
    {
        var of = await workspace.CreateCaseAsync();
        var hasPool = analysis is { Result.Clusters.Length: > 0 };
        var store = new FakeStore
        {
            Data = Examples.Data,
            Count = (selection, measure) => (selection.IsEverything, measure) switch
            {
                (true, Measure.Accounts) => 4,
                (true, _) => 1_000,
                (false, Measure.Accounts) => hasPool ? 3 : 0,
                (false, _) => hasPool ? 600 : 0,
            },
        };
        var stores = new OneStore(store, workspace.Workspace.Directory);
        if (analysis is not null)
        {
            await AnalysisFile.WriteUnpublishedAsync(stores.DirectoryOf(of.Id), analysis, CancellationToken.None);
            AnalysisFile.Publish(stores.DirectoryOf(of.Id));
        }

        var access = new CaseStores(stores, workspace.Get<CaseworkStore>());
        using var analyses = new CaseAnalyses(stores, TimeProvider.System);
        var briefings = new SummaryBriefings(
            new LiveDossiers(workspace.Get<AllegationDossiers>(), workspace.Get<ExhibitRegister>(), access, workspace.Get<AuditedRecords>(),
                workspace.Workspace), workspace.Get<SourceRegister>(), access, analyses);
        return await briefings.OfAsync(Owner, of, null, CancellationToken.None);
    }
}
