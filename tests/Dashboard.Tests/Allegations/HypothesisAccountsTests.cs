using Bunit;
using Dashboard.Allegations;
using Dashboard.Casework.Hypotheses;

namespace Dashboard.Tests.Allegations;

public sealed class HypothesisAccountsTests
{
    private static readonly HypothesisMatrix Matrix = HypothesisMatrix.Usual.Adding(new("Another", "It was another."));

    [Fact]
    public async Task Fields_OfEveryHypothesis_AreWrittenAndOnlyAddedOnesTakenAway()
    {
        await using var context = new ComponentContext();
        var changed = Matrix;
        var list = context.Render<HypothesisAccounts>(p => p.Add(x => x.Of, Matrix).Add(x => x.OnChange, to => changed = to));

        await list.InvokeAsync(() => list.FindAll(".account").Last().QuerySelectorAll("textarea").Last().Change("The relay's books."));
        Assert.Equal(("Another", "The relay's books."), (changed.Hypotheses[^1].Name, changed.Hypotheses[^1].CollectNext));

        await list.InvokeAsync(() => list.FindAll("button").Single(b => b.TextContent.Trim() == "Hypothesis").Click());
        Assert.Equal(Matrix.Hypotheses.Count + 1, changed.Hypotheses.Count);

        await list.InvokeAsync(() => list.FindAll("button").Single(b => b.HasAttribute("aria-label")).Click());
        Assert.Equal(HypothesisMatrix.Usual.Hypotheses, changed.Hypotheses);
    }

    [Fact]
    public async Task ReadOnly_Hypotheses_SayWhatTellsThemApartAndWhatToCollect()
    {
        await using var context = new ComponentContext();

        var list = context.Render<HypothesisAccounts>(p => p.Add(x => x.Of, Matrix).Add(x => x.IsReadOnly, true));

        Assert.Empty(list.FindAll("textarea, input, button"));
        Assert.All(
            HypothesisMatrix.Usual.Hypotheses, h => Assert.Contains(h.CollectNext, list.Find("dl").TextContent, StringComparison.Ordinal));
    }
}
