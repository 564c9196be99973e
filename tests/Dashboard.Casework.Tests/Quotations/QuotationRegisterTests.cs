using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Tests.Records;

namespace Dashboard.Casework.Tests;

public class QuotationRegisterTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [Fact]
    public async Task AddAsync_WordsOfTheHeldText_AreASpanOfIt()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        await workspace.Get<SourceRegister>().CreateAsync(Owner, id, FullCase.Source("Article"));
        var register = workspace.Get<QuotationRegister>();
        await register.HoldAsync(Owner, id, 1, "article.txt", "It says roughly 25,000 accounts.");

        var added = await register.AddAsync(Owner, id, Draft("roughly 25,000"));

        Assert.Equal((8, 14, QuotationCheck.Found), (added.Start, added.Length, Assert.Single(await register.CheckAsync(Owner, id)).Check));
        await Assert.ThrowsAsync<InvalidEntryException>(() => register.AddAsync(Owner, id, Draft("nearly 25,000")));
        await register.HoldAsync(Owner, id, 1, "article.txt", "It says about 25,000 accounts.");
        Assert.Equal(QuotationCheck.OtherText, Assert.Single(await register.CheckAsync(Owner, id)).Check);
        Assert.Empty((await workspace.Get<AuditedRecords>().VerifyAsync()).Faults);
    }

    [Fact]
    public async Task AddAsync_DocumentThatNobodyRead_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var letter = await workspace.Get<SourceRegister>()
            .CreateAsync(Owner, id, FullCase.Source("Letter") with { IsUnread = true, Reliability = Reliability.A });

        Assert.Equal(("ungraded", null), (letter.Grade, letter.Reliability));
        await Assert.ThrowsAsync<InvalidEntryException>(() => workspace.Get<QuotationRegister>().AddAsync(Owner, id, Draft("anything")));
    }

    private static QuotationDraft Draft(string text) => new(1, text, StatementKind.Reported, "article", "accounts");
}
