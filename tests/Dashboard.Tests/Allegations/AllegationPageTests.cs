using Bunit;
using Dashboard.Allegations;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Standings;
using MudBlazor;

namespace Dashboard.Tests.Allegations;

public sealed class AllegationPageTests
{
    [Fact]
    public async Task Save_AfterSomebodyElseSaved_ShowsBothTextsAndLosesNeither()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        var register = workspace.Get<AllegationRegister>();
        var stored = await register.CreateAsync(TemporaryWorkspace.Owner, of.Id, "Harrow");
        await using var context = new Circuit(workspace);
        var page = context.Render<AllegationPage>(p => p.Add(x => x.CaseId, of.Id.Value).Add(x => x.Number, stored.Number));
        page.WaitForElement("#text").Input("My text.");
        var edit = AllegationEdit.Of(stored);
        await register.SaveAsync(
            TemporaryWorkspace.Owner, of.Id, stored.Number,
            edit with { Elements = [edit.Elements[0] with { Text = "Their text." }, .. edit.Elements.Skip(1)] }, stored.Version);

        await page.InvokeAsync(() => page.FindAll("button").Single(b => b.TextContent == "Save").Click());

        page.WaitForAssertion(() => Assert.Equal(["My text.", "Their text."], page.FindAll(".sides .text").Select(t => t.TextContent)));
        await page.InvokeAsync(() => page.FindAll("button").Single(b => b.TextContent == "Save the merged text").Click());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".sides")));
        Assert.Equal("My text.", (await register.FindAsync(TemporaryWorkspace.Owner, of.Id, stored.Number))!.Elements[0].Text);
        Assert.Contains(
            "Their text.", (await register.RevisionsAsync(TemporaryWorkspace.Owner, of.Id, stored.Number)).Rows[1].Document,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_InTwoCircuitsInDifferentFields_KeepsBothWithoutAsking()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        var register = workspace.Get<AllegationRegister>();
        var stored = await register.CreateAsync(TemporaryWorkspace.Owner, of.Id, "Harrow");
        await using var mine = new Circuit(workspace);
        await using var theirs = new Circuit(workspace);
        var (page, other) = (Open(mine), Open(theirs));
        page.WaitForElement("#text").Input("My text.");
        other.WaitForElement("#title").Input("Their title");

        await other.InvokeAsync(() => other.FindAll("button").Single(b => b.TextContent == "Save").Click());
        other.WaitForAssertion(() => Assert.Contains(other.FindAll("button"), b => b.TextContent == "Saved"));
        await page.InvokeAsync(() => page.FindAll("button").Single(b => b.TextContent == "Save").Click());

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), b => b.TextContent == "Saved"));
        var kept = (await register.FindAsync(TemporaryWorkspace.Owner, of.Id, stored.Number))!;
        Assert.Equal(("Their title", "My text.", 3L), (kept.Title, kept.Elements[0].Text, kept.Version));
        // Whoever saved first sees the other's words, too.
        other.WaitForAssertion(() => Assert.Contains("My text.", other.Markup, StringComparison.Ordinal));

        IRenderedComponent<AllegationPage> Open(Circuit circuit) =>
            circuit.Render<AllegationPage>(p => p.Add(x => x.CaseId, of.Id.Value).Add(x => x.Number, stored.Number));
    }

    [Fact]
    public async Task Standing_NothingCited_OffersNoneAboveWhatTheGroundsAllowAndSaysWhatWouldLiftIt()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        var stored = await workspace.Get<AllegationRegister>().CreateAsync(TemporaryWorkspace.Owner, of.Id, "Harrow");
        await using var context = new Circuit(workspace);

        var page = context.Render<AllegationPage>(p => p.Add(x => x.CaseId, of.Id.Value).Add(x => x.Number, stored.Number));

        page.WaitForElement("#standing");
        Assert.Equal(
            [Standing.Corroborated, Standing.Alleged, Standing.Disputed],
            page.FindComponents<MudSelectItem<Standing>>().Select(i => i.Instance).Where(i => i.Disabled).Select(i => i.Value).Distinct());
        Assert.Contains(
            "An exhibit that shows it, or a document that says so → alleged.", page.Find(".ceiling").TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Synthetic: nothing that this allegation says may be claimed so far.", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Title_ThatClaimsMoreThanTheGrounds_IsFlaggedWhereItIsTyped()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        var stored = await workspace.Get<AllegationRegister>().CreateAsync(TemporaryWorkspace.Owner, of.Id, "Harrow");
        await using var context = new Circuit(workspace);
        var page = context.Render<AllegationPage>(p => p.Add(x => x.CaseId, of.Id.Value).Add(x => x.Number, stored.Number));

        page.WaitForElement("#title").Input("The lab directed the campaign");

        page.WaitForAssertion(() => Assert.Contains("The lab directed", page.Find("#title-remarks").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_NumberThatIsNotThere_SaysSo()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        await using var context = new Circuit(workspace);

        var page = context.Render<AllegationPage>(p => p.Add(x => x.CaseId, of.Id.Value).Add(x => x.Number, 9));

        page.WaitForAssertion(() => Assert.Contains("There is no such allegation.", page.Markup, StringComparison.Ordinal));
    }
}
