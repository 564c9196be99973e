using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.People;

/// <summary>The people of a workspace: who they are, whether they may enter, and the links by which they set a password.</summary>
public sealed class PeopleRegister(CaseworkStore store, PersonManagers managers, AccessChanges changes, TimeProvider time)
{
    public const int MaxNameLength = 64;

    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(3);

    /// <summary>Whether anybody can sign in yet.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        store.ReadAsync(context => context.People.AnyAsync(cancellationToken), cancellationToken);

    /// <summary>The people by name.</summary>
    /// <exception cref="CaseworkNotAllowedException">The actor may not see the workspace's administration.</exception>
    public Task<Listing<Person>> ListAsync(Actor actor, int skip = 0, int take = 100, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            async context =>
            {
                await store.RequireAsync(context, actor, WorkspaceOperation.ReadAdministration, cancellationToken);
                return await context.People.OrderBy(p => p.UserName).ToListingAsync(skip, take, cancellationToken);
            },
            cancellationToken);

    /// <summary>The actor's own record; null for an actor who is no person.</summary>
    public Task<Person?> FindSelfAsync(Actor actor, CancellationToken cancellationToken = default) =>
        actor.Kind != ActorKind.Person
            ? Task.FromResult<Person?>(null)
            : store.ReadAsync(
                context => context.People.AsNoTracking().FirstOrDefaultAsync(p => p.UserName == actor.Name, cancellationToken),
                cancellationToken);

    /// <summary>
    /// Makes a one-time link for the first administrator, in the place of any before it.
    /// </summary>
    /// <returns>The link's token, kept nowhere else; null when there are people already.</returns>
    public Task<string?> MakeFirstLinkAsync(Actor actor, CancellationToken cancellationToken = default) =>
        store.WriteAsync(
            actor, null, "person.first-link",
            async change =>
            {
                change.Subject = "first administrator";
                return await change.Context.People.AnyAsync(cancellationToken)
                    ? null : await MakeLinkAsync(change, null, cancellationToken);
            },
            cancellationToken);

    /// <summary>Adds somebody, who sets a password by the link.</summary>
    /// <returns>The person, and the token of the one-time link, kept nowhere else.</returns>
    /// <exception cref="InvalidEntryException">The name is empty, too long or taken.</exception>
    public Task<(Person Person, string Token)> AddAsync(Actor actor, PersonDraft draft, CancellationToken cancellationToken = default) =>
        ManageAsync(
            actor, "person.add", draft.Name,
            async change =>
            {
                var person = await CreateAsync(change, draft, null, cancellationToken);
                return (person, await MakeLinkAsync(change, person.Name, cancellationToken));
            },
            cancellationToken);

    /// <summary>Makes another link for somebody, in the place of any before it: for a forgotten password, or a lost invitation.</summary>
    public Task<string> MakeLinkAsync(Actor actor, string name, CancellationToken cancellationToken = default) =>
        ManageAsync(
            actor, "person.link", name,
            async change => await MakeLinkAsync(
                change, (await RequireAsync(change.Context, name, cancellationToken)).Name, cancellationToken),
            cancellationToken);

    /// <summary>
    /// For whom a link is: a name, or empty for the first administrator; null for a link that is used up, too old, or none.
    /// </summary>
    public Task<string?> FindLinkAsync(string token, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            async context => await FindLinkAsync(context, token, cancellationToken) is { } link ? link.Person ?? "" : null,
            cancellationToken);

    /// <summary>Makes the first administrator by the link from the console; visits end for good.</summary>
    /// <param name="onCases">Whether to put the person on the cases that there are, as analyst.</param>
    /// <exception cref="InvalidEntryException">The link does not hold, or the name or the password cannot be used.</exception>
    public async Task<Session> RedeemFirstAsync(
        string token, string name, string password, bool onCases, CancellationToken cancellationToken = default)
    {
        var draft = new PersonDraft(name.Trim(), IsAdministrator: true, MayCreateCases: true);
        Passwords.Check(password, draft.Name);
        var session = await store.WriteAsync(
            new Actor(draft.Name, ActorKind.Person), null, "person.first",
            async change =>
            {
                var link = await FindLinkAsync(change.Context, token, cancellationToken);
                if (link is not { Person: null } || await change.Context.People.AnyAsync(cancellationToken)) throw NoLink();
                var person = await CreateAsync(change, draft, password, cancellationToken);
                if (onCases)
                {
                    var cases = await change.Context.Cases.Select(c => c.Id).ToListAsync(cancellationToken);
                    change.Context.CaseMembers.AddRange(
                        cases.Select(
                            id =>
                            new CaseMember { CaseId = id, Person = person.Name, Role = Role.Analyst, GivenAt = change.At,
                                GivenBy = person.Name }));
                }

                change.Context.OneTimeLinks.Remove(link);
                await Sessions.EndAllAsync(change, null, cancellationToken);
                var started = Sessions.Begin(change, person.Name, null);
                change.Subject = $"person {person.Name}";
                return started;
            },
            cancellationToken);
        changes.Publish(null);
        return session;
    }

    /// <summary>Sets a person's password by a link, which is used up. Sessions that the person had end.</summary>
    /// <exception cref="InvalidEntryException">The link does not hold, or the password cannot be used.</exception>
    public async Task RedeemAsync(string token, string password, CancellationToken cancellationToken = default)
    {
        var name = await FindLinkAsync(token, cancellationToken);
        if (string.IsNullOrEmpty(name)) throw NoLink();
        Passwords.Check(password, name);
        await store.WriteAsync(
            new Actor(name, ActorKind.Person), null, "person.password",
            async change =>
            {
                if (await FindLinkAsync(change.Context, token, cancellationToken) is not { Person: { } linked } link || linked != name)
                    throw NoLink();
                var person = await RequireAsync(change.Context, name, cancellationToken);
                await SetPasswordAsync(change, person, password, cancellationToken);
                await LockOut.EndAsync(change, person, cancellationToken);
                change.Context.OneTimeLinks.Remove(link);
                return true;
            },
            cancellationToken);
        changes.Publish(name);
    }

    /// <summary>Changes one's own password. All sessions end but a new one, which is returned.</summary>
    /// <exception cref="InvalidEntryException">The current password is wrong, was wrong too often, or the new one cannot be
    /// used.</exception>
    public async Task<Session> ChangePasswordAsync(
        Actor actor, string current, string password, CancellationToken cancellationToken = default)
    {
        var known = await FindSelfAsync(actor, cancellationToken) ?? throw new CaseworkNotAllowedException("Only a person has a password.");
        Passwords.Check(password, actor.Name);
        var isRight = await Task.Run(() => managers.Verify(known, current), cancellationToken);
        var session = await store.WriteAsync<Session?>(
            actor, null, "person.password",
            async change =>
            {
                var person = await RequireAsync(change.Context, actor.Name, cancellationToken);
                change.Subject = $"person {person.Name}";
                // A session left open is no place to guess the password in: what is wrong is counted, and so committed.
                var isLocked = await LockOut.HoldsInSessionAsync(change, person, cancellationToken);
                if (isLocked || !isRight || person.PasswordHash != known.PasswordHash)
                {
                    change.Action = "person.password.refused";
                    if (!isLocked) await LockOut.CountInSessionAsync(change, person, cancellationToken);
                    return null;
                }

                await SetPasswordAsync(change, person, password, cancellationToken);
                await LockOut.ForgetInSessionAsync(change, person, cancellationToken);
                var started = Sessions.Begin(change, person.Name, null);
                change.Subject = $"person {person.Name}";
                return started;
            },
            cancellationToken) ?? throw WrongPassword();
        changes.Publish(actor.Name);
        return session;
    }

    /// <summary>Says what a person may do in the workspace.</summary>
    /// <exception cref="InvalidEntryException">No administrator would be left.</exception>
    public Task SetRightsAsync(
        Actor actor, string name, bool isAdministrator, bool mayCreateCases, CancellationToken cancellationToken = default) =>
        ManageAsync(
            actor, "person.rights", name,
            async change =>
            {
                var person = await RequireAsync(change.Context, name, cancellationToken);
                if (person.IsAdministrator && !isAdministrator)
                    await RequireAnotherAdministratorAsync(change.Context, person, cancellationToken);
                (person.IsAdministrator, person.MayCreateCases) = (isAdministrator, mayCreateCases);
                return true;
            },
            cancellationToken);

    /// <summary>Keeps somebody out: sessions end, links are void, signing in is refused.</summary>
    /// <exception cref="InvalidEntryException">No administrator would be left.</exception>
    public Task DisableAsync(Actor actor, string name, CancellationToken cancellationToken = default) =>
        ManageAsync(
            actor, "person.disable", name,
            async change =>
            {
                var person = await RequireAsync(change.Context, name, cancellationToken);
                if (person.IsAdministrator) await RequireAnotherAdministratorAsync(change.Context, person, cancellationToken);
                person.DisabledAt = change.At;
                await Sessions.EndAllAsync(change, person.Name, cancellationToken);
                await VoidLinksAsync(change.Context, person.Name, cancellationToken);
                return true;
            },
            cancellationToken);

    /// <summary>Lets somebody in again.</summary>
    public Task EnableAsync(Actor actor, string name, CancellationToken cancellationToken = default) =>
        ManageAsync(
            actor, "person.enable", name,
            async change =>
            {
                (await RequireAsync(change.Context, name, cancellationToken)).DisabledAt = null;
                return true;
            },
            cancellationToken);

    /// <summary>Ends every lock that wrong passwords or codes have brought about, and forgets the failures.</summary>
    public Task UnlockAsync(Actor actor, string name, CancellationToken cancellationToken = default) =>
        ManageAsync(
            actor, "person.unlock", name,
            async change =>
            {
                await LockOut.EndAsync(change, await RequireAsync(change.Context, name, cancellationToken), cancellationToken);
                return true;
            },
            cancellationToken);

    internal static IQueryable<Person> Named(CaseworkContext context, string name)
    {
        var normalized = name.Trim().ToUpperInvariant();
        return context.People.Where(p => p.NormalizedUserName == normalized);
    }

    internal static async Task<Person> RequireAsync(CaseworkContext context, string name, CancellationToken cancellationToken) =>
        await Named(context, name)
        .FirstOrDefaultAsync(cancellationToken) ?? throw new CaseworkNotFoundException($"There is nobody named '{name}'.");

    /// <summary>Does something to a person that only those may do who manage people.</summary>
    internal async Task<T> ManageAsync<T>(
        Actor actor, string action, string name, Func<CaseworkChange, Task<T>> work, CancellationToken cancellationToken)
    {
        var result = await store.WriteAsync(
            actor, null, action,
            async change =>
            {
                await store.RequireAsync(change.Context, actor, WorkspaceOperation.ManagePeople, cancellationToken);
                change.Subject = $"person {name.Trim()}";
                return await work(change);
            },
            cancellationToken);
        changes.Publish(name.Trim());
        return result;
    }

    private static InvalidEntryException NoLink() =>
        new("This link is used up, too old, or was replaced by a newer one. Nothing was changed; ask for another.");

    private static InvalidEntryException WrongPassword() =>
        new($"The current password is not right, or was wrong {LockOut.AtOnePlace} times before: then nothing is accepted for {LockOut.Duration.TotalMinutes:0} minutes. Nothing was changed.");

    private static async Task RequireAnotherAdministratorAsync(CaseworkContext context, Person person, CancellationToken cancellationToken)
    {
        if (!await context.People.AnyAsync(
            p => p.IsAdministrator && p.DisabledAt == null && p.PasswordHash != null && p.Id != person.Id, cancellationToken))
            throw new InvalidEntryException(
                $"{person.Name} is the only administrator who can sign in. Nothing was changed; make another one first.");
    }

    private static async Task VoidLinksAsync(CaseworkContext context, string? person, CancellationToken cancellationToken) =>
        context.OneTimeLinks.RemoveRange(await context.OneTimeLinks.Where(l => l.Person == person).ToListAsync(cancellationToken));

    private static async Task<string> MakeLinkAsync(CaseworkChange change, string? person, CancellationToken cancellationToken)
    {
        await VoidLinksAsync(change.Context, person, cancellationToken);
        var token = OneTimeTokens.Make();
        change.Context.OneTimeLinks.Add(
            new OneTimeLink { TokenHash = OneTimeTokens.Hash(token), Person = person, MadeAt = change.At,
                ExpiresAt = change.At + LinkLifetime });
        return token;
    }

    private Task<OneTimeLink?> FindLinkAsync(CaseworkContext context, string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (OneTimeTokens.Hash(token), Instant.UtcNow(time));
        return context.OneTimeLinks.FirstOrDefaultAsync(l => l.TokenHash == hash && l.ExpiresAt > now, cancellationToken);
    }

    private async Task<Person> CreateAsync(CaseworkChange change, PersonDraft draft, string? password, CancellationToken cancellationToken)
    {
        var name = draft.Name.Trim();
        if (name.Length is 0 or > MaxNameLength || name.Any(char.IsControl))
            throw new InvalidEntryException($"A person needs a name of 1 to {MaxNameLength} characters. Nothing was changed.");
        if (name == Actor.Program.Name || name.StartsWith("Visiting ", StringComparison.OrdinalIgnoreCase))
            throw new InvalidEntryException(
                $"The name '{name}' is one that the program uses for itself: choose another. Nothing was changed.");
        if (await Named(change.Context, name).AnyAsync(cancellationToken))
            throw new InvalidEntryException(
                $"The name '{name}' is taken: choose another. Names are not used again, even when somebody has left. Nothing was changed.");
        var person = new Person
        {
            UserName = name, IsAdministrator = draft.IsAdministrator, MayCreateCases = draft.MayCreateCases, CreatedAt = change.At,
            CreatedBy = change.Actor.Name,
            LockoutEnabled = true,
        };
        using var manager = managers.On(change.Context);
        if (password is not null) person.PasswordHash = managers.Hash(person, password);
        PersonManagers.Require(await manager.CreateAsync(person));
        return person;
    }

    private async Task SetPasswordAsync(CaseworkChange change, Person person, string password, CancellationToken cancellationToken)
    {
        using var manager = managers.On(change.Context);
        person.PasswordHash = managers.Hash(person, password);
        PersonManagers.Require(await manager.UpdateSecurityStampAsync(person));
        await Sessions.EndAllAsync(change, person.Name, cancellationToken);
        await VoidLinksAsync(change.Context, person.Name, cancellationToken);
        change.Subject = $"person {person.Name}";
    }
}

/// <summary>Who a new person is.</summary>
public sealed record PersonDraft(string Name, bool IsAdministrator = false, bool MayCreateCases = false);
