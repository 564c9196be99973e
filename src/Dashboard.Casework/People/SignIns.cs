using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.People;

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
/// Signing in: password, then a one-time code where the person set that up. Attempts are audited, those that change nothing as
/// <see cref="RefusedSignIns"/> bounds it, and failures are counted as <see cref="LockOut"/> says.
/// </summary>
public sealed class SignIns(CaseworkStore store, PersonManagers managers, TimeProvider time)
{
    private static readonly SignInResult Refused = new(SignInOutcome.Refused);

    private readonly RefusedSignIns refused = new();

    /// <summary>Tries a name and a password.</summary>
    public async Task<SignInResult> WithPasswordAsync(
        string name, string password, SignInPlace? from = null, CancellationToken cancellationToken = default)
    {
        var place = from ?? SignInPlace.Unknown;
        if (name.Length > PeopleRegister.MaxNameLength || password.Length > Passwords.MaxLength)
            return await RefuseAsync("nobody", "there is no such name", place, cancellationToken);
        var known = await FindAsync(name, cancellationToken);
        // A hash takes a tenth of a second of a processor: it is done before the one writer is taken.
        var isRight = await Task.Run(() => managers.Verify(known, password), cancellationToken);
        // What was entered as a name may be a password in the wrong field: it is written down nowhere.
        if (known is null) return await RefuseAsync("nobody", "there is no such name", place, cancellationToken);
        return await AttemptAsync(
            known,
            place,
            async (change, _, person) =>
            {
                if (!isRight || person.PasswordHash != known.PasswordHash)
                    return await FailAsync(change, person, place, 1, "the password is wrong", cancellationToken);
                if (!person.TwoFactorEnabled) return await SucceedAsync(change, person, place, cancellationToken);
                (change.Action, change.Subject) = ("sign-in.password", $"person {person.Name}");
                return new SignInResult(SignInOutcome.CodeNeeded);
            },
            cancellationToken);
    }

    /// <summary>Tries a one-time code of the person's device, or a recovery code, after the password.</summary>
    public async Task<SignInResult> WithCodeAsync(
        string name, string code, SignInPlace? from = null, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(name, cancellationToken) is not { TwoFactorEnabled: true } known) return Refused;
        var place = from ?? SignInPlace.Unknown;
        return await AttemptAsync(
            known,
            place,
            async (change, manager, person) => await IsCodeAsync(manager, person, code, change.At)
                ? await SucceedAsync(change, person, place, cancellationToken)
                : await FailAsync(change, person, place, LockOut.CodeWeight, "the code is wrong", cancellationToken),
            cancellationToken);
    }

    /// <summary>
    /// Whether a code is the person's: of the device, and not used before, or one of the recovery codes, which it uses up.
    /// </summary>
    internal static async Task<bool> IsCodeAsync(UserManager<Person> manager, Person person, string code, DateTime at)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length != 6) return (await manager.RedeemTwoFactorRecoveryCodeAsync(person, code.Trim())).Succeeded;
        if (await manager.GetAuthenticatorKeyAsync(person) is not { } secret
            || TimeCodes.StepOf(secret, digits, person.LastCodeStep, at) is not { } step) return false;
        person.LastCodeStep = step;
        return true;
    }

    private static async Task<SignInResult> SucceedAsync(
        CaseworkChange change, Person person, SignInPlace place, CancellationToken cancellationToken)
    {
        await LockOut.ForgetAsync(change, person, place, cancellationToken);
        return new SignInResult(SignInOutcome.Done, Sessions.Begin(change, person.Name, null));
    }

    private static async Task<SignInResult> FailAsync(
        CaseworkChange change, Person person, SignInPlace place, int weight, string why, CancellationToken cancellationToken) =>
        Refuse(
            change, $"person {person.Name}",
            await LockOut.CountAsync(change, person, place, weight, cancellationToken) ? $"{why}; locked from now on" : why);

    private static SignInResult Refuse(CaseworkChange change, string subject, string why, int? inThisHour = null)
    {
        (change.Action, change.Subject) = ("sign-in.refused", subject);
        change.Note(inThisHour is null ? new { why } : new { why, inThisHour });
        return Refused;
    }

    // Nothing is changed by it: of very many there is not one entry each.
    private async Task<SignInResult> RefuseAsync(string subject, string why, SignInPlace place, CancellationToken cancellationToken)
    {
        if (refused.Count(subject, place.Key, Instant.UtcNow(time)) is not { } count) return Refused;
        return await store.WriteAsync(
            Actor.Program, null, "sign-in.refused",
            change => Task.FromResult(Refuse(change, subject, why, count > RefusedSignIns.OwnEntries ? count : null)), cancellationToken);
    }

    private static async Task<string?> WhyShutAsync(
        CaseworkContext context, Person person, SignInPlace place, DateTime at, CancellationToken cancellationToken) =>
        person.DisabledAt is not null ? "the person is disabled"
        : await LockOut.HoldsAsync(context, person, place, at, cancellationToken) ? "locked after too many failures"
        : null;

    private Task<Person?> FindAsync(string name, CancellationToken cancellationToken) =>
        store.ReadAsync(
            context => PeopleRegister.Named(context, name).AsNoTracking().FirstOrDefaultAsync(cancellationToken), cancellationToken);

    // The person is read again under the one writer: of any number of guesses at once, none counts past the lock.
    private async Task<SignInResult> AttemptAsync(
        Person known, SignInPlace place, Func<CaseworkChange, UserManager<Person>, Person, Task<SignInResult>> attempt,
        CancellationToken cancellationToken)
    {
        var subject = $"person {known.Name}";
        if (await store.ReadAsync(
            context => WhyShutAsync(context, known, place, Instant.UtcNow(time), cancellationToken), cancellationToken) is { } shut)
            return await RefuseAsync(subject, shut, place, cancellationToken);
        return await store.WriteAsync(
            new Actor(known.Name, ActorKind.Person), null, "sign-in",
            async change =>
            {
                using var manager = managers.On(change.Context);
                var person = await change.Context.People.SingleAsync(p => p.Id == known.Id, cancellationToken);
                return await WhyShutAsync(change.Context, person, place, change.At, cancellationToken) is { } why
                    ? Refuse(change, subject, why) : await attempt(change, manager, person);
            },
            cancellationToken);
    }
}
