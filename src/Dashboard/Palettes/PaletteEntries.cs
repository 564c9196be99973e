using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.People;
using Dashboard.Casework.Records;
using Dashboard.Casework.Selections;
using Dashboard.Core;
using Dashboard.Help;
using Dashboard.Interactions;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Findings;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Palettes;

/// <summary>
/// What the command palette can lead somebody to. Casework's policy is asked for each kind, so that it lists nothing
/// that its page would refuse, and of other cases not even their names.
/// </summary>
public sealed class PaletteEntries(
    CaseMembers members, CaseRegister cases, SavedSelectionRegister selections, AllegationRegister allegations, ExhibitRegister exhibits,
    CaseViews views, CaseStores stores)
{
    /// <summary>Shorter texts are ordinary words rather than parts of an id, and find no accounts.</summary>
    public const int LeastOfAnId = 4;

    private const int MostAccounts = 6;

    // Read to put those first whose ids begin with the text.
    private const int ReadAccounts = 50;

    /// <summary>Everything but accounts, which are looked for as they are typed.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="caseId">The case on screen; null outside any.</param>
    /// <param name="viewOptions">What the address on screen says besides a selection, kept where another selection is opened in the
    /// workbench.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<PaletteEntry>> ListAsync(
        Actor actor, CaseId? caseId, string viewOptions, CancellationToken cancellation)
    {
        var entries = new List<PaletteEntry>();
        if (caseId is { } current) entries.AddRange(await OfCaseAsync(actor, current, viewOptions, cancellation));
        foreach (var other in (await cases.ListAsync(actor, take: Listing<Case>.MaxRows, cancellationToken: cancellation)).Rows)
        {
            if (other.Id != caseId)
                entries.Add(new("Cases", other.Name, PageAddress.Case(other.Id, "summary"), other.IsSynthetic ? "synthetic" : ""));
        }

        entries.Add(new("Everywhere", "All cases", "/", Keys: "g g"));
        entries.Add(new("Everywhere", "How the methods work", PageAddress.Methods()));
        entries.Add(new("Everywhere", "Help", HelpText.All[0].Address));
        if (actor.Kind == ActorKind.Person) entries.Add(new("Everywhere", "Password, codes and sessions", "/me"));
        if (await members.AllowsAsync(actor, WorkspaceOperation.ReadAdministration, cancellation))
            entries.AddRange([new("Everywhere", "People", "/people"), new("Everywhere", "Audit of the workspace", "/audit")]);
        return entries;
    }

    /// <summary>
    /// The accounts whose ids have the text in them, those that begin with it first, and how many there are; none for whom accounts go by
    /// pseudonyms.
    /// </summary>
    public async Task<(IReadOnlyList<PaletteEntry> Entries, long Total)> AccountsAsync(
        Actor actor, CaseId caseId, string text, CancellationToken cancellation)
    {
        if (text.Length < LeastOfAnId || !(await members.GrantsAsync(actor, caseId, cancellation)).Contains(CaseOperation.ReadTelemetry))
            return ([], 0);
        var store = await stores.OpenAsync(actor, caseId, CaseOperation.ReadTelemetry, cancellation);
        var page = await store.AccountsAsync(
            new AccountsRequest(Selection.Everything, AccountOrder.AccountId, Descending: false, Take: ReadAccounts, IdContains: text),
            cancellation);
        return ([.. page.Rows
            .OrderBy(account => !account.AccountId.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            .Take(MostAccounts)
            .Select(
                account => new PaletteEntry(
                    "Accounts", account.AccountId, AccountAddress.Of(caseId.Value, account.AccountId),
                    Format.Count(account.Interactions, "interaction")))], page.Total);
    }

    private async Task<List<PaletteEntry>> OfCaseAsync(Actor actor, CaseId caseId, string viewOptions, CancellationToken cancellation)
    {
        var granted = await members.GrantsAsync(actor, caseId, cancellation);
        var entries = NavigationEntry.For(granted)
            .Select(page => new PaletteEntry("Pages", page.Name, PageAddress.Case(caseId, page.Page), page.Group, page.Keys)).ToList();
        if (granted.Contains(CaseOperation.ReadTelemetry))
            entries.AddRange(await OfTelemetryAsync(actor, caseId, viewOptions, cancellation));
        if (!granted.Contains(CaseOperation.ReadFindings)) return entries;
        entries.AddRange((await allegations.ListAsync(actor, caseId, cancellationToken: cancellation)).Rows
            .Select(a => new PaletteEntry("Allegations", $"Allegation {a.Number}: {a.Title}", PageAddress.Allegation(caseId, a.Number))));
        entries.AddRange((await exhibits.ListAsync(actor, caseId, cancellationToken: cancellation)).Rows
            .Select(e => new PaletteEntry("Exhibits", $"Exhibit {e.Number}: {e.Title}", PageAddress.Exhibit(caseId, e.Number))));
        return entries;
    }

    private async Task<IEnumerable<PaletteEntry>> OfTelemetryAsync(
        Actor actor, CaseId caseId, string viewOptions, CancellationToken cancellation)
    {
        if (await views.OpenAsync(actor, caseId, cancellation) is not { } view) return [];
        var saved = await selections.ListAsync(actor, caseId, take: Listing<SavedSelection>.MaxRows, cancellationToken: cancellation);
        return saved.Rows
            .Select(
                s => new PaletteEntry(
                    "Saved selections", s.Name, PageAddress.Workbench(caseId, s.Selection, viewOptions),
                    SelectionWords.Line(s.Selection, view.NameOf)))
            .Concat((view.Analysis?.Result.Clusters ?? []).Select(cluster => new PaletteEntry(
                "Clusters", cluster.Label,
                PageAddress.Workbench(caseId, Selection.Everything.Only(Dimension.Cluster, cluster.Id), viewOptions),
                $"{Slug.Of(cluster.Disposition)}, {ClusterSize.Of(cluster, view.Analysis!.Result)}")));
    }
}
