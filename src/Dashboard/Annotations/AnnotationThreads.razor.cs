using System.Globalization;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Annotations;
using Dashboard.Core;
using Dashboard.Editing;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Annotations;

/// <summary>
/// Threads that something else has loaded. One text is written at a time; what was being written before a reload is open again.
/// </summary>
public sealed partial class AnnotationThreads
{
    private Annotation? editing;
    private Annotation? answered;
    private int? removing;
    private string? failure;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    [Parameter, EditorRequired]
    public CaseId Case { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<AnnotationThread> Threads { get; set; } = [];

    /// <summary>The tags in use, the most used first.</summary>
    [Parameter]
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>The case's display time zone.</summary>
    [Parameter]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Whether the threads are on different things, each of which is named and linked.</summary>
    [Parameter]
    public bool AreSpread { get; set; }

    /// <summary>Something was written or taken away.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required AnnotationRegister Annotations { get; init; }

    [Inject]
    public required Drafts Drafts { get; init; }

    /// <summary>What the person who looks may do with the case.</summary>
    [CascadingParameter]
    public CaseGrants Grants { get; set; } = CaseGrants.Nothing;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || !Grants.Allows(CaseOperation.Annotate)) return;
        var edited = await Drafts.FindLatestAsync(Drafts.KeyStart(Actor, Case, AnnotationEditor.EditKind));
        var answer = await Drafts.FindLatestAsync(Drafts.KeyStart(Actor, Case, AnnotationEditor.AnswerKind));
        editing = edited is null ? null : Threads.SelectMany(t => t.All).FirstOrDefault(a => a.Number == edited.Number && !a.IsDeleted);
        answered = answer is null
            ? null : Threads.Select(t => t.First)
            .FirstOrDefault(
                a => answer.Key.EndsWith(
                    string.Create(CultureInfo.InvariantCulture, $"{AnnotationEditor.AnswerKind}-{a.Number}-new"),
                    StringComparison.Ordinal));
        if (editing is not null || answered is not null) StateHasChanged();
    }

    private void BeginEdit(Annotation annotation) => (editing, removing, failure) = (annotation, null, null);

    private void BeginAnswer(Annotation annotation) =>
        (answered, removing, failure) = (Threads.First(t => t.All.Contains(annotation)).First, null, null);

    private Task CloseAsync()
    {
        (editing, answered, removing, failure) = (null, null, null, null);
        return OnChanged.InvokeAsync();
    }

    // The first press asks, the second does: what is taken away is kept in the history, so no dialog stands in between.
    private async Task RemoveAsync(Annotation annotation)
    {
        if (removing != annotation.Number)
        {
            (removing, failure) = (annotation.Number, null);
            return;
        }

        removing = null;
        try
        {
            await Annotations.RemoveAsync(Actor, Case, annotation.Number, annotation.Version);
            await OnChanged.InvokeAsync();
        }
        catch (EditConflictException conflict)
        {
            await OnChanged.InvokeAsync();
            failure =
                $"{conflict.TheirEditor} changed this annotation a moment ago. It was not taken away: read the new text, then decide.";
        }
        catch (CaseworkException exception)
        {
            failure = exception.Message;
        }
    }
}
