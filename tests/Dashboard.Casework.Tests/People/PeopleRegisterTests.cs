using Dashboard.Casework.Access;
using Dashboard.Casework.People;

namespace Dashboard.Casework.Tests.People;

public class PeopleRegisterTests
{
    [Fact]
    public async Task RedeemFirstAsync_TheConsolesLink_WorksOnce()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var people = workspace.Get<PeopleRegister>();
        var old = await people.MakeFirstLinkAsync(TemporaryWorkspace.Owner);
        var token = await people.MakeFirstLinkAsync(TemporaryWorkspace.Owner);

        await Assert.ThrowsAsync<InvalidEntryException>(() => people.RedeemFirstAsync(old!, "Ada", Given.Password, onCases: false));
        await people.RedeemFirstAsync(token!, "Ada", Given.Password, onCases: false);
        await Assert.ThrowsAsync<InvalidEntryException>(() => people.RedeemFirstAsync(token!, "Eve", Given.Password, onCases: false));

        Assert.Null(await people.MakeFirstLinkAsync(TemporaryWorkspace.Owner));
        Assert.Equal(["Ada"], (await people.ListAsync(TemporaryWorkspace.Owner)).Rows.Select(p => p.Name));
    }

    [Fact]
    public async Task RedeemAsync_LinkOfAnAddedPerson_WorksOnceAndNotAfterThreeDays()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var ada = await workspace.AdministratorAsync();
        var people = workspace.Get<PeopleRegister>();
        var (_, first) = await people.AddAsync(ada, new PersonDraft("Brook"));
        var (_, late) = await people.AddAsync(ada, new PersonDraft("Carol"));

        await people.RedeemAsync(first, Given.Password);
        await Assert.ThrowsAsync<InvalidEntryException>(() => people.RedeemAsync(first, Given.OtherPassword));
        workspace.Time.Now += TimeSpan.FromDays(3);
        await Assert.ThrowsAsync<InvalidEntryException>(() => people.RedeemAsync(late, Given.Password));

        Assert.Equal(SignInOutcome.Done, (await workspace.Get<SignIns>().WithPasswordAsync("Brook", Given.Password)).Outcome);
    }

    [Theory]
    [InlineData("short one")]
    [InlineData("passwordpassword")]
    [InlineData("Password123456")]
    [InlineData("qwertyuiop12")]
    [InlineData("AdaAdaAdaAda")]
    [InlineData("111111111111")]
    public void PasswordsCheck_ShortOrCommon_IsRefused(string password) =>
        Assert.Throws<InvalidEntryException>(() => Passwords.Check(password, "Ada"));

    [Theory]
    [InlineData("violet harbour lamp 77")]
    [InlineData("xkqvjzwmpltr")]
    [InlineData("ältere Brücken überqueren")]
    public void PasswordsCheck_LongAndOwn_IsTaken(string password) => Passwords.Check(password, "Ada");

    [Fact]
    public async Task AddAsync_NobodyButAnAdministrator_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.AdministratorAsync();
        var brook = await workspace.PersonAsync("Brook");
        var people = workspace.Get<PeopleRegister>();

        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => people.AddAsync(brook, new PersonDraft("Eve", IsAdministrator: true)));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => people.ListAsync(brook));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => people.MakeLinkAsync(Actor.Visitor(Role.Administrator), "Ada"));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(
            () => people.SetRightsAsync(brook, "Brook", isAdministrator: true, mayCreateCases: true));
    }

    [Fact]
    public async Task DisableAsync_LastAdministrator_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var ada = await workspace.AdministratorAsync();
        var people = workspace.Get<PeopleRegister>();

        await Assert.ThrowsAsync<InvalidEntryException>(() => people.DisableAsync(ada, "Ada"));
        await Assert.ThrowsAsync<InvalidEntryException>(
            () => people.SetRightsAsync(ada, "Ada", isAdministrator: false, mayCreateCases: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ADA")]
    [InlineData("Dashboard")]
    [InlineData("Visiting analyst")]
    [InlineData("new\nline")]
    public async Task AddAsync_NameThatCannotBeUsed_IsRefused(string name)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var ada = await workspace.AdministratorAsync();

        await Assert.ThrowsAsync<InvalidEntryException>(() => workspace.Get<PeopleRegister>().AddAsync(ada, new PersonDraft(name)));
    }
}
