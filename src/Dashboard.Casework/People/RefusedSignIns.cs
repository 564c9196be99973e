namespace Dashboard.Casework.People;

/// <summary>
/// Bounds what strangers can write on the audit trail by trying to sign in. In an hour the first refusals of a person from a place have an
/// entry each; of those that follow, each that doubles their number has one, which says how many there were. What an entry says is never
/// more than was tried, and what has none is fewer than what has been told.
/// </summary>
internal sealed class RefusedSignIns
{
    /// <summary>Refusals with an entry each, of one person from one place in an hour.</summary>
    public const int OwnEntries = 5;

    /// <summary>Persons and places that are told apart in an hour; all beyond them are counted together.</summary>
    public const int MostTold = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Subject, string Place), int> counts = [];
    private DateTime hour;

    /// <summary>Counts a refusal.</summary>
    /// <param name="subject">Who was meant, as the entry names it.</param>
    /// <param name="place">Where it came from.</param>
    /// <param name="at">When, UTC.</param>
    /// <returns>How many there were in this hour with this one, where it is to have an entry; else null.</returns>
    public int? Count(string subject, string place, DateTime at)
    {
        lock (gate)
        {
            var now = new DateTime(at.Year, at.Month, at.Day, at.Hour, 0, 0, DateTimeKind.Utc);
            if (now != hour) counts.Clear();
            hour = now;
            var key = counts.ContainsKey((subject, place)) || counts.Count < MostTold ? (subject, place) : ("", "");
            var count = counts[key] = counts.GetValueOrDefault(key) + 1;
            return count <= OwnEntries || (count % OwnEntries == 0 && int.IsPow2(count / OwnEntries)) ? count : null;
        }
    }
}
