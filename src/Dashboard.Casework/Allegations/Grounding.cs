using System.Collections.Immutable;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;

namespace Dashboard.Casework.Allegations;

/// <summary>
/// Reads in the case what the rule of standing looks at in a ground: whose it is, what it goes back to, and what kind of statement
/// it can be. Where a person said more than the case bears out, the weaker is taken.
/// </summary>
/// <param name="of">The case: whose data it holds.</param>
/// <param name="sources">Its sources.</param>
public sealed class Grounding(Case of, IReadOnlyCollection<Source> sources)
{
    private readonly Dictionary<int, Source> byNumber = sources.ToDictionary(s => s.Number);

    private readonly Dictionary<int, ImmutableSortedSet<string>> origins = [];

    private readonly HashSet<string> accusers =
        sources.Where(s => s.Party == SourceParty.Accuser && s.Publisher.Length > 0).Select(s => s.Publisher.Trim())
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The highest standing that an element's grounds allow.</summary>
    public StandingCeiling CeilingOf(ElementEdit element) => StandingCeiling.Of(element.Kind, [.. (element.Grounds ?? []).Select(FactsOf)]);

    /// <inheritdoc cref="CeilingOf(ElementEdit)"/>
    public StandingCeiling CeilingOf(AllegationElement element) => CeilingOf(ElementEdit.Of(element));

    /// <summary>What the rule looks at in a ground.</summary>
    public GroundFacts FactsOf(GroundEdit ground) =>
        ground.SourceNumber is { } number ? OfSource(ground, byNumber.GetValueOrDefault(number)) : OfData(ground);

    /// <summary>What a source goes back to, each by the name under which it is one origin.</summary>
    public ImmutableSortedSet<string> OriginsOf(int source)
    {
        if (origins.TryGetValue(source, out var known)) return known;
        return origins[source] = SourceOrigins.RootsOf(source, sources)
            .Select(root => byNumber.TryGetValue(root, out var found) ? NameOf(found) : $"source {root}")
            .ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase);
    }

    // An exhibit or a note shows the case's data: one data set, whoever looks at it, and never a test with a null of its own.
    private GroundFacts OfData(GroundEdit ground)
    {
        var holder = of.DataHolder.Trim();
        var isAccusers = holder.Length == 0 || accusers.Contains(holder);
        return new(
            ground.Statement == StatementKind.Opinion ? StatementKind.Opinion : StatementKind.OwnFinding,
            isAccusers ? OriginKind.AccuserTelemetry : OriginKind.OtherTelemetry,
            ImmutableSortedSet.Create(StringComparer.OrdinalIgnoreCase, isAccusers ? GroundFacts.Accuser : holder),
            ground.Bearing, ground.IsIndependent, ground.Name);
    }

    private GroundFacts OfSource(GroundEdit ground, Source? source) => new(
        StatementOf(ground, source), OriginKind.Document, OriginsOf(ground.SourceNumber!.Value), ground.Bearing, ground.IsIndependent,
        ground.Name);

    private static StatementKind StatementOf(GroundEdit ground, Source? source) => ground.Statement switch
    {
        null => StatementKind.Relayed,
        StatementKind.Opinion => StatementKind.Opinion,
        // What nobody here has read is known through others only.
        _ when source is null or { IsUnread: true } => StatementKind.Relayed,
        StatementKind.Admission when source.Party != SourceParty.Accused => StatementKind.Relayed,
        StatementKind.Test when string.IsNullOrWhiteSpace(ground.Commitment) => StatementKind.OwnFinding,
        { } said => said,
    };

    private string NameOf(Source root) =>
        root.Party == SourceParty.Accuser || accusers.Contains(root.Publisher.Trim()) ? GroundFacts.Accuser
        : root.Publisher.Trim() is { Length: > 0 } publisher ? publisher
        : $"source {root.Number}";
}
