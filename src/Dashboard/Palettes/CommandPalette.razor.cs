using System.Collections.Immutable;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Core;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Dashboard.Shortcuts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Palettes;

/// <summary>
/// Goes anywhere and does anything by typing. It lists anew each time it opens, with the rights of that moment; what is
/// typed is looked for in that list, and among accounts in the store.
/// </summary>
public sealed partial class CommandPalette : IAsyncDisposable
{
    private const int Most = 14;

    // Until something is typed, a little of everything says what there is.
    private const int FirstOfGroup = 3;

    private ElementReference dialog;
    private CancellationTokenSource finding = new();
    private Task searching = Task.CompletedTask;
    private SettledText? looked;
    private IDisposable? offered;
    private IReadOnlyList<PaletteEntry> entries = [];
    private (IReadOnlyList<PaletteEntry> Entries, long Total) accounts = ([], 0);
    private ImmutableList<PaletteEntry> shown = [];
    private long more;
    private bool isOpen;
    private bool isListed;
    private int active;
    private string text = "";

    [Inject]
    public required PaletteEntries Entries { get; init; }

    [Inject]
    public required PageActions Actions { get; init; }

    [Inject]
    public required AuditedReads Reads { get; init; }

    [Inject]
    public required ShortcutModule Windows { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <summary>The case on screen; null outside any.</summary>
    [Parameter]
    public CaseId? Case { get; set; }

    private string Said => (isListed, shown.Count, more) switch
    {
        (false, _, _) => "Looking …",
        (_, 0, _) =>
            text.Length is > 0 and < PaletteEntries.LeastOfAnId
            ? $"Nothing by these words. Accounts are found by {PaletteEntries.LeastOfAnId} characters of their id and more."
            : "Nothing by these words.",
        (_, var count, 0) => Format.Count(count, "entry", "entries"),
        (_, var count, _) => $"{Format.Count(count, "entry", "entries")}, and {Format.Count(more)} more: type to narrow.",
    };

    public async ValueTask DisposeAsync()
    {
        offered?.Dispose();
        await finding.CancelAsync();
        finding.Dispose();
        if (looked is not null) await looked.DisposeAsync();
    }

    protected override void OnInitialized()
    {
        looked = new SettledText(Time, RecordAsync);
        offered = Actions.Offer([new("palette", ShortcutGroups.Everywhere, "Command palette", ListAsync, "Ctrl+K") { IsWay = true }]);
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => isOpen ? Windows.RevealAsync(IdOf(active)) : Task.CompletedTask;

    private static string IdOf(int index) => $"palette-{index}";

    private async Task OpenAsync()
    {
        await Windows.ShowAsync(dialog);
        await ListAsync();
    }

    // By its keys the browser opened it already, and Escape may have closed it since: it is not shown again from here.
    private async Task ListAsync()
    {
        (isOpen, isListed, text, accounts, entries) = (true, false, "", ([], 0), []);
        Show();
        StateHasChanged();
        var options = string.Join(
            '&', new Uri(Navigation.Uri).Query.TrimStart('?').Split('&').Where(part => !Selection.IsKey(part.Split('=')[0])));
        var isWorkbench = PageAddress.Parse(new Uri(Navigation.Uri)) is (_, "workbench");
        entries = [.. await Entries.ListAsync(Actor, Case, isWorkbench ? options : "", CancellationToken.None), .. Deeds()];
        isListed = true;
        Show();
        StateHasChanged();
    }

    private void Closed() => isOpen = false;

    // What the page can do stands after where one can go; what only leads to a page is listed as that page.
    private IEnumerable<PaletteEntry> Deeds() =>
        Actions.All.Where(a => !a.IsWay && a.IsPossible()).Select(a => new PaletteEntry(a.Group, a.Name, null, Keys: a.Keys, Action: a.Id));

    private async Task FindAsync(string? typed)
    {
        text = typed?.Trim() ?? "";
        accounts = ([], 0);
        Show();
        await finding.CancelAsync();
        finding.Dispose();
        var stop = (finding = new()).Token;
        if (Case is not { } caseId) return;
        try
        {
            var found = await Entries.AccountsAsync(Actor, caseId, text, stop);
            if (stop.IsCancellationRequested || found.Entries.Count == 0) return;
            accounts = found;
            looked?.Type(text);
            Show(shown.ElementAtOrDefault(active));
        }
        catch (OperationCanceledException)
        {
            // More was typed.
        }
    }

    // The best answers, in groups of which the first has the best: so the first line is what Enter takes.
    private void Show(PaletteEntry? chosen = null)
    {
        var found = PaletteMatch.Among(entries, text).ToList();
        var first = text.Length > 0 ? found : found.GroupBy(entry => entry.Group).SelectMany(group => group.Take(FirstOfGroup));
        var best = first.Take(Most - accounts.Entries.Count).Concat(accounts.Entries).ToList();
        shown = [.. best.GroupBy(entry => entry.Group).SelectMany(group => group)];
        more = found.Count + accounts.Total - shown.Count;
        active = chosen is null ? 0 : Math.Max(0, shown.IndexOf(chosen));
    }

    private Task TypeAsync(string? typed) => searching = FindAsync(typed);

    private async Task PressAsync(KeyboardEventArgs key)
    {
        // Pressed right after the last letter, it means what that letter finds.
        if (key.Key == "Enter") await searching;
        if (shown.IsEmpty) return;
        switch (key.Key)
        {
            case "ArrowDown": active = (active + 1) % shown.Count; break;
            case "ArrowUp": active = (active + shown.Count - 1) % shown.Count; break;
            case "Enter": await ChooseAsync(shown[active]); break;
        }
    }

    private async Task ChooseAsync(PaletteEntry entry)
    {
        isOpen = false;
        await Windows.CloseAsync(dialog);
        if (entry.Action is { } action) await Actions.RunAsync(action);
        else Navigation.NavigateTo(entry.Address!);
    }

    private Task RecordAsync(string looked) => Case is { } caseId ? InvokeAsync(async () =>
    {
        try
        {
            await Reads.SearchAsync(Actor, caseId, looked, Selection.Everything);
        }
        catch (Exception failure)
        {
            // Nobody awaits this: the renderer reports the failure as it does one of the page's own events.
            await DispatchExceptionAsync(failure);
        }
    }) : Task.CompletedTask;
}
