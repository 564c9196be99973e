using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Casework.Shown;

namespace Dashboard.Shown;

/// <summary>JSON with its texts as a reader who is masked gets them.</summary>
internal static class Json
{
    /// <summary>The JSON as it is shown; text that is no JSON is taken as text.</summary>
    public static string Shown(string json, ShownText text)
    {
        if (json.Length == 0 || json[0] is not ('[' or '{' or '"')) return text.Kept(json);
        try
        {
            var node = JsonNode.Parse(json);
            var (shown, isChanged) = Shown(node, text);
            return isChanged ? shown!.ToJsonString() : json;
        }
        catch (JsonException)
        {
            return text.Kept(json);
        }
    }

    private static (JsonNode? Node, bool IsChanged) Shown(JsonNode? node, ShownText text)
    {
        switch (node)
        {
            case JsonValue value when value.TryGetValue<string>(out var words):
                // Where a script goes is an address; JSON may stand within JSON.
                var shown = words.StartsWith('/') ? text.Address(words) : words is ['[' or '{', ..] ? Shown(words, text) : text.Kept(words);
                return shown == words ? (node, false) : (JsonValue.Create(shown), true);
            case JsonArray array:
                var changed = false;
                for (var i = 0; i < array.Count; i++)
                {
                    var (item, isChanged) = Shown(array[i], text);
                    if (isChanged) (array[i], changed) = (item, true);
                }

                return (array, changed);
            case JsonObject members:
                var any = false;
                foreach (var (name, member) in members.ToList())
                {
                    var (item, isChanged) = Shown(member, text);
                    var key = text.Kept(name);
                    if (key != name) members.Remove(name);
                    if (isChanged || key != name) (members[key], any) = (item?.Parent is null ? item : item.DeepClone(), true);
                }

                return (members, any);
            default:
                return (node, false);
        }
    }
}
