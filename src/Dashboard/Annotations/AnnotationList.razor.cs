using Dashboard.Access;
using Dashboard.CasePages;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Editing;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Annotations;

/// <summary>
/// The annotations on one target, to read, write, edit and take away. Loads again when somebody else annotates the case.
/// </summary>
public partial class AnnotationList
{
    private Listing<Annotation>? annotations;
    private (CaseId Case, AnnotationTarget Kind, string Target) shown;
    private Actor actor = null!;
    private Annotation? editing;
    private int? removing;
    private string? failure;

    [Parameter, EditorRequired]
    public CaseId Case { get; set; }

    [Parameter, EditorRequired]
    public AnnotationTarget TargetKind { get; set; }

    /// <summary>The target's canonical text, see <see cref="Annotation.Target"/>.</summary>
    [Parameter, EditorRequired]
    public string Target { get; set; } = "";

    /// <summary>The case's display time zone.</summary>
    [Parameter]
    public string TimeZone { get; set; } = "UTC";

    [Inject]
    public required AnnotationRegister Annotations { get; init; }

    /// <summary>What the person who looks may do with the case.</summary>
    [CascadingParameter]
    public CaseGrants Grants { get; set; } = CaseGrants.Nothing;

    [Inject]
    public required Drafts Drafts { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Case, TargetKind, Target)) return;
        shown = (Case, TargetKind, Target);
        (editing, removing, failure) = (null, null, null);
        actor = await Authentication.ActorAsync();
        Follow(actor, Case);
        await LoadAsync();
        if (RendererInfo.IsInteractive) await RestoreAsync();
    }

    protected override bool Concerns(CaseChange change) => change.IsOf("annotation");

    protected override Task OnChangedAsync(CaseChange change) => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            annotations = await Annotations.ListAsync(actor, Case, TargetKind, Target, cancellationToken: Cancellation);
        }
        catch (CaseworkException exception)
        {
            failure = exception.Message;
        }
    }

    private async Task RestoreAsync()
    {
        if (await Drafts.FindLatestAsync(Drafts.KeyStart(actor, Case, "annotation")) is { } kept) editing = annotations?.Rows.FirstOrDefault(a => a.Number == kept.Number);
    }

    private void Edit(Annotation annotation) => (editing, removing, failure) = (annotation, null, null);

    private async Task CloseAsync()
    {
        (editing, removing, failure) = (null, null, null);
        await LoadAsync();
    }

    // The first press asks, the second does: what is taken away is kept in the history, so no dialog stands in between.
    private async Task RemoveAsync(Annotation annotation)
    {
        if (removing != annotation.Number)
        {
            (removing, failure) = (annotation.Number, null);
            return;
        }

        try
        {
            await Annotations.RemoveAsync(actor, Case, annotation.Number, annotation.Version, Cancellation);
            await CloseAsync();
        }
        catch (EditConflictException conflict)
        {
            await CloseAsync();
            failure = $"{conflict.TheirEditor} changed this annotation a moment ago. It was not taken away: read the new text, then decide.";
        }
        catch (CaseworkException exception)
        {
            failure = exception.Message;
        }
    }
}
