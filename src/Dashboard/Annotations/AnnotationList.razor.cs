using Dashboard.Access;
using Dashboard.Casework;
using Dashboard.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Annotations;

/// <summary>
/// The annotations on one target, to read, write, edit and take away. Loads again when somebody else annotates the case.
/// </summary>
public partial class AnnotationList : IDisposable
{
    private readonly CancellationTokenSource disposal = new();
    private CaseSubscription? subscription;
    private Listing<Annotation>? annotations;
    private EditConflictException? theirs;
    private (CaseId Case, AnnotationTarget Kind, string Target) shown;
    private Actor actor = null!;
    private long editedVersion;
    private int? editing;
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

    [Inject]
    public required CaseChanges Changes { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    public void Dispose()
    {
        disposal.Cancel();
        subscription?.Dispose();
        disposal.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Case, TargetKind, Target)) return;
        var isOtherCase = shown.Case != Case;
        shown = (Case, TargetKind, Target);
        Cancel();
        actor = await Authentication.ActorAsync();
        if (isOtherCase && RendererInfo.IsInteractive)
        {
            subscription?.Dispose();
            subscription = Changes.Subscribe(Case);
            _ = FollowAsync(subscription);
        }

        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            annotations = await Annotations.ListAsync(actor, Case, TargetKind, Target, cancellationToken: disposal.Token);
        }
        catch (CaseworkException exception)
        {
            failure = exception.Message;
        }
    }

    private Task<bool> AddAsync(string text) => TryAsync(() => Annotations.CreateAsync(actor, Case, TargetKind, Target, text, disposal.Token));

    private void Edit(Annotation annotation)
    {
        Cancel();
        (editing, editedVersion) = (annotation.Number, annotation.Version);
    }

    private Task<bool> SaveAsync(Annotation annotation, string text) => TryAsync(() => Annotations.SaveAsync(actor, Case, annotation.Number, text, editedVersion, disposal.Token));

    // The first press asks, the second does: what is taken away is kept in the history, so no dialog stands in between.
    private async Task RemoveAsync(Annotation annotation)
    {
        if (removing != annotation.Number)
        {
            Cancel();
            removing = annotation.Number;
            return;
        }

        await TryAsync(() => Annotations.RemoveAsync(actor, Case, annotation.Number, annotation.Version, disposal.Token));
    }

    private void Cancel() => (editing, removing, theirs, failure) = (null, null, null, null);

    private async Task<bool> TryAsync(Func<Task> action)
    {
        var saved = false;
        try
        {
            await action();
            Cancel();
            await LoadAsync();
            saved = true;
        }
        catch (EditConflictException conflict)
        {
            (theirs, editedVersion) = (conflict, conflict.TheirVersion);
        }
        catch (CaseworkException exception)
        {
            failure = exception.Message;
        }

        // The editor asked, so only the editor is drawn again by itself; what came of it stands here.
        StateHasChanged();
        return saved;
    }

    private async Task FollowAsync(CaseSubscription followed)
    {
        try
        {
            await foreach (var change in followed.ReadAllAsync(disposal.Token))
            {
                if (!change.Action.StartsWith("annotation.", StringComparison.Ordinal)) continue;
                await InvokeAsync(async () =>
                {
                    await LoadAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The component was left.
        }
        catch (Exception exception)
        {
            // Nobody awaits this task: the renderer reports the failure as it does one of the component's own events.
            await DispatchExceptionAsync(exception);
        }
    }
}
