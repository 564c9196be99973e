using Dashboard.Casework;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Radzen;

namespace Dashboard.Allegations;

/// <summary>An allegation as it is written: its chain, one element's text, and what that rests on.</summary>
public partial class AllegationPage
{
    private IReadOnlyList<Exhibit> exhibits = [];
    private IReadOnlyList<Source> sources = [];
    private IReadOnlyList<ReportedFigure> figures = [];
    private IReadOnlyList<WordingRemark> remarks = [];
    private Listing<Revision> revisions = new([], 0);
    private Allegation? allegation;
    private AllegationDraft? draft;
    private AllegationMerge? merge;
    private AllegationEdit? mergeTheirs;
    private string mergeEditor = "";
    private long mergeVersion;
    private string? newer;
    private int selected = 1;
    private bool showsHistory;

    [Inject]
    public required AllegationRegister Allegations { get; init; }

    [Inject]
    public required ExhibitRegister Exhibits { get; init; }

    [Inject]
    public required SourceRegister Sources { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Parameter]
    public int Number { get; set; }

    /// <summary>The element shown first, counted from 1.</summary>
    [SupplyParameterFromQuery]
    public int? Element { get; set; }

    protected override object? Subject => $"{Number}/{Element}";

    private bool IsDirty => draft is { IsDirty: true };

    private bool IsWithdrawn => allegation is { Status: AllegationStatus.Withdrawn };

    protected override async Task<bool> LoadAsync()
    {
        allegation = await Allegations.FindAsync(Actor, Id, Number, Cancellation);
        if (allegation is null) return false;
        draft = new AllegationDraft(allegation);
        (newer, merge) = (null, null);
        selected = Math.Clamp(Element ?? selected, 1, Math.Max(1, allegation.Elements.Count));
        await LoadGroundsAsync();
        return true;
    }

    protected override async Task OnChangedAsync(CaseChange change)
    {
        if (change.Subject != $"allegation {Number}") await LoadGroundsAsync();
        else if (!IsDirty) await ReloadAsync();
        else if (await Allegations.FindAsync(Actor, Id, Number, Cancellation) is { } stored && stored.Version != draft!.Version) newer = stored.UpdatedBy;
    }

    private async Task LoadGroundsAsync()
    {
        exhibits = (await Exhibits.ListAsync(Actor, Id, take: Listing<Exhibit>.MaxRows, cancellationToken: Cancellation)).Rows;
        sources = (await Sources.ListAsync(Actor, Id, take: Listing<Source>.MaxRows, cancellationToken: Cancellation)).Rows;
        figures = (await Sources.ListFiguresAsync(Actor, Id, take: Listing<ReportedFigure>.MaxRows, cancellationToken: Cancellation)).Rows;
        revisions = await Allegations.RevisionsAsync(Actor, Id, Number, cancellationToken: Cancellation);
        Check();
    }

    private void Select(int number)
    {
        selected = number;
        Check();
    }

    private void Edited() => Check();

    private void Check()
    {
        if (draft?.Current.Elements.ElementAtOrDefault(selected - 1) is { } element)
            remarks = WordingCheck.Check(element, draft.Current.Elements, KnownNumbers.Of(element, exhibits, figures));
    }

    private async Task SaveAsync()
    {
        try
        {
            if (await TryAsync(() => Allegations.SaveAsync(Actor, Id, Number, draft!.Current, draft.Version, Cancellation))) await ReloadAsync();
        }
        catch (EditConflictException)
        {
            await CompareAsync();
        }
    }

    private async Task CompareAsync()
    {
        var stored = await Allegations.FindAsync(Actor, Id, Number, Cancellation);
        if (stored is null || draft is null) return;
        (mergeTheirs, mergeVersion, mergeEditor) = (AllegationEdit.Of(stored), stored.Version, stored.UpdatedBy);
        merge = new AllegationMerge(draft.Baseline, draft.Current, mergeTheirs);
        Failure = null;
    }

    private async Task SaveMergedAsync()
    {
        draft!.Resume(merge!.Result, mergeTheirs!, mergeVersion);
        merge = null;
        if (draft.IsDirty) await SaveAsync();
        else await ReloadAsync();
    }

    private async Task StepAsync((AllegationStatus Status, string Reason) step)
    {
        try
        {
            if (await TryAsync(() => Allegations.SetStatusAsync(Actor, Id, Number, step.Status, step.Reason, allegation!.Version, Cancellation))) await ReloadAsync();
        }
        catch (EditConflictException conflict)
        {
            await ReloadAsync();
            Failure = $"{conflict.TheirEditor} changed this allegation a moment ago. Its state was left as it is: read the new text, then decide.";
        }
    }

    private async Task ConfirmLeavingAsync(LocationChangingContext context)
    {
        if (!IsDirty || context.TargetLocation.Contains($"/allegations/{Number}?", StringComparison.Ordinal)) return;
        // Staying is the marked answer, and what closing the dialog means: only a chosen “leave” loses anything.
        var stay = await Dialogs.Confirm(
            "Your changes to this allegation are not saved. If you leave now, they are lost.", "Leave without saving?",
            new ConfirmOptions { OkButtonText = "Stay here", CancelButtonText = "Leave and lose them" });
        if (stay != false) context.PreventNavigation();
    }
}
