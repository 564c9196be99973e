using Dashboard.Casework.Access;
using Dashboard.Casework.People;

namespace Dashboard.Casework.Tests.People;

/// <summary>People for tests.</summary>
internal static class Given
{
    public const string Password = "violet harbour lamp 77";

    public const string OtherPassword = "quiet orchard stone 9";

    /// <summary>Makes the first administrator, as the console's link does.</summary>
    public static async Task<Actor> AdministratorAsync(this TemporaryWorkspace workspace, string name = "Ada", bool onCases = false)
    {
        var people = workspace.Get<PeopleRegister>();
        var token = await people.MakeFirstLinkAsync(TemporaryWorkspace.Owner);
        await people.RedeemFirstAsync(token!, name, Password, onCases);
        return new Actor(name, ActorKind.Person);
    }

    /// <summary>Adds somebody who has set a password.</summary>
    public static async Task<Actor> PersonAsync(this TemporaryWorkspace workspace, string name, Core.CaseId? on = null, params Role[] roles)
    {
        var people = workspace.Get<PeopleRegister>();
        var (person, token) = await people.AddAsync(TemporaryWorkspace.Owner, new PersonDraft(name));
        await people.RedeemAsync(token, Password);
        foreach (var role in roles) await workspace.Get<CaseMembers>().GiveAsync(TemporaryWorkspace.Owner, name, on!.Value, role);
        return new Actor(person.Name, ActorKind.Person);
    }
}
