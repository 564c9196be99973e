using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Reviews;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Packets.Contents;

namespace Dashboard.Packets.Stix;

/// <summary>
/// <c>stix.json</c>: the contents as a STIX 2.1 bundle (OASIS, 10 June 2021). Ids are UUIDv5 of the case, the kind and the number, and
/// times are those of the contents, so that one content gives the same bytes. An operator is attributed only where the element stands as
/// corroborated; dissent is an opinion; techniques are named by MITRE ATLAS, and that the campaign uses them is said to be alleged.
/// </summary>
internal static class StixBundle
{
    public const string FileName = "stix.json";

    // AML.T0008.005 came with this one.
    private const string AtlasVersion = "5.5.0";

    private const string TlpExtension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    // The namespace of cyber-observable objects, and of these alone (STIX 2.1, 2.9).
    private static readonly Guid Observables = Guid.Parse("00abedb4-aa42-466c-9c01-fed23315a9b7");

    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Id, string Name)[] Techniques =
        [("AML.T0008.005", "AI Service Proxies"), ("AML.T0040", "AI Model Inference API Access"), ("AML.T0024.002", "Extract AI Model"),
            ("AML.T0048.004", "AI Intellectual Property Theft")];

    public static byte[] Write(PacketContents contents)
    {
        var writer = new Builder(contents);
        writer.Build();
        var bundle =
            new JsonObject { ["type"] = "bundle",
                ["id"] = $"bundle--{IdOf($"{contents.Case.Id}/bundle/{contents.Allegation.Number}/{contents.Allegation.Version}")}",
                ["objects"] = new JsonArray([.. writer.Objects]) };
        return Encoding.UTF8.GetBytes(bundle.ToJsonString(Json) + "\n");
    }

    private static Guid IdOf(string name) => NameBasedId.Of(NameBasedId.Dashboard, name);

    private static string MarkingId(TlpMarking marking) => "marking-definition--" + marking switch
    {
        TlpMarking.Clear => "94868c89-83c2-464b-929b-a1a8aa3c8487",
        TlpMarking.Green => "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
        TlpMarking.Amber => "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
        TlpMarking.AmberStrict => "939a9414-2ddd-4d32-a0cd-375ea402b003",
        TlpMarking.Red => "e828b379-4e03-4974-9ac4-e53a884c97c1",
        _ => throw new ArgumentOutOfRangeException(nameof(marking)),
    };

    // The objects that OASIS publishes for TLP 2.0, word for word, so that whoever reads the bundle alone knows what the marking is.
    private static JsonObject Marking(TlpMarking marking) => new()
    {
        ["type"] = "marking-definition", ["spec_version"] = "2.1", ["id"] = MarkingId(marking), ["created"] = "2022-10-01T00:00:00.000Z",
        ["name"] = marking.Label(),
        ["extensions"] = new JsonObject { [TlpExtension] = new JsonObject { ["extension_type"] = "property-extension",
            ["tlp_2_0"] = marking.Label()["TLP:".Length..].ToLowerInvariant() } },
    };

    private sealed class Builder(PacketContents contents)
    {
        private readonly string author = $"identity--{IdOf($"{contents.Case.Id}/identity")}";
        private readonly HashSet<string> accounts = new(StringComparer.Ordinal);
        private readonly string at = Time(contents.Allegation.UpdatedAt);

        public List<JsonNode?> Objects { get; } = [];

        public void Build()
        {
            var standing = PacketStanding.Of(contents);
            Objects.Add(new JsonObject
            {
                ["type"] = "identity", ["spec_version"] = "2.1", ["id"] = author, ["created"] = at, ["modified"] = at,
                ["name"] = $"Case {contents.Case.Id}", ["identity_class"] = "organization",
                ["object_marking_refs"] = new JsonArray(MarkingId(contents.Marking)),
            });
            Objects.Add(Marking(contents.Marking));
            var campaign = Add(
                "campaign", "campaign", ("name", contents.Allegation.Title),
                ("description", $"{standing.Headline} {standing.Limits}".Trim()));
            foreach (var (id, name) in Techniques)
            {
                var technique = Add(
                    "attack-pattern", id, ("name", name),
                    ("external_references",
                        new JsonArray(
                            new JsonObject { ["source_name"] = "mitre-atlas", ["description"] = $"MITRE ATLAS, version {AtlasVersion}",
                                ["external_id"] = id, ["url"] = $"https://atlas.mitre.org/techniques/{id}" })));
                Relate(campaign, "uses", technique, "That is alleged: the notes say how far each element of the allegation is shown.");
            }

            var referred = new List<string> { campaign };
            if (contents.Allegation.Elements.Any(e => e is { Kind: ElementKind.OperatorIdentified, Standing: Standing.Corroborated })
                && contents.Allegation.Particulars.Parties.FirstOrDefault(p => p.Role == PartyRole.Operator) is { } named)
            {
                var operatorSet = Add("intrusion-set", "operator", ("name", named.Words));
                Relate(campaign, "attributed-to", operatorSet, "As the allegation has it, where the element stands as corroborated.");
                referred.Add(operatorSet);
            }

            foreach (var cluster in contents.Exhibits.SelectMany(x => x.Manifest.Selection[Dimension.Cluster].Included)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                var infrastructure = Add(
                    "infrastructure", $"cluster {cluster}", ("name", $"Cluster {cluster}"),
                    ("infrastructure_types", new JsonArray("unknown")),
                    ("description",
                        "Accounts that the analysis found to share what accounts of one operator share. That is inferred, not observed."));
                Relate(campaign, "uses", infrastructure, "That is inferred, not observed.");
                referred.Add(infrastructure);
            }

            foreach (var exhibit in contents.Exhibits) referred.Add(Observed(exhibit));
            foreach (var element in contents.Allegation.Elements.OrderBy(e => e.Number))
            {
                var text = $"{element.Kind.Name()}: {element.Standing.Word()}. {element.StandingReason}";
                referred.Add(
                    Add("note", $"element {element.Number}", ("abstract", element.Kind.Name()), ("content", text),
                        ("object_refs", new JsonArray(campaign))));
            }

            foreach (var remark in contents.Remarks.Where(r => r.Kind == RemarkKind.Dissent).OrderBy(r => r.Number))
                referred.Add(
                    Add("opinion", $"remark {remark.Number}", ("explanation", remark.Text), ("authors", new JsonArray(remark.By)),
                        ("opinion", "disagree"), ("object_refs", new JsonArray(campaign))));
            Add("report", "report", ("name", $"Evidence packet: {contents.Allegation.Title}"), ("description", standing.Headline),
                ("report_types", new JsonArray("campaign")), ("published", at),
                ("object_refs", new JsonArray([.. referred.Select(r => (JsonNode)r)])));
        }

        private string Observed(PacketExhibit exhibit)
        {
            var manifest = exhibit.Manifest;
            var hash = exhibit.Record.ContentHash;
            var name = $"{exhibit.Folder}/{ExhibitManifest.FileName}";
            // Of an observable the id is over what contributes to it, as canonical JSON (STIX 2.1, 2.9 and 6.7).
            var file = $"file--{NameBasedId.Of(Observables, $$"""{"hashes":{"SHA-256":"{{hash}}"},"name":"{{name}}"}""")}";
            Objects.Add(
                new JsonObject { ["type"] = "file", ["spec_version"] = "2.1", ["id"] = file,
                    ["hashes"] = new JsonObject { ["SHA-256"] = hash }, ["name"] = name });
            var interactions = manifest.Figures.FirstOrDefault(
                f => f.Measure == Measure.Interactions && f.Selection == manifest.Selection)?.Value ?? 1;
            var (first, last) = manifest.Selection.Time is { } time
                ? (time.Start, time.End.AddSeconds(-1)) : (manifest.FrozenAt, manifest.FrozenAt);
            return Add(
                "observed-data", $"exhibit {exhibit.Record.Number}", ("first_observed", Time(first)), ("last_observed", Time(last)),
                ("number_observed", (int)Math.Clamp(interactions, 1, 999_999_999)),
                ("object_refs",
                    new JsonArray([file, .. manifest.Selection[Dimension.Account].Included.Select(a => (JsonNode)UserAccount(a))])));
        }

        // An account that an exhibit is of by name; the id is over what contributes to it.
        private string UserAccount(string account)
        {
            var login = new JsonObject { ["account_login"] = account };
            var id = $"user-account--{NameBasedId.Of(Observables, login.ToJsonString(Canonical))}";
            if (accounts.Add(account))
                Objects.Add(
                    new JsonObject { ["type"] = "user-account", ["spec_version"] = "2.1", ["id"] = id, ["account_login"] = account });
            return id;
        }

        private void Relate(string from, string how, string to, string description) =>
            Add("relationship", $"{from} {how} {to}", ("relationship_type", how), ("description", description), ("source_ref", from),
                ("target_ref", to));

        private string Add(string type, string name, params ReadOnlySpan<(string Key, JsonNode? Value)> members)
        {
            var id = $"{type}--{IdOf($"{contents.Case.Id}/allegation {contents.Allegation.Number}/{type}/{name}")}";
            var added =
                new JsonObject { ["type"] = type, ["spec_version"] = "2.1", ["id"] = id, ["created_by_ref"] = author, ["created"] = at,
                    ["modified"] = at };
            foreach (var (key, value) in members) added[key] = value;
            if (contents.Case.IsSynthetic) added["labels"] = new JsonArray("synthetic");
            added["object_marking_refs"] = new JsonArray(MarkingId(contents.Marking));
            Objects.Add(added);
            return id;
        }

        private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }
}
