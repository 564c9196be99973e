using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import;

/// <summary>A column that looks like a target.</summary>
/// <param name="Column">The column, by its path.</param>
/// <param name="Target">What it may be read as.</param>
/// <param name="Why">What speaks for it, in words.</param>
public sealed record ColumnSuggestion(string Column, string Target, string Why);

/// <summary>
/// What the columns of a log of no known kind may be, by their names and by what they hold: offered to whoever maps them, with
/// the reason, and never taken for granted. Each column and each target is named once.
/// </summary>
internal static partial class ColumnSuggestions
{
    // What a name says; each alternative is a set of words that are all there. The first targets win ties.
    private static readonly (string Target, string[][] Names)[] Names =
    [
        (ImportTarget.InputTokens,
            [["input", "tokens"], ["prompt", "tokens"], ["input", "token"], ["prompt", "token"], ["tokens", "sent"]]),
        (ImportTarget.OutputTokens, [["output", "tokens"], ["output", "token"], ["response", "tokens"], ["tokens", "received"]]),
        (ImportTarget.CachedTokens, [["cached", "tokens"], ["cache", "read", "tokens"], ["cache", "tokens"], ["cached"]]),
        (ImportTarget.TotalTokens, [["total", "tokens"], ["tokens"]]),
        (ImportTarget.Time,
            [["timestamp"], ["time"], ["datetime"], ["date"], ["created", "at"], ["started", "at"], ["when"], ["logged"], ["occurred"],
                ["created"]]),
        (ImportTarget.Ip, [["ip"], ["ipaddress"], ["remote", "address"], ["client", "address"], ["address"]]),
        (ImportTarget.SystemPromptHash, [["system", "prompt", "hash"], ["system", "hash"]]),
        (ImportTarget.SystemPrompt, [["system", "prompt"], ["system", "message"], ["instructions"], ["system"]]),
        (ImportTarget.PromptHash, [["prompt", "hash"], ["request", "hash"]]),
        (ImportTarget.Prompt,
            [["user", "prompt"], ["prompt"], ["question"], ["query"], ["user", "message"], ["message"], ["input"], ["request", "body"],
                ["request"]]),
        (ImportTarget.Response, [["response", "body"], ["response"], ["answer"], ["reply"], ["output"]]),
        (ImportTarget.SessionId, [["session"], ["session", "id"], ["conversation"], ["thread"]]),
        (ImportTarget.InteractionId,
            [["request", "id"], ["message", "id"], ["interaction"], ["call", "id"], ["correlation"], ["trace"], ["uuid"], ["id"]]),
        (ImportTarget.Credential, [["api", "key"], ["key", "id"], ["token", "name"], ["token", "id"], ["credential"], ["apikey"]]),
        (ImportTarget.Account,
            [["account"], ["user", "id"], ["customer"], ["client", "id"], ["subscriber"], ["member"], ["login"], ["user"], ["username"],
                ["client"], ["owner"], ["caller"], ["who"]]),
        (ImportTarget.UserAgent, [["user", "agent"], ["useragent"], ["agent"]]),
        (ImportTarget.Model, [["model"], ["deployment"], ["engine"]]),
        (ImportTarget.Status, [["status"], ["http", "code"], ["result"]]),
        ("asn", [["asn"], ["as", "count"]]),
        ("device", [["device"], ["fingerprint"], ["machine"]]),
        (ImportTarget.Payment, [["payment"], ["card"], ["billing"], ["iban"]]),
        (ImportTarget.EmailDomain, [["email", "domain"], ["mail", "domain"], ["domain"]]),
        (ImportTarget.Organisation, [["organisation"], ["company"], ["tenant"], ["workspace"], ["team"]]),
        (ImportTarget.Capability, [["capability"], ["category"], ["task"], ["purpose"]]),
        (ImportTarget.Tools, [["tools"], ["functions"]]),
        (ImportTarget.Plan, [["plan"], ["tier"]]),
    ];

    // What values say, in words, where all that were looked at are of the kind.
    private static readonly (string Target, string Words, Func<string, bool> Is)[] Values =
    [
        (ImportTarget.Ip, "its values are network addresses", IsAddress),
        (ImportTarget.Time, "its values are times", v => Moment().IsMatch(v)),
        (ImportTarget.UserAgent, "its values name programs and their versions", v => Agent().IsMatch(v)),
        (ImportTarget.Model, "its values are names of models", v => ModelName().IsMatch(v)),
        (ImportTarget.Prompt, "its values are lists of messages", v => v is ['[' or '{', ..] && MessageList().IsMatch(v)),
        (ImportTarget.EmailDomain, "its values are domains", v => Domain().IsMatch(v)),
        (ImportTarget.Prompt, "its values are sentences", v => v.Length >= 20 && v.Count(c => c == ' ') >= 3 && v[0] is not ('[' or '{')),
    ];

    /// <summary>Suggestions for the columns that are not read yet, in the columns' order.</summary>
    /// <param name="columns">The log's columns.</param>
    /// <param name="samples">What its first rows hold.</param>
    /// <param name="read">The columns that are read as something, and the targets that have a column.</param>
    public static IReadOnlyList<ColumnSuggestion> Of(
        IReadOnlyList<SourceColumn> columns, ColumnSamples samples, IReadOnlyDictionary<string, IReadOnlyList<string>> read)
    {
        var taken = read.Values.SelectMany(c => c).ToHashSet(StringComparer.Ordinal);
        var candidates = columns.Where(c => !taken.Contains(c.Name))
            .SelectMany((c, place) => Candidates(c, samples).Select(s => (Column: c, Place: place, s.Target, s.Score, s.Why)))
            .OrderByDescending(c => c.Score).ThenBy(c => c.Place).ToList();
        var (usedColumns, usedTargets) = (new HashSet<string>(StringComparer.Ordinal), read.Keys.ToHashSet(StringComparer.Ordinal));
        var chosen = new List<(int Place, ColumnSuggestion Suggestion)>();
        foreach (var (column, place, target, _, why) in candidates)
        {
            if (usedColumns.Contains(column.Name) || !usedTargets.Add(target)) continue;
            usedColumns.Add(column.Name);
            chosen.Add((place, new ColumnSuggestion(column.Name, target, why)));
        }

        return [.. chosen.OrderBy(c => c.Place).Select(c => c.Suggestion)];
    }

    private static IEnumerable<(string Target, int Score, string Why)> Candidates(SourceColumn column, ColumnSamples samples)
    {
        var words = ColumnNames.WordsOf(column.Name).ToHashSet(StringComparer.Ordinal);
        var values = samples.Of(column.Name);
        var byValue = values.Count == 0 ? [] : Values.Where(v => values.All(v.Is)).ToList();
        foreach (var (target, names) in Names)
        {
            if (names.Where(n => n.All(words.Contains)).MaxBy(n => n.Length) is not { } name || !Fits(target, column, samples, values))
                continue;
            var named = $"its name says “{string.Join(' ', name)}”";
            var held = byValue.FirstOrDefault(v => v.Target == target).Words;
            yield return (target, (name.Length * 10) - (words.Count - name.Length) + (held is null ? 0 : 15),
                held is null ? named : $"{named}, and {held}");
        }

        foreach (var (target, held, _) in byValue.DistinctBy(v => v.Target))
        {
            if (samples.CanBe(column, target)) yield return (target, 8, held);
        }
    }

    // A name that the values belie is no ground.
    private static bool Fits(string target, SourceColumn column, ColumnSamples samples, IReadOnlyList<string> values) =>
        samples.CanBe(column, target) && target switch
        {
            ImportTarget.Time => values.Count == 0 || values.All(v => Moment().IsMatch(v) || IsTime(v)),
            ImportTarget.Ip => values.Count == 0 || values.Any(IsAddress),
            ImportTarget.EmailDomain => values.Count == 0 || values.Any(v => Domain().IsMatch(v)),
            _ =>
                values.Count == 0 || !IsCount(target)
                || values.Any(v => CountReader.TryRead(Encoding.UTF8.GetBytes(v), out _) == CountReader.Result.Read),
        };

    private static bool IsCount(string target) => ImportTarget.All.Any(t => t.Name == target && t.Kind == TargetKind.Count);

    private static bool IsAddress(string value)
    {
        var address = Encoding.UTF8.GetString(AddressText.Of(Encoding.UTF8.GetBytes(value)));
        return (address.Count(c => c == '.') == 3 || address.Count(c => c == ':') >= 2) && IPAddress.TryParse(address, out _);
    }

    private static bool IsTime(string value) =>
        new TimeReader(null, null, DateOrder.DayFirst).TryRead(Encoding.UTF8.GetBytes(value), out _, out _);

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)|^\d{1,2}[/.]\d{1,2}[/.]\d{4}|^1[5-9]\d{8}(\.\d+)?$|^1[5-9]\d{11}$")]
    private static partial Regex Moment();

    [GeneratedRegex(@"^[A-Za-z][\w.+-]*/\d+(\.\d+)*")]
    private static partial Regex Agent();

    [GeneratedRegex(
        @"^([\w.-]+/)?(gpt|o[134]|claude|gemini|llama|mistral|mixtral|qwen|deepseek|command|grok|kimi|glm|nova|titan|phi)\b[\w.:/-]*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex ModelName();

    [GeneratedRegex(@"""role""\s*:|""messages""\s*:|""parts""\s*:")]
    private static partial Regex MessageList();

    [GeneratedRegex(@"^([a-z0-9-]+\.)+[a-z]{2,}$", RegexOptions.IgnoreCase)]
    private static partial Regex Domain();
}
