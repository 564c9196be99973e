using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework;

/// <summary>What an attempt to sign in came to.</summary>
public enum SignInOutcome
{
    /// <summary>Signed in.</summary>
    Done,

    /// <summary>The password is right, and a one-time code is needed too.</summary>
    CodeNeeded,

    /// <summary>Not signed in. Why is on the audit trail, and not for the one who tried.</summary>
    Refused,
}

/// <summary>What an attempt came to, with the session where it succeeded.</summary>
public sealed record SignInResult(SignInOutcome Outcome, Session? Session = null);

/// <summary>
/// Signing in: password, then a one-time code where the person set that up. Every attempt is audited; after five
/// failures in a row, of either kind, the person cannot sign in for a quarter of an hour, whatever is entered.
/// </summary>
public sealed class SignIns(CaseworkStore store, PersonManagers managers)
{
    private static readonly SignInResult Refused = new(SignInOutcome.Refused);

    /// <summary>Tries a name and a password.</summary>
    public async Task<SignInResult> WithPasswordAsync(string name, string password, CancellationToken cancellationToken = default)
    {
        if (name.Length > PeopleRegister.MaxNameLength || password.Length > Passwords.MaxLength) return Refused;
        var known = await FindAsync(name, cancellationToken);
        // A hash takes a tenth of a second of a processor: it is done before the one writer is taken.
        var isRight = await Task.Run(() => managers.Verify(known, password), cancellationToken);
        if (known is null)
        {
            // What was entered as a name may be a password in the wrong field: it is written down nowhere.
            return await store.WriteAsync(Actor.Program, null, "sign-in.refused", change => Task.FromResult(Refuse(change, "nobody", "there is no such name")), cancellationToken);
        }

        return await AttemptAsync(
            known,
            async (change, manager, person) =>
            {
                if (!isRight || person.PasswordHash != known.PasswordHash) return await FailAsync(change, manager, person, "the password is wrong");
                if (!person.TwoFactorEnabled) return await SucceedAsync(change, manager, person);
                (change.Action, change.Subject) = ("sign-in.password", $"person {person.Name}");
                return new SignInResult(SignInOutcome.CodeNeeded);
            },
            cancellationToken);
    }

    /// <summary>Tries a one-time code of the person's device, or a recovery code, after the password.</summary>
    public async Task<SignInResult> WithCodeAsync(string name, string code, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(name, cancellationToken) is not { TwoFactorEnabled: true } known) return Refused;
        return await AttemptAsync(
            known,
            async (change, manager, person) => await IsCodeAsync(manager, person, code)
                ? await SucceedAsync(change, manager, person)
                : await FailAsync(change, manager, person, "the code is wrong"),
            cancellationToken);
    }

    /// <summary>Whether a code is the person's: of the device, and not used before, or one of the recovery codes, which it uses up.</summary>
    internal static async Task<bool> IsCodeAsync(UserManager<Person> manager, Person person, string code)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length != 6) return (await manager.RedeemTwoFactorRecoveryCodeAsync(person, code.Trim())).Succeeded;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{person.Id}/{digits}")));
        if (hash == person.LastCodeHash || !await manager.VerifyTwoFactorTokenAsync(person, manager.Options.Tokens.AuthenticatorTokenProvider, digits)) return false;
        person.LastCodeHash = hash;
        return true;
    }

    private static async Task<SignInResult> SucceedAsync(CaseworkChange change, UserManager<Person> manager, Person person)
    {
        PersonManagers.Require(await manager.ResetAccessFailedCountAsync(person));
        return new SignInResult(SignInOutcome.Done, Sessions.Begin(change, person.Name, null));
    }

    private static async Task<SignInResult> FailAsync(CaseworkChange change, UserManager<Person> manager, Person person, string why)
    {
        PersonManagers.Require(await manager.AccessFailedAsync(person));
        return Refuse(change, $"person {person.Name}", await manager.IsLockedOutAsync(person) ? $"{why}; locked from now on" : why);
    }

    private static SignInResult Refuse(CaseworkChange change, string subject, string why)
    {
        (change.Action, change.Subject) = ("sign-in.refused", subject);
        change.Note(new { why });
        return Refused;
    }

    private Task<Person?> FindAsync(string name, CancellationToken cancellationToken) =>
        store.ReadAsync(context => PeopleRegister.Named(context, name).AsNoTracking().FirstOrDefaultAsync(cancellationToken), cancellationToken);

    // The person is read again under the one writer: of any number of guesses at once, none counts past the lock.
    private Task<SignInResult> AttemptAsync(
        Person known, Func<CaseworkChange, UserManager<Person>, Person, Task<SignInResult>> attempt, CancellationToken cancellationToken) =>
        store.WriteAsync(
            new Actor(known.Name, ActorKind.Person), null, "sign-in",
            async change =>
            {
                using var manager = managers.On(change.Context);
                var person = await change.Context.People.SingleAsync(p => p.Id == known.Id, cancellationToken);
                if (person.DisabledAt is not null) return Refuse(change, $"person {person.Name}", "the person is disabled");
                if (await manager.IsLockedOutAsync(person)) return Refuse(change, $"person {person.Name}", "locked after too many failures");
                return await attempt(change, manager, person);
            },
            cancellationToken);
}
