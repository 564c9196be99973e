using Bunit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Windows;
using Dashboard.DrawnWindows;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Dashboard.Tests.DrawnWindows;

public sealed class DrawnWindowDialogTests : IAsyncLifetime
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;
    private static readonly DrawnWindowEdit Moved = new(new(2026, 4, 19), new(2026, 6, 5));

    private TemporaryWorkspace workspace = null!;
    private Case harbour = null!;

    private DrawnWindowRegister Register => workspace.Get<DrawnWindowRegister>();

    public async Task InitializeAsync()
    {
        workspace = await TemporaryWorkspace.OpenAsync();
        harbour = await workspace.CreateCaseAsync();
    }

    public async Task DisposeAsync() => await workspace.DisposeAsync();

    [Fact]
    public async Task Save_EndThatWasMoved_KeepsAWindowWithItsReason()
    {
        await using var circuit = new Circuit(workspace);
        var dialog = Open(circuit, null, Moved);
        Assert.Contains("Starts 3 days earlier.", dialog.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Contains("changes no analysis, verdict or number", dialog.Markup, StringComparison.Ordinal);

        dialog.Find("#window-reason").Input("The first accounts warm up.");
        dialog.Find("form").Submit();

        await KeptAsync(
            dialog,
            w => w is { Reason: "The first accounts warm up.", DrawnBy: "Ada", Version: 1 }
            && DrawnWindowEdit.Of(w) == Moved with { Reason = w.Reason });
    }

    [Fact]
    public async Task Save_DaysByTyping_AreThoseKept()
    {
        await using var circuit = new Circuit(workspace);
        var dialog = Open(circuit, null, Moved);

        dialog.Find("#window-last").Change("2026-06-10");
        Assert.Contains("Starts 3 days earlier, ends 5 days later.", dialog.Find("[role=status]").TextContent, StringComparison.Ordinal);
        dialog.Find("form").Submit();

        await KeptAsync(dialog, w => w.Last == new DateOnly(2026, 6, 10));
    }

    [Fact]
    public async Task History_OfAWindowThatWasMoved_ShowsWhereItStoodAndWhatWasSaid()
    {
        var drawn = await Register.AddAsync(Owner, harbour.Id, null, Moved with { Reason = "A warm-up." });
        var kept = await Register.SaveAsync(
            Owner, harbour.Id, drawn.Number, new(new(2026, 4, 20), new(2026, 6, 5), "A slow warm-up."), drawn.Version);
        await using var circuit = new Circuit(workspace);
        var history = circuit.Render<DrawnWindowHistory>(p => p.Add(x => x.Window, kept).Add(x => x.Case, harbour));

        history.Find("button").Click();

        var versions = history.WaitForElements("ol li");
        Assert.Contains("20 Apr – 5 Jun 2026", versions[0].TextContent, StringComparison.Ordinal);
        Assert.StartsWith("slow", versions[0].QuerySelector("mark")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("19 Apr – 5 Jun 2026", versions[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_EndOfADrawnWindowThatSomebodySavedOver_ShowsBoth()
    {
        var drawn = await Register.AddAsync(Owner, harbour.Id, null, new(new(2026, 4, 20), new(2026, 6, 5)));
        await using var circuit = new Circuit(workspace);
        var dialog = Open(circuit, drawn, Moved);
        await Register.SaveAsync(Owner, harbour.Id, drawn.Number, new(new(2026, 4, 21), new(2026, 6, 5)), drawn.Version);

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(
            () => Assert.Equal(["19 Apr 2026", "21 Apr 2026"], dialog.FindAll(".sides .text").Select(t => t.TextContent)));
        Assert.Equal(new DateOnly(2026, 4, 21), (await Register.FindAsync(Owner, harbour.Id, drawn.Number))!.First);
    }

    [Fact]
    public async Task TakeAway_AskedTwice_Removes()
    {
        var drawn = await Register.AddAsync(Owner, harbour.Id, null, Moved);
        await using var circuit = new Circuit(workspace);
        var dialog = Open(circuit, drawn, Moved);

        dialog.Find(".mud-button-outlined-error").Click();
        Assert.Equal("Really take it away", dialog.Find(".mud-button-outlined-error").TextContent);
        dialog.Find(".mud-button-outlined-error").Click();

        await dialog.WaitForAssertionAsync(() => Assert.Equal(0, Register.ListAsync(Owner, harbour.Id).GetAwaiter().GetResult().Total));
    }

    private IRenderedComponent<MudDialogProvider> Open(Circuit circuit, DrawnWindow? drawn, DrawnWindowEdit proposed)
    {
        var (view, dialogs) = (Examples.View() with { Case = harbour }, circuit.Services.GetRequiredService<IDialogService>());
        var provider = circuit.Render<MudDialogProvider>();
        provider.InvokeAsync(() =>
        {
            _ = drawn is null
                ? DrawnWindowDialog.DrawAsync(dialogs, view, null, proposed.First, proposed.Last)
                : DrawnWindowDialog.EditAsync(dialogs, view, drawn, proposed.First, proposed.Last);
        });
        provider.WaitForElement("form");
        return provider;
    }

    private async Task KeptAsync(IRenderedComponent<MudDialogProvider> dialog, Func<DrawnWindow, bool> isIt) =>
        await dialog.WaitForAssertionAsync(
            () => Assert.True(isIt(Assert.Single(Register.ListAsync(Owner, harbour.Id).GetAwaiter().GetResult().Rows))));
}
