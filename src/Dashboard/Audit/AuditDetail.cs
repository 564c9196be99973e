using System.Text.Json;

namespace Dashboard.Audit;

/// <summary>A value that an entry's detail holds, and what it was before where the entry records a change.</summary>
/// <param name="Of">What it belongs to, <c>Annotation 3</c>; empty for the entry's own.</param>
/// <param name="Field">Which value: <c>elements › 2 › text</c>.</param>
/// <param name="Before">The value before; null where there was none.</param>
/// <param name="After">The value after; null where there is none any more.</param>
public sealed record AuditDetailRow(string Of, string Field, string? Before, string? After);

/// <summary>An entry's detail as what changed, instead of JSON.</summary>
public static class AuditDetail
{
    /// <summary>
    /// The values in the order of the detail: of a change, those alone that differ. Empty for a detail that cannot be read so.
    /// </summary>
    public static IReadOnlyList<AuditDetailRow> Read(string detail)
    {
        try
        {
            using var document = JsonDocument.Parse(detail);
            return document.RootElement.ValueKind == JsonValueKind.Object ? [.. RowsOf(document.RootElement)] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<AuditDetailRow> RowsOf(JsonElement detail)
    {
        if (detail.TryGetProperty("note", out var note))
        {
            foreach (var (field, value) in Leaves(note, "")) yield return new AuditDetailRow("", field, null, value);
        }

        foreach (var row in Differing("", detail)) yield return row;
        if (!detail.TryGetProperty("changes", out var changes) || changes.ValueKind != JsonValueKind.Array) yield break;
        foreach (var change in changes.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.Object))
        {
            foreach (var row in Differing($"{TextOf(change, "kind")} {TextOf(change, "key")}", change)) yield return row;
        }
    }

    private static IEnumerable<AuditDetailRow> Differing(string of, JsonElement change)
    {
        var (before, after) = (Side(change, "before"), Side(change, "after"));
        foreach (var field in before.Keys.Union(after.Keys))
        {
            var (was, becomes) = (before.GetValueOrDefault(field), after.GetValueOrDefault(field));
            if (was != becomes) yield return new AuditDetailRow(of, field, was, becomes);
        }
    }

    private static Dictionary<string, string?> Side(JsonElement change, string name) => change.TryGetProperty(name, out var side)
        ? Leaves(side, "").ToDictionary(leaf => leaf.Field, leaf => leaf.Value, StringComparer.Ordinal)
        : [];

    private static IEnumerable<(string Field, string? Value)> Leaves(JsonElement element, string path)
    {
        string At(string name) => path.Length == 0 ? name : $"{path} › {name}";
        return element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Leaves(property.Value, At(property.Name))),
            JsonValueKind.Array => element.EnumerateArray().Index().SelectMany(item => Leaves(item.Item, At($"{item.Index + 1}"))),
            JsonValueKind.Null or JsonValueKind.Undefined => [],
            JsonValueKind.String => [(path, element.GetString())],
            _ => [(path, element.GetRawText())],
        };
    }

    private static string TextOf(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";
}
