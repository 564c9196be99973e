using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.People;

/// <summary>
/// Who is signed in where. A session is looked up for every request and every message of a circuit, so an ended one opens nothing.
/// </summary>
public sealed class Sessions(CaseworkStore store, AccessChanges changes, TimeProvider time)
{
    /// <summary>How long a sign-in lasts at most: a working day with room.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(12);

    /// <summary>Who acts in the session; null when it is over, or the person is disabled, or visits have ended.</summary>
    public Task<Actor?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            async context =>
            {
                var now = Instant.UtcNow(time);
                var session = await context.Sessions.AsNoTracking().FirstOrDefaultAsync(
                    s => s.Id == id && s.EndedAt == null && s.ExpiresAt > now
                        && (s.Person == null ? !context.Set<Person>().Any() : context.Set<Person>()
                            .Any(p => p.UserName == s.Person && p.DisabledAt == null)),
                    cancellationToken);
                return session is null ? null : ActorOf(session);
            },
            cancellationToken);

    /// <summary>The person's sessions that last, newest first.</summary>
    public Task<List<Session>> ListAsync(Actor person, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            context => Lasting(context, person.Name).AsNoTracking().OrderByDescending(s => s.StartedAt).ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>Starts a visit: somebody looks around in the sample cases.</summary>
    /// <exception cref="CaseworkNotAllowedException">There are people, or a case that is no sample.</exception>
    public Task<Session> VisitAsync(Role role, CancellationToken cancellationToken = default) =>
        store.WriteAsync(
            Actor.Visitor(role), null, "visit.start",
            async change =>
            {
                if (!await MayVisitAsync(change.Context, cancellationToken))
                    throw new CaseworkNotAllowedException(
                        "Looking around has ended: this workspace has people, or cases of its own. Sign in instead.");
                return Begin(change, null, role);
            },
            cancellationToken);

    /// <summary>Whether anybody at this machine may look around: no people, and no case but the samples.</summary>
    public Task<bool> MayVisitAsync(CancellationToken cancellationToken = default) =>
        store.ReadAsync(context => MayVisitAsync(context, cancellationToken), cancellationToken);

    /// <summary>Ends one session: signs out.</summary>
    public async Task EndAsync(Actor actor, Guid id, CancellationToken cancellationToken = default)
    {
        await store.WriteAsync(
            actor, null, "sign-out",
            async change =>
            {
                change.Subject = $"session of {actor.Name}";
                var session = await change.Context.Sessions.FirstOrDefaultAsync(s => s.Id == id && s.EndedAt == null, cancellationToken);
                if (session is not null && ActorOf(session) == actor) session.EndedAt = change.At;
                return true;
            },
            cancellationToken);
        changes.Publish(actor.Kind == ActorKind.Person ? actor.Name : null);
    }

    /// <summary>Ends every session of a person, on every browser.</summary>
    public async Task EndAllAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await store.WriteAsync(
            actor, null, "sign-out.everywhere",
            async change =>
            {
                change.Subject = $"sessions of {actor.Name}";
                await EndAllAsync(change, actor.Name, cancellationToken);
                return true;
            },
            cancellationToken);
        changes.Publish(actor.Name);
    }

    internal static Session Begin(CaseworkChange change, string? person, Role? visitingAs)
    {
        change.Subject = person is null ? "session of a visitor" : $"session of {person}";
        var session =
            new Session { Id = Guid.NewGuid(), Person = person, VisitingAs = visitingAs, StartedAt = change.At,
                ExpiresAt = change.At + Lifetime };
        change.Context.Sessions.Add(session);
        return session;
    }

    /// <summary>Ends the sessions of a person, or of all visitors, within a change.</summary>
    internal static async Task EndAllAsync(CaseworkChange change, string? person, CancellationToken cancellationToken)
    {
        await foreach (var session in Lasting(change.Context, person).AsAsyncEnumerable().WithCancellation(cancellationToken))
            session.EndedAt = change.At;
    }

    private static IQueryable<Session> Lasting(CaseworkContext context, string? person) =>
        context.Sessions.Where(s => s.Person == person && s.EndedAt == null);

    private static async Task<bool> MayVisitAsync(CaseworkContext context, CancellationToken cancellationToken) =>
        !await context.People.AnyAsync(cancellationToken) && !await context.Cases.AnyAsync(c => !c.IsSample, cancellationToken);

    private static Actor ActorOf(Session session) =>
        session.VisitingAs is { } role ? Actor.Visitor(role) : new Actor(session.Person!, ActorKind.Person);
}
