using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.People;

/// <summary>A person's second factor: one-time codes by the clock (RFC 6238), with recovery codes for a lost device.</summary>
public sealed class TwoFactor(CaseworkStore store, PersonManagers managers, PeopleRegister people)
{
    private const int RecoveryCodes = 10;

    /// <summary>
    /// Makes a new secret for the person's device; it counts once <see cref="ConfirmAsync"/> has seen a code made with it.
    /// </summary>
    /// <returns>The secret, in base 32.</returns>
    /// <exception cref="InvalidEntryException">A second factor is set up already.</exception>
    public Task<string> BeginAsync(Actor actor, CancellationToken cancellationToken = default) =>
        OwnAsync(
            actor, "two-factor.begin",
            async (change, manager, person) =>
            {
                if (person.TwoFactorEnabled)
                    throw new InvalidEntryException("One-time codes are set up already. Nothing was changed; turn them off first.");
                PersonManagers.Require(await manager.ResetAuthenticatorKeyAsync(person));
                return (await manager.GetAuthenticatorKeyAsync(person))!;
            },
            cancellationToken);

    /// <summary>Turns one-time codes on, with a first code of the device as proof.</summary>
    /// <returns>The recovery codes, kept nowhere else.</returns>
    /// <exception cref="InvalidEntryException">The code does not fit.</exception>
    public Task<IReadOnlyList<string>> ConfirmAsync(Actor actor, string code, CancellationToken cancellationToken = default) =>
        OwnAsync<IReadOnlyList<string>>(
            actor, "two-factor.on",
            async (change, manager, person) =>
            {
                if (await manager.GetAuthenticatorKeyAsync(person) is null || !await SignIns.IsCodeAsync(manager, person, code, change.At))
                    throw new InvalidEntryException(
                        "The code does not fit. Nothing was changed; check the clock of the device, and enter the code that it shows now.");
                PersonManagers.Require(await manager.SetTwoFactorEnabledAsync(person, true));
                return [.. (await manager.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes))!];
            },
            cancellationToken);

    /// <summary>Turns one's own codes off.</summary>
    /// <param name="code">A code of the device, or a recovery code.</param>
    /// <exception cref="InvalidEntryException">The code does not fit.</exception>
    public async Task TurnOffAsync(Actor actor, string code, CancellationToken cancellationToken = default)
    {
        var isOff = await OwnAsync(
            actor, "two-factor.off",
            async (change, manager, person) =>
            {
                // A wrong code counts as a failed sign-in, so that a session left open is no place to guess codes in.
                var isRight = !await LockOut.HoldsInSessionAsync(change, person, cancellationToken)
                    && await SignIns.IsCodeAsync(manager, person, code, change.At);
                if (isRight)
                {
                    PersonManagers.Require(await manager.SetTwoFactorEnabledAsync(person, false));
                    await LockOut.ForgetInSessionAsync(change, person, cancellationToken);
                    return true;
                }

                await LockOut.CountInSessionAsync(change, person, cancellationToken);
                change.Action = "two-factor.refused";
                return false;
            },
            cancellationToken);
        if (!isOff) throw new InvalidEntryException("The code does not fit, or too many did not fit before it. One-time codes stay on.");
    }

    /// <summary>Turns off the codes of somebody who has lost the device and the recovery codes.</summary>
    public Task ResetAsync(Actor actor, string name, CancellationToken cancellationToken = default) =>
        people.ManageAsync(
            actor, "two-factor.reset", name,
            async change =>
            {
                using var manager = managers.On(change.Context);
                PersonManagers.Require(
                    await manager.SetTwoFactorEnabledAsync(
                        await PeopleRegister.RequireAsync(change.Context, name, cancellationToken), false));
                return true;
            },
            cancellationToken);

    private Task<T> OwnAsync<T>(
        Actor actor, string action, Func<CaseworkChange, UserManager<Person>, Person, Task<T>> work, CancellationToken cancellationToken) =>
        store.WriteAsync(
            actor, null, action,
            async change =>
            {
                if (actor.Kind != ActorKind.Person)
                    throw new CaseworkNotAllowedException("Only a person who signed in has one-time codes.");
                change.Subject = $"person {actor.Name}";
                using var manager = managers.On(change.Context);
                return await work(
                    change, manager, await change.Context.People.SingleAsync(p => p.UserName == actor.Name, cancellationToken));
            },
            cancellationToken);
}
