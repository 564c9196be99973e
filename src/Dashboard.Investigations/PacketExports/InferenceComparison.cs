using System.Globalization;
using System.Text.Json;
using Dashboard.Packets.Verification;

namespace Dashboard.Investigations.PacketExports;

/// <summary>
/// A sealed result of an analysis beside one that was inferred again: every part of it, whatever parts it has, and of what differs the
/// first place. Numbers are the same up to a billionth: another processor may round otherwise.
/// </summary>
internal static class InferenceComparison
{
    private const double Tolerance = 1e-9;

    // What goes in, not what comes out.
    private const string Options = "options";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["clusters"] = "clusters and verdicts", ["assignments"] = "members of clusters", ["windows"] = "windows",
        ["targeting"] = "targeting", ["slices"] = "targeting by week and model",
        ["releases"] = "effects of releases", ["coAction"] = "co-action", ["sensitivity"] = "sensitivity to parameters",
        ["otherSide"] = "the other side's analyses", ["methods"] = "methods",
        ["communityQuality"] = "quality of communities", ["notes"] = "notes of the analysis",
    };

    /// <summary>The parts, in the order in which the result has them.</summary>
    /// <param name="accounts">The accounts by their numbers, to name those that are placed elsewhere.</param>
    public static IReadOnlyList<InferredAgain> Of(JsonElement found, JsonElement again, IReadOnlyList<string> accounts)
    {
        var parts = new List<InferredAgain>();
        foreach (var name in again.EnumerateObject().Concat(found.EnumerateObject()).Select(p => p.Name).Distinct(StringComparer.Ordinal)
            .Where(n => n != Options))
        {
            var item = Names.GetValueOrDefault(name, name);
            if (!found.TryGetProperty(name, out var was) || !again.TryGetProperty(name, out var now))
                parts.Add(new InferredAgain(item, false, "Only one of the two has it."));
            else if (Difference(was, now, []) is { } difference)
                parts.Add(new InferredAgain(item, false, $"Inferred again it came out different: {Said(name, difference, accounts)}."));
            else parts.Add(new InferredAgain(item, true, $"Inferred again, and the same: {Counted(now)}."));
        }

        return parts;
    }

    private static string Counted(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Array =>
            string.Create(CultureInfo.InvariantCulture, $"{part.GetArrayLength():N0} {(part.GetArrayLength() == 1 ? "item" : "items")}"),
        JsonValueKind.Null => "none",
        JsonValueKind.Number => part.GetRawText(),
        _ => "every field",
    };

    private static string Said(string part, Found difference, IReadOnlyList<string> accounts)
    {
        var place = part == "assignments" && difference.Path.Count > 0 && difference.Path[0] is var number
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var account) && account < accounts.Count
            ? $"the {string.Join(", ", difference.Path.Skip(1))} of account '{accounts[account]}'"
            : difference.Path.Count == 0 ? "it" : string.Join(" › ", difference.Path);
        return $"{place} is sealed as {difference.Was} and comes to {difference.Now}";
    }

    // The first difference, in the order of the document.
    private static Found? Difference(JsonElement was, JsonElement now, IReadOnlyList<string> path)
    {
        if (was.ValueKind == JsonValueKind.Number && now.ValueKind == JsonValueKind.Number)
            return IsClose(was.GetDouble(), now.GetDouble()) ? null : new Found(path, Shown(was), Shown(now));
        if (was.ValueKind != now.ValueKind) return new Found(path, Shown(was), Shown(now));
        return was.ValueKind switch
        {
            JsonValueKind.Object => InObject(was, now, path),
            JsonValueKind.Array => InArray(was, now, path),
            JsonValueKind.String => was.GetString() == now.GetString() ? null : new Found(path, Shown(was), Shown(now)),
            _ => null,
        };
    }

    private static Found? InObject(JsonElement was, JsonElement now, IReadOnlyList<string> path)
    {
        if (was.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)
            .SequenceEqual(now.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)))
            return now.EnumerateObject().Select(p => Difference(was.GetProperty(p.Name), p.Value, [.. path, p.Name]))
                .FirstOrDefault(d => d is not null);
        return new Found(path, "one with other fields", "what this program writes");
    }

    private static Found? InArray(JsonElement was, JsonElement now, IReadOnlyList<string> path)
    {
        if (was.GetArrayLength() != now.GetArrayLength())
            return new Found(
                path, string.Create(CultureInfo.InvariantCulture, $"{was.GetArrayLength()} items"),
                string.Create(CultureInfo.InvariantCulture, $"{now.GetArrayLength()} items"));
        foreach (var (i, (before, after)) in was.EnumerateArray().Zip(now.EnumerateArray()).Index())
        {
            if (Difference(before, after, [.. path, string.Create(CultureInfo.InvariantCulture, $"{i}")]) is { } difference)
                return difference;
        }

        return null;
    }

    private static bool IsClose(double was, double now) => was.Equals(now)
        || Math.Abs(was - now) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(was), Math.Abs(now)));

    private static string Shown(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
        ? $"{value.ValueKind.ToString().ToLowerInvariant()}"
        : value.GetRawText() is { Length: > 80 } text ? text[..80] + "…" : value.GetRawText();

    private sealed record Found(IReadOnlyList<string> Path, string Was, string Now);
}
