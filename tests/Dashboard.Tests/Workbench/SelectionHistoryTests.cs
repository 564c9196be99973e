using Dashboard.Core;
using Dashboard.Workbench;

namespace Dashboard.Tests.Workbench;

public sealed class SelectionHistoryTests
{
    private static readonly Selection First = Selection.Everything;
    private static readonly Selection Second = Selection.Parse("cluster=1");
    private static readonly Selection Third = Selection.Parse("cluster=2");

    private static SelectionHistory After(params Selection[] visits) => visits.Aggregate(new SelectionHistory(), (h, s) => h.Visit(s));

    [Fact]
    public void Visit_Nothing_LeadsNowhere()
    {
        var history = After(First);

        Assert.Null(history.Previous);
        Assert.Null(history.Next);
    }

    [Fact]
    public void Visit_ThePreviousSelection_IsAnUndo()
    {
        var history = After(First, Second, Third, Second);

        Assert.Equal(First, history.Previous);
        Assert.Equal(Third, history.Next);
    }

    [Fact]
    public void Visit_TheNextSelection_IsARedo()
    {
        var history = After(First, Second, First, Second);

        Assert.Equal(First, history.Previous);
        Assert.Null(history.Next);
    }

    [Fact]
    public void Visit_AnotherSelectionAfterAnUndo_ForgetsWhatWasUndone()
    {
        var history = After(First, Second, First, Third);

        Assert.Equal(First, history.Previous);
        Assert.Null(history.Next);
    }

    [Fact]
    public void Visit_TheSameSelection_ChangesNothing()
    {
        var history = After(First, Second, Second);

        Assert.Equal(First, history.Previous);
    }

    [Fact]
    public void Visit_ManySelections_KeepsTheLatest()
    {
        var visits = Enumerable.Range(0, 500).Select(i => Selection.Parse($"cluster={i}")).ToArray();

        var history = After(visits);

        Assert.Equal(visits[^1], history.Current);
        Assert.Equal(visits[^2], history.Previous);
        Assert.Equal(visits[^3], history.Visit(visits[^2]).Previous);
    }
}
