using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;

namespace Dashboard.Casework.Events;

/// <summary>How far an event can be established: the rule of standing for what stands on a case's timeline.</summary>
public static class EventRule
{
    /// <summary>
    /// The highest standing that an event's source allows. It is known that something was published, sent or decided where the
    /// document itself was read and is that very thing (an own finding); what a source passes on or argues, what nobody has read,
    /// and what has no source is alleged.
    /// </summary>
    /// <param name="sourceNumber">The source that it cites; null for none.</param>
    /// <param name="statement">What kind of statement that source makes of it.</param>
    /// <param name="sources">The sources of the case.</param>
    public static Standing CeilingOf(int? sourceNumber, StatementKind? statement, IEnumerable<Source> sources) =>
        statement == StatementKind.OwnFinding && sources.FirstOrDefault(
            s => s.Number == sourceNumber) is { IsUnread: false, DerivedFrom.Count: 0 } ? Standing.Corroborated : Standing.Alleged;

    /// <summary>How an event stands: as a person set it, and never above what its source allows.</summary>
    public static Standing StandingOf(CaseEvent happening, IEnumerable<Source> sources) =>
        (Standing)Math.Min((int)happening.Standing, (int)CeilingOf(happening.SourceNumber, happening.Statement, sources));
}
