using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Headlines;
using Dashboard.Casework.Records;
using Dashboard.Casework.Reviews;
using Dashboard.Casework.Store;
using Dashboard.Editing;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Briefings;
using Dashboard.Investigations.LiveFigures;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Allegations;

/// <summary>An allegation as it is written: its chain, one element's text, and what that rests on.</summary>
public partial class AllegationPage
{
    private IReadOnlyList<AllegationRemark> remarks = [];
    private IReadOnlyList<string> blocking = [];
    private IReadOnlyList<Annotation> annotations = [];
    private Listing<Revision> revisions = new([], 0);
    private IReadOnlyList<FigureDrift> drifts = [];
    private AllegationDossier? dossier;
    private Allegation? allegation;
    private AllegationDraft? draft;
    private AllegedPeriod? suggested;
    private Headline? headline;
    private DateTime? restoredAt;
    private int selected = 1;
    private int openRemarks;
    private string? reopened;

    [Inject]
    public required AllegationRegister Allegations { get; init; }

    [Inject]
    public required LiveDossiers Dossiers { get; init; }

    [Inject]
    public required RemarkRegister Remarks { get; init; }

    [Inject]
    public required AnnotationRegister Annotations { get; init; }

    [Inject]
    public required CaseAnalyses Analyses { get; init; }

    [Inject]
    public required Drafts Drafts { get; init; }

    [Parameter]
    public int Number { get; set; }

    /// <summary>The element shown first, counted from 1.</summary>
    [SupplyParameterFromQuery(Name = "element")]
    public string? ElementText { get; set; }

    /// <summary>The part that is shown, one of <see cref="AllegationPartNames.All"/>; the elements where none is named.</summary>
    [SupplyParameterFromQuery(Name = "part")]
    public string? PartText { get; set; }

    private string Part => AllegationPartNames.All.Contains(PartText) ? PartText! : "elements";

    private int? Element => PageAddress.Number(ElementText);

    protected override object? Subject => $"{Number}/{Element}";

    private bool IsDirty => draft is { IsDirty: true };

    private string? DraftKey => Case is null ? null : Drafts.Key(Actor, Id, "allegation", Number);

    private bool IsWithdrawn => allegation is { Status: AllegationStatus.Withdrawn };

    private bool IsReadOnly => IsWithdrawn || !May(CaseOperation.WriteFindings);

    protected override async Task<bool> LoadAsync()
    {
        if (!await LoadDossierAsync()) return false;
        draft = new AllegationDraft(allegation!);
        reopened = await Allegations.ReopenedAsync(Actor, Id, Number, Cancellation);
        selected = Math.Clamp(Element ?? selected, 1, Math.Max(1, allegation!.Elements.Count));
        return true;
    }

    protected override bool Shows(CaseChange change) => change.Subject == $"allegation {Number}" || change.IsOf(
        "source", "figure", "exhibit", "annotation", "case", "import", "rules", "analysis");

    protected override async Task RefreshAsync(CaseChange change)
    {
        if (!IsDirty) await ReloadAsync();
        else if (change.IsOf("source", "figure", "exhibit", "annotation", "case", "import", "rules", "analysis")) await LoadDossierAsync();
        else await MeetAsync();
    }

    protected override async Task RestoreAsync()
    {
        if (IsWithdrawn || await Drafts.FindAsync(DraftKey!) is not { } kept) return;
        draft!.Restore(kept);
        restoredAt = kept.At;
    }

    private async Task<bool> LoadDossierAsync()
    {
        dossier = await Dossiers.FindAsync(Actor, Id, Number, Cancellation);
        if (dossier is null) return false;
        (allegation, headline, drifts) = (dossier.Allegation, Headline.Of(dossier), dossier.Drifts);
        remarks = await Remarks.ListAsync(Actor, Id, Number, Cancellation);
        openRemarks = remarks.Count(r => r.SettledAt is null);
        blocking = ApprovalGate.Blocking(dossier, remarks);
        revisions = await Allegations.RevisionsAsync(Actor, Id, Number, cancellationToken: Cancellation);
        annotations = May(CaseOperation.ReadTelemetry)
            ? (await Annotations.ListAsync(Actor, Id, cancellationToken: Cancellation)).Rows : [];
        suggested = await InferredPeriod.FindAsync(Analyses, dossier, Cancellation);
        return true;
    }

    private void Select(int number) => selected = number;

    private void Edited() => selected = Math.Clamp(selected, 1, Math.Max(1, draft!.Current.Elements.Count));

    private void TakeBack(AllegationEdit earlier)
    {
        draft!.TakeBack(earlier);
        Edited();
    }

    private async Task SaveAsync()
    {
        try
        {
            var text = draft!.Current;
            if (!await TryAsync(
                async () => allegation = await Allegations.SaveAsync(Actor, Id, Number, text, draft.Session.Version, Cancellation))) return;
            draft.Saved(text, allegation!);
            await SettledAsync();
        }
        catch (EditConflictException)
        {
            await MeetAsync();
            Compare();
            // What two people wrote in different parts is brought together without asking.
            if (draft!.Session.Merge is { Conflicts.Count: 0 }) await SaveMergedAsync();
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

    private async Task<bool> StepAsync(AllegationStatus status, string reason, string overriding)
    {
        try
        {
            var isDone = await TryAsync(
                () => Allegations.SetStatusAsync(Actor, Id, Number, status, reason, allegation!.Version, overriding, Cancellation));
            if (isDone) await ReloadAsync();
            return isDone;
        }
        catch (EditConflictException conflict)
        {
            await ReloadAsync();
            Failure =
                $"{conflict.TheirEditor} changed this allegation a moment ago. Its state was left as it is: read the new text, then decide.";
            return false;
        }
    }
}
