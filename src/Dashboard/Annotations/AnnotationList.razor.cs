using Dashboard.Access;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Annotations;

/// <summary>The annotations on one target, to read and to write. Loads again when somebody else annotates the case.</summary>
public partial class AnnotationList
{
    private Listing<AnnotationThread>? threads;
    private IReadOnlyList<string> tags = [];
    private (CaseId Case, AnnotationTarget Kind, string Target) shown;
    private Actor actor = null!;
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

    /// <summary>A new annotation was saved.</summary>
    [Parameter]
    public EventCallback OnWritten { get; set; }

    [Inject]
    public required AnnotationQueries Annotations { get; init; }

    /// <summary>What the person who looks may do with the case.</summary>
    [CascadingParameter]
    public CaseGrants Grants { get; set; } = CaseGrants.Nothing;

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Case, TargetKind, Target)) return;
        shown = (Case, TargetKind, Target);
        threads = null;
        actor = await Authentication.ActorAsync();
        Follow(actor, Case);
        await LoadAsync();
    }

    protected override bool Concerns(CaseChange change) => change.IsOf("annotation");

    protected override Task OnChangedAsync(CaseChange change) => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            failure = null;
            tags = [.. (await Annotations.FacetsAsync(actor, Case, Cancellation)).Tags.Select(t => t.Key)];
            var found = await Annotations.ThreadsAsync(
                actor, Case, new AnnotationFilter(TargetKind, Target), newestFirst: true, cancellationToken: Cancellation);
            threads = found with { Rows = [.. found.Rows.Reverse()] };
        }
        catch (CaseworkException exception)
        {
            failure = exception.Message;
        }
    }

    private async Task DoneAsync(bool isSaved)
    {
        await LoadAsync();
        if (isSaved) await OnWritten.InvokeAsync();
    }
}
