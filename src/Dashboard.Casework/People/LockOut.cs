using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.People;

/// <summary>
/// How many wrong passwords and codes are borne. Five in a row from one place lock that place for the person, for a
/// quarter of an hour. Guesses from many places lock every place where the person has not signed in before; the
/// person's own browsers are let in meanwhile.
/// </summary>
internal static class LockOut
{
    /// <summary>Wrong entries in a row after which a place is locked.</summary>
    public const int AtOnePlace = 5;

    /// <summary>Wrong passwords from places that are not known, after which all of those are locked.</summary>
    public const int AtStrangePlaces = 50;

    /// <summary>What a wrong code counts for: whoever may enter one has the password already.</summary>
    public const int CodeWeight = AtStrangePlaces / AtOnePlace;

    /// <summary>How long a lock lasts.</summary>
    public static TimeSpan Duration { get; } = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>Whether nothing is accepted for the person from this place now.</summary>
    public static async Task<bool> HoldsAsync(
        CaseworkContext context, Person person, SignInPlace place, DateTime at, CancellationToken cancellation) =>
        (person.LockoutEnd > at && !place.Knows(person)) || await HoldsAsync(context, person, place.KeyOf(person), at, cancellation);

    /// <summary>Whether nothing is accepted for the person in a session now.</summary>
    public static Task<bool> HoldsInSessionAsync(CaseworkChange change, Person person, CancellationToken cancellation) =>
        HoldsAsync(change.Context, person, SignInPlace.InSession, change.At, cancellation);

    /// <summary>Counts a wrong entry; whether its place is locked from now on.</summary>
    public static async Task<bool> CountAsync(
        CaseworkChange change, Person person, SignInPlace place, int weight, CancellationToken cancellation)
    {
        if (!place.Knows(person) && (person.AccessFailedCount += weight) >= AtStrangePlaces)
            (person.AccessFailedCount, person.LockoutEnd) = (0, new DateTimeOffset(change.At + Duration, TimeSpan.Zero));
        return await CountAsync(change, person, place.KeyOf(person), cancellation)
            || (person.LockoutEnd > change.At && !place.Knows(person));
    }

    /// <summary>Counts a wrong entry within a session.</summary>
    public static Task<bool> CountInSessionAsync(CaseworkChange change, Person person, CancellationToken cancellation) =>
        CountAsync(change, person, SignInPlace.InSession, cancellation);

    /// <summary>Forgets the failures of a place where the right thing was entered.</summary>
    public static async Task ForgetAsync(CaseworkChange change, Person person, SignInPlace place, CancellationToken cancellation)
    {
        person.AccessFailedCount = 0;
        await ForgetAsync(change, person, place.KeyOf(person), cancellation);
    }

    /// <summary>Forgets the failures within a session.</summary>
    public static Task ForgetInSessionAsync(CaseworkChange change, Person person, CancellationToken cancellation) =>
        ForgetAsync(change, person, SignInPlace.InSession, cancellation);

    /// <summary>Ends every lock of the person.</summary>
    public static async Task EndAsync(CaseworkChange change, Person person, CancellationToken cancellation)
    {
        (person.AccessFailedCount, person.LockoutEnd) = (0, null);
        change.Context.SignInFailures.RemoveRange(
            await change.Context.SignInFailures.Where(f => f.Person == person.UserName).ToListAsync(cancellation));
    }

    private static async Task<bool> HoldsAsync(
        CaseworkContext context, Person person, string place, DateTime at, CancellationToken cancellation) =>
        await context.SignInFailures.AnyAsync(f => f.Person == person.UserName && f.Place == place && f.LockedUntil > at, cancellation);

    private static async Task<bool> CountAsync(CaseworkChange change, Person person, string place, CancellationToken cancellation)
    {
        var forgotten = change.At - Remembered;
        var failures = await change.Context.SignInFailures.Where(
            f => f.Person == person.UserName && (f.Place == place || f.LastAt < forgotten)).ToListAsync(cancellation);
        change.Context.SignInFailures.RemoveRange(failures.Where(f => f.Place != place));
        if (failures.FirstOrDefault(f => f.Place == place) is not { } failure)
            change.Context.SignInFailures.Add(failure = new SignInFailure { Person = person.Name, Place = place });
        else if (failure.LastAt < forgotten)
            failure.Count = 0;
        failure.LastAt = change.At;
        if (++failure.Count < AtOnePlace) return false;
        (failure.Count, failure.LockedUntil) = (0, change.At + Duration);
        return true;
    }

    private static async Task ForgetAsync(CaseworkChange change, Person person, string place, CancellationToken cancellation)
    {
        if (await change.Context.SignInFailures.FirstOrDefaultAsync(
            f => f.Person == person.UserName && f.Place == place, cancellation) is { } failure)
            change.Context.SignInFailures.Remove(failure);
    }
}
