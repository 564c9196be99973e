using Dashboard.CasePages;
using Dashboard.Casework;
using Dashboard.Editing;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.Components;

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
    private DateTime? restoredAt;
    private int selected = 1;
    private bool showsHistory;
    private string? reopened;

    [Inject]
    public required AllegationRegister Allegations { get; init; }

    [Inject]
    public required ExhibitRegister Exhibits { get; init; }

    [Inject]
    public required SourceRegister Sources { get; init; }

    [Inject]
    public required Drafts Drafts { get; init; }

    [Parameter]
    public int Number { get; set; }

    /// <summary>The element shown first, counted from 1.</summary>
    [SupplyParameterFromQuery(Name = "element")]
    public string? ElementText { get; set; }

    private int? Element => PageAddress.Number(ElementText);

    protected override object? Subject => $"{Number}/{Element}";

    private bool IsDirty => draft is { IsDirty: true };

    private string? DraftKey => Case is null ? null : Drafts.Key(Actor, Id, "allegation", Number);

    private bool IsWithdrawn => allegation is { Status: AllegationStatus.Withdrawn };

    private bool IsReadOnly => IsWithdrawn || !May(CaseOperation.WriteFindings);

    protected override async Task<bool> LoadAsync()
    {
        allegation = await Allegations.FindAsync(Actor, Id, Number, Cancellation);
        if (allegation is null) return false;
        draft = new AllegationDraft(allegation);
        reopened = await Allegations.ReopenedAsync(Actor, Id, Number, Cancellation);
        selected = Math.Clamp(Element ?? selected, 1, Math.Max(1, allegation.Elements.Count));
        await LoadGroundsAsync();
        return true;
    }

    protected override bool Shows(CaseChange change) => change.Subject == $"allegation {Number}" || change.IsOf("source", "figure", "exhibit");

    protected override async Task RefreshAsync(CaseChange change)
    {
        if (change.IsOf("source", "figure", "exhibit")) await LoadGroundsAsync();
        else if (!IsDirty) await ReloadAsync();
        else await MeetAsync();
    }

    protected override async Task RestoreAsync()
    {
        if (IsWithdrawn || await Drafts.FindAsync(DraftKey!) is not { } kept) return;
        draft!.Restore(kept);
        restoredAt = kept.At;
        Check();
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
            var text = draft!.Current;
            if (!await TryAsync(async () => allegation = await Allegations.SaveAsync(Actor, Id, Number, text, draft.Session.Version, Cancellation))) return;
            draft.Saved(text, allegation!);
            await SettledAsync();
        }
        catch (EditConflictException)
        {
            await MeetAsync();
            Compare();
        }
    }

    private async Task SaveMergedAsync()
    {
        draft!.Settle();
        if (IsDirty) await SaveAsync();
        else await SettledAsync();
    }

    private async Task MeetAsync()
    {
        if (await Allegations.FindAsync(Actor, Id, Number, Cancellation) is { } stored) draft!.Meet(stored);
    }

    private void Compare() => draft!.Session.Compare(draft.Current);

    private async Task SettledAsync()
    {
        if (IsDirty) return;
        await ForgetAsync();
        await ReloadAsync();
    }

    private async Task DiscardAsync()
    {
        await ForgetAsync();
        await ReloadAsync();
    }

    private async Task ForgetAsync()
    {
        restoredAt = null;
        await Drafts.ForgetAsync(DraftKey!);
    }

    private async Task<bool> StepAsync(AllegationStatus status, string reason)
    {
        try
        {
            var isDone = await TryAsync(() => Allegations.SetStatusAsync(Actor, Id, Number, status, reason, allegation!.Version, Cancellation));
            if (isDone) await ReloadAsync();
            return isDone;
        }
        catch (EditConflictException conflict)
        {
            await ReloadAsync();
            Failure = $"{conflict.TheirEditor} changed this allegation a moment ago. Its state was left as it is: read the new text, then decide.";
            return false;
        }
    }
}
