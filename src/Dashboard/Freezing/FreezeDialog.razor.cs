using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Dashboard.Freezing;

/// <summary>Asks what to freeze under which title. The picture is taken and handed in by the browser.</summary>
public sealed partial class FreezeDialog : IAsyncDisposable
{
    private static readonly Choice[] Panels =
    [
        new(ExhibitView.Graph, "Account graph", Panel.Graph), new(ExhibitView.Heatmap, "Heatmap", Panel.Heatmap),
        new(ExhibitView.Timeline, "Timeline", Panel.Timeline), new(ExhibitView.Figures, "Figures only"),
    ];

    private IJSObjectReference? module;
    private Choice chosen = Panels[2];
    private string title = "";
    private string? problem;
    private bool isFreezing;
    private int? frozen;

    [Inject]
    public required IJSRuntime Js { get; init; }

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required CaseView View { get; set; }

    /// <summary>The workbench whose panels can be frozen; null for a table.</summary>
    [Parameter]
    public WorkbenchState? State { get; set; }

    /// <summary>The table to freeze; null for a panel, which is chosen.</summary>
    [Parameter]
    public ExhibitView? Table { get; set; }

    /// <summary>The table's page, as its address has it.</summary>
    [Parameter]
    public string Query { get; set; } = "";

    // A panel that shows a table is frozen as that: the graph's has clusters, where its picture stands for accounts.
    private IEnumerable<Choice> Choices => Panels.Select(
        c => c.View == ExhibitView.Graph && State!.Tables.Contains(Panel.Graph) ? new Choice(ExhibitView.Clusters, "Clusters") : c);

    private string Shown => State?.ToString() ?? Query;

    private string Line => FrozenView.Parse(chosen.View, Shown) switch
    {
        { View: ExhibitView.Comparison, Pair: var (a, b) } =>
            $"{SelectionWords.Line(a, View.NameOf)} against {SelectionWords.Line(b, View.NameOf)}",
        var shown => SelectionWords.Line(shown.Selection, View.NameOf),
    };

    private bool HasPicture => chosen.Panel is { } shown && !State!.Tables.Contains(shown) && (State.Alone is null || State.Alone == shown);

    /// <summary>Opens the dialog for a table.</summary>
    public static Task OpenAsync(IDialogService dialogs, CaseView view, ExhibitView table, string query) => dialogs.ShowAsync<FreezeDialog>(
        "Freeze as exhibit", new DialogParameters { [nameof(View)] = view, [nameof(Table)] = table, [nameof(Query)] = query });

    /// <summary>Opens the dialog for the panels of a workbench.</summary>
    public static Task OpenAsync(IDialogService dialogs, CaseView view, WorkbenchState state) => dialogs.ShowAsync<FreezeDialog>(
        "Freeze as exhibit", new DialogParameters { [nameof(View)] = view, [nameof(State)] = state });

    protected override void OnInitialized() => Choose(
        Table is { } table ? new Choice(table, char.ToUpperInvariant(table.Word()[0]) + table.Word()[1..])
        : Choices.FirstOrDefault(c => c.Panel is not null && c.Panel == State!.Alone) ?? chosen);

    private void Choose(Choice choice)
    {
        var isSuggestion = title.Length == 0 || title == Suggestion();
        chosen = choice;
        if (isSuggestion) title = Suggestion();
    }

    private string Suggestion()
    {
        var text = $"{chosen.Name}: {Line}";
        return text.Length <= 200 ? text : text[..199] + "…";
    }

    private async Task FreezeAsync()
    {
        (isFreezing, problem) = (true, null);
        try
        {
            module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["client/freeze.js"]);
            var fields = new Dictionary<string, string> { ["view"] = chosen.View.ToString(), ["title"] = title, ["state"] = Shown };
            var name = HasPicture ? Slug.Of(chosen.Panel!.Value) : "";
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

    /// <param name="Panel">The panel whose picture goes with it; null for a table.</param>
    private sealed record Choice(ExhibitView View, string Name, Panel? Panel = null);

    private sealed record Answer(int? Number, string? Problem);
}
