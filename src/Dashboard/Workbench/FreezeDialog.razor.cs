using Dashboard.Casework;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;

namespace Dashboard.Workbench;

/// <summary>Asks what to freeze under which title. The picture is taken and handed in by the browser.</summary>
public sealed partial class FreezeDialog : IAsyncDisposable
{
    private static readonly (ExhibitView View, string Name, Panel? Panel)[] Choices =
    [
        (ExhibitView.Graph, "Account graph", Panel.Graph),
        (ExhibitView.Heatmap, "Heatmap", Panel.Heatmap),
        (ExhibitView.Timeline, "Timeline", Panel.Timeline),
        (ExhibitView.Figures, "Figures only", null),
    ];

    private IJSObjectReference? module;
    private ExhibitView panel = ExhibitView.Timeline;
    private string title = "";
    private string? problem;
    private bool isFreezing;
    private int? frozen;

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired]
    public required CaseView View { get; set; }

    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    private Panel? Shown => Choices.First(c => c.View == panel).Panel;

    private bool HasPicture => Shown is { } shown && !State.Tables.Contains(shown) && (State.Alone is null || State.Alone == shown);

    protected override void OnInitialized() =>
        Choose(State.Alone is { } alone ? Choices.First(c => c.Panel == alone).View : ExhibitView.Timeline);

    private void Choose(ExhibitView view)
    {
        var isSuggestion = title.Length == 0 || title == Suggestion();
        panel = view;
        if (isSuggestion) title = Suggestion();
    }

    private string Suggestion()
    {
        var text = $"{Choices.First(c => c.View == panel).Name}: {SelectionWords.Line(State.Selection, View.NameOf)}";
        return text.Length <= 200 ? text : text[..199] + "…";
    }

    private async Task FreezeAsync()
    {
        (isFreezing, problem) = (true, null);
        try
        {
            module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["client/freeze.js"]);
            var fields = new Dictionary<string, string> { ["view"] = panel.ToString(), ["title"] = title, ["state"] = State.ToString() };
            var name = Shown is { } shown ? Charts.Word.Of(shown) : "";
            var answer = await module.InvokeAsync<Answer>("freeze", name, $"/api/cases/{View.Case.Id}/exhibits", fields);
            (frozen, problem) = (answer.Number, answer.Problem);
        }
        finally
        {
            isFreezing = false;
        }
    }

    private async Task CancelAsync()
    {
        if (module is not null) await module.InvokeVoidAsync("cancel");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the browser has let go of everything itself.
        }
    }

    private sealed record Answer(int? Number, string? Problem);
}
