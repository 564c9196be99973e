using System.Globalization;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Core;

namespace Dashboard.Audit;

/// <summary>What a page of the audit trail shows, as its address says it: the filter, the order, and where the page begins.</summary>
/// <param name="FirstDay">The first day, UTC.</param>
/// <param name="LastDay">The last day, UTC, itself included.</param>
/// <param name="After">The sequence of the entry that the page follows; null for the first page.</param>
public sealed record AuditView(
    string Actor = "", ActorKind? Kind = null, string Action = "", string Subject = "", DateOnly? FirstDay = null, DateOnly? LastDay = null,
    string Text = "",
    bool OldestFirst = false, long? After = null)
{
    private const string DayPattern = "yyyy-MM-dd";

    /// <summary>The filter alone.</summary>
    public AuditFilter Filter => new(
        Actor, Kind, Action, Subject, StartOf(FirstDay), StartOf(LastDay is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : null),
        Text);

    /// <summary>Whether anything is filtered.</summary>
    public bool IsFiltered => this with { OldestFirst = false, After = null } != new AuditView();

    public AuditRequest RequestFor(CaseId? caseId) => new(caseId, Filter, OldestFirst, After);

    /// <summary>Parses a query string, with or without <c>?</c>; keys that it does not know are not its own.</summary>
    /// <exception cref="FormatException">A value is not one that its key takes; the message is for a person.</exception>
    public static AuditView Parse(string? query)
    {
        var view = new AuditView();
        foreach (var pair in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var value = parts.Length < 2 ? "" : Uri.UnescapeDataString(parts[1].Replace('+', ' ')).Trim();
            if (value.Length == 0) continue;
            view = parts[0] switch
            {
                "actor" => view with { Actor = value },
                "kind" => view with { Kind = KindOf(value) },
                "action" => view with { Action = value },
                "subject" => view with { Subject = value },
                "from" => view with { FirstDay = DayOf(value) },
                "to" => view with { LastDay = DayOf(value) },
                "text" => view with { Text = value },
                "order" =>
                    view with { OldestFirst = value == "oldest"
                        ? true : throw new FormatException($"The order is 'oldest' or left out, not '{value}'.") },
                "after" => view with { After = SequenceOf(value) },
                _ => view,
            };
        }

        return view;
    }

    /// <summary>The query string without <c>?</c>; empty for everything, newest first.</summary>
    public override string ToString() => string.Join('&', Parts().Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));

    private IEnumerable<(string Key, string Value)> Parts()
    {
        if (Actor.Length > 0) yield return ("actor", Actor);
        if (Kind is { } kind) yield return ("kind", kind.ToString());
        if (Action.Length > 0) yield return ("action", Action);
        if (Subject.Length > 0) yield return ("subject", Subject);
        if (FirstDay is { } first) yield return ("from", first.ToString(DayPattern, CultureInfo.InvariantCulture));
        if (LastDay is { } last) yield return ("to", last.ToString(DayPattern, CultureInfo.InvariantCulture));
        if (Text.Length > 0) yield return ("text", Text);
        if (OldestFirst) yield return ("order", "oldest");
        if (After is { } after) yield return ("after", after.ToString(CultureInfo.InvariantCulture));
    }

    private static DateTime? StartOf(DateOnly? day) => day?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static ActorKind KindOf(string value) => Enum.GetNames<ActorKind>().Contains(value, StringComparer.Ordinal)
        ? Enum.Parse<ActorKind>(value)
        : throw new FormatException($"A kind of actor is {string.Join(", ", Enum.GetNames<ActorKind>())}, not '{value}'.");

    private static DateOnly DayOf(string value) => TimeRange.TryParseDate(value, out var day)
        ? day
        : throw new FormatException($"A day is written 2026-06-05, not '{value}'.");

    private static long SequenceOf(string value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        ? sequence
        : throw new FormatException($"'{value}' is not the number of an entry.");
}
