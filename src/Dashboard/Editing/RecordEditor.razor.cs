using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Editing;

/// <summary>
/// The form of one record, the same for every kind: saved against the version it was opened at, merged where somebody
/// else saved meanwhile, kept in the browser while it is typed.
/// </summary>
public partial class RecordEditor<TForm, TEdit>
{
    private EditSession<TEdit> session = null!;
    private TForm form = null!;
    private DateTime? restoredAt;
    private string? failure;
    private bool isSaving;
    private bool isGone;
    private bool isSure;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    [Parameter, EditorRequired]
    public CaseId CaseId { get; set; }

    /// <summary>The kind of record as changes name it, <c>source</c>; for a new one it may say more, such as on what.</summary>
    [Parameter, EditorRequired]
    public string Kind { get; set; } = "";

    /// <summary>The record's number; null for a new one.</summary>
    [Parameter]
    public int? Number { get; set; }

    /// <summary>What was stored when the editor was opened. Later values are not taken: the editor follows the record itself.</summary>
    [Parameter, EditorRequired]
    public Stored<TEdit> Opened { get; set; } = null!;

    /// <summary>What the form starts with where a gesture has changed what is stored already; null for what is stored.</summary>
    [Parameter]
    public TEdit? Proposed { get; set; }

    /// <summary>The heading; null for an editor within something else.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Whether a new record within something else can be given up, as everything else can.</summary>
    [Parameter]
    public bool IsCancellable { get; set; }

    /// <summary>The record as a sentence names it: “this source”.</summary>
    [Parameter, EditorRequired]
    public string Subject { get; set; } = "";

    /// <summary>The case's display time zone.</summary>
    [Parameter]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The record as changes name it, where that is not its kind and number.</summary>
    [Parameter]
    public string? Follows { get; set; }

    /// <summary>What is stored now; null when it was taken away.</summary>
    [Parameter]
    public Func<Task<Stored<TEdit>?>> Find { get; set; } = () => Task.FromResult<Stored<TEdit>?>(null);

    /// <summary>Saves the edit over this version; adds it as a new record when there is none.</summary>
    [Parameter, EditorRequired]
    public Func<TEdit, long?, Task> Save { get; set; } = null!;

    /// <summary>Takes the record of this version away; null where that cannot be done.</summary>
    [Parameter]
    public Func<long, Task>? Remove { get; set; }

    /// <summary>It is saved, taken away or cancelled.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <summary>The fields.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<TForm> ChildContent { get; set; } = null!;

    [Inject]
    public required Drafts Drafts { get; init; }

    private string Key => Drafts.Key(Actor, CaseId, Kind, Number);

    private bool IsChanged => session.IsChanged(form.ToEdit());

    protected override void OnInitialized()
    {
        Start();
        if (Number is not null) Follow(Actor, CaseId);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || await Drafts.FindAsync(Key) is not { } kept) return;
        kept.FillInto(form);
        session.Resume(kept.Version);
        restoredAt = kept.At;
        if (Number is not null) await MeetAsync();
        StateHasChanged();
    }

    protected override bool Concerns(CaseChange change) => change.Subject == (Follows ?? $"{Kind} {Number}");

    protected override Task OnChangedAsync(CaseChange change) => MeetAsync();

    // What is compared is what the form would save: without the blanks around a title, for example.
    private void Start()
    {
        session = new(Opened with { Edit = TForm.Of(Opened.Edit).ToEdit() }, (_, _) => TForm.Parts);
        form = TForm.Of(Proposed ?? Opened.Edit);
        (restoredAt, failure, isGone, isSure) = (null, null, false, false);
    }

    private async Task MeetAsync()
    {
        if (await Find() is { } stored) session.Meet(stored);
        else isGone = true;
    }

    private void Compare() => session.Compare(form.ToEdit());

    private async Task SaveAsync()
    {
        try
        {
            if (await TryAsync(() => Save(form.ToEdit(), Number is null || isGone ? null : session.Version))) await CloseAsync();
        }
        catch (EditConflictException)
        {
            await MeetAsync();
            Compare();
        }
    }

    private Task SaveMergedAsync()
    {
        var merged = session.Settle();
        form = TForm.Of(merged);
        // Where theirs was taken everywhere, it is stored already.
        return session.IsChanged(merged) ? SaveAsync() : CloseAsync();
    }

    // The first press asks, the second does; the audit trail keeps what it was.
    private async Task RemoveAsync()
    {
        isSure = !isSure;
        if (isSure) return;
        try
        {
            if (await TryAsync(() => Remove!(session.Version))) await CloseAsync();
        }
        catch (EditConflictException conflict)
        {
            await MeetAsync();
            failure = $"{conflict.TheirEditor} saved {Subject} a moment ago. It was not taken away: compare, then decide.";
        }
    }

    private async Task CloseAsync()
    {
        await ForgetAsync();
        Start();
        await OnDone.InvokeAsync();
    }

    private async Task ForgetAsync() => await Drafts.ForgetAsync(Key);

    private async Task<bool> TryAsync(Func<Task> action)
    {
        (isSaving, failure) = (true, null);
        try
        {
            await action();
            return true;
        }
        catch (CaseworkException refused) when (refused is not EditConflictException)
        {
            failure = refused.Message;
            if (Number is not null) await MeetAsync();
            return false;
        }
        finally
        {
            isSaving = false;
        }
    }
}
