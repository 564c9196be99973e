using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Pseudonyms;

namespace Dashboard.Packets.Redaction;

/// <summary>
/// Redacts texts: accounts and people by pseudonyms, network addresses by their networks, e-mail addresses away, and instants by their
/// days. Every string of every document passes through here, so that no field is forgotten.
/// </summary>
internal sealed partial class TextRedaction(
    PacketProfile profile, PacketSecrets secrets, IEnumerable<string> accounts, IEnumerable<string> people)
{
    private const string NoMail = "[e-mail removed]";
    private const string Parameters = "parameters";

    private static readonly HashSet<string> NamesOfPeople = new(
        StringComparer.Ordinal) { "createdBy", "updatedBy", "frozenBy", "importedBy", "by", "settledBy", "overrideBy" };

    // Words of the program's own, and digits: never what a person wrote.
    private static readonly HashSet<string> OfTheProgram = new(StringComparer.Ordinal)
    {
        "format", "case", "view", "method", "fingerprint", "sha256", "textSha256", "measure", "kind", "timeZone", "standing", "bearing",
        "status", "statement", "party", "precision", "grade", "likelihood",
        "confidence", "role", "basis", "consistency", "credibility", "relevance", "preset",
    };

    private readonly AccountPatterns accountNames = AccountPatterns.Of(accounts);
    private readonly AccountPatterns peopleNames = AccountPatterns.Of(people);
    private readonly Dictionary<(string Field, string Value), CommitmentOpening> removed = [];

    /// <summary>Whether people who work on the case are hidden, and instants made days.</summary>
    public bool HidesPeople => profile is PacketProfile.Regulator or PacketProfile.Public;

    /// <summary>What was removed so far.</summary>
    public IReadOnlyCollection<CommitmentOpening> Removed => removed.Values;

    /// <summary>Removes a value: it is committed to.</summary>
    public void Remove(string field, string value) =>
        removed.TryAdd((field, value), new CommitmentOpening(field, secrets.Salt(field, value), value));

    public string Account(string account)
    {
        if (account.Length == 0) return "";
        Remove("account", account);
        return secrets.Pseudonym("account", account);
    }

    public string Person(string name)
    {
        if (!HidesPeople || name.Length == 0) return name;
        Remove("person", name);
        return secrets.Pseudonym("person", name);
    }

    /// <summary>A value of a kind that only its own can be compared with.</summary>
    public string Keyed(string kind, string value)
    {
        if (value.Length == 0) return "";
        Remove(kind, value);
        return secrets.Pseudonym("value", $"{kind}\n{value}");
    }

    /// <summary>A text with everything redacted that it names.</summary>
    public string Text(string text)
    {
        if (text.Length == 0) return text;
        text = accountNames.Renamed(text, Account);
        if (HidesPeople) text = peopleNames.Renamed(text, Person);
        text = Mail().Replace(text, m => Gone("e-mail", m.Value, NoMail));
        text = Address4().Replace(text, m => Network(m.Value));
        text = Address6().Replace(text, m => Network(m.Value));
        return HidesPeople ? Moment().Replace(text, m => Day(m.Value)) : text;
    }

    /// <summary>An address by its network, /24 or /48; anything else as it is.</summary>
    public string Network(string address)
    {
        if (!IPAddress.TryParse(address, out var parsed)) return address;
        if (parsed.IsIPv4MappedToIPv6) parsed = parsed.MapToIPv4();
        var bytes = parsed.GetAddressBytes();
        var (kept, suffix) = parsed.AddressFamily == AddressFamily.InterNetwork ? (3, "/24") : (6, "/48");
        Array.Clear(bytes, kept, bytes.Length - kept);
        return Gone("address", address, new IPAddress(bytes) + suffix);
    }

    /// <summary>An instant by its day, as it is written.</summary>
    public static string Day(string instant) => instant[..10];

    /// <summary>Every string of a document, and its names of people; instants of fields stay readable as such.</summary>
    public JsonNode? Document(JsonNode? node, string property = "")
    {
        switch (node)
        {
            case JsonObject members:
                // A method's parameters have names of their own, which mean nothing here: “by” is a week, and nobody.
                foreach (var name in members.Select(m => m.Key).ToList())
                    members[name] = Detached(Document(members[name]?.DeepClone(), property == Parameters ? property : name));
                return members;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++) items[i] = Detached(Document(items[i]?.DeepClone(), property));
                return items;
            case JsonValue value when value.TryGetValue<string>(out var text):
                if (OfTheProgram.Contains(property)) return JsonValue.Create(text);
                if (NamesOfPeople.Contains(property)) return JsonValue.Create(Person(text));
                if (DateTime.TryParseExact(
                    text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture,
                    DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at))
                    return JsonValue.Create(HidesPeople ? at.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture) : text);
                return JsonValue.Create(Text(text));
            default:
                return node;
        }
    }

    private static JsonNode? Detached(JsonNode? node) => node?.Parent is null ? node : node.DeepClone();

    private string Gone(string field, string value, string instead)
    {
        if (value != instead) Remove(field, value);
        return instead;
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d./]|\.\d)")]
    private static partial Regex Address4();

    [GeneratedRegex(
        @"(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4}){1,7}(?![0-9A-Fa-f:/])|(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{1,4}:){1,6}:(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,5})?(?![0-9A-Fa-f:/])")]
    private static partial Regex Address6();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?")]
    private static partial Regex Moment();
}
