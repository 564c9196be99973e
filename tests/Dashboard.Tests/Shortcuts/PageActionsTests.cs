using Dashboard.Shortcuts;

namespace Dashboard.Tests.Shortcuts;

public sealed class PageActionsTests
{
    private readonly PageActions actions = new();
    private readonly List<string> done = [];

    [Fact]
    public async Task RunAsync_Offered_IsDoneUntilItIsTakenBack()
    {
        var offer = actions.Offer([Action("undo")]);
        await actions.RunAsync("undo");

        offer.Dispose();
        offer.Dispose();
        await actions.RunAsync("undo");

        Assert.Equal(["undo"], done);
        Assert.Empty(actions.All);
    }

    [Fact]
    public async Task RunAsync_NotPossibleNow_IsNotDone()
    {
        using var offer = actions.Offer([Action("undo") with { IsPossible = () => false }]);

        await actions.RunAsync("undo");
        await actions.RunAsync("unknown");

        Assert.Empty(done);
    }

    [Fact]
    public void Offer_AndItsEnd_AreTold()
    {
        var told = 0;
        actions.Changed += () => told++;

        actions.Offer([Action("undo")]).Dispose();

        Assert.Equal(2, told);
    }

    [Fact]
    public void Ways_SeveralKeys_AreToldApart() =>
        Assert.Equal(["Ctrl+Shift+Z", "Ctrl+Y"], (Action("redo") with { Keys = "Ctrl+Shift+Z / Ctrl+Y" }).Ways);

    private PageAction Action(string id) => new(id, "Selection", id, () =>
    {
        done.Add(id);
        return Task.CompletedTask;
    });
}
