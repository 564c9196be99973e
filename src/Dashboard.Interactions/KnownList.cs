using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions;

/// <summary>What counts in a case as known infrastructure: to have it too is no sharing.</summary>
/// <param name="Entries">The list.</param>
/// <param name="Version">What an edit is made on; 0 while the program's own list holds.</param>
/// <param name="SavedBy">Who saved it last; null while the program's holds.</param>
/// <param name="SavedAt">When, UTC.</param>
public sealed record KnownList(IReadOnlyList<KnownAttribute> Entries, int Version, string? SavedBy, DateTime? SavedAt);

/// <summary>What a saved list changed in what is imported.</summary>
/// <param name="List">The list as it holds now.</param>
/// <param name="NowKnown">Values that count as known from now on, and did not before.</param>
/// <param name="NoLongerKnown">Values that do not any more.</param>
public sealed record KnownListChange(KnownList List, long NowKnown, long NoLongerKnown);

/// <summary>Something that looks like known infrastructure, for a person to decide.</summary>
/// <param name="Entry">The entry that the list would get, with why.</param>
/// <param name="Import">The import that shows it.</param>
public sealed record KnownSuggestion(KnownAttribute Entry, int Import);

/// <summary>A list that could not be saved; the message is for a person.</summary>
public sealed class KnownListException(string message) : Exception(message);
