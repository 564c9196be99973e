using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Packets.Contents;

namespace Dashboard.Packets.CaseOntology;

/// <summary>
/// <c>case.jsonld</c>: the custody of the exhibits and of the logs they came from, in the words of CASE and UCO 1.4 (the Linux Foundation's
/// Cyber-investigation Analysis Standard Expression), for tools that read it. It says what <c>custody.csv</c> says. Ids are made of the
/// case and the item, so that one content gives the same bytes.
/// </summary>
internal static class CaseGraph
{
    public const string FileName = "case.jsonld";

    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Prefix, string Iri)[] Context =
    [
        ("kb", "urn:uuid:"), ("case-investigation", "https://ontology.caseontology.org/case/investigation/"),
        ("uco-action", "https://ontology.unifiedcyberontology.org/uco/action/"),
        ("uco-core", "https://ontology.unifiedcyberontology.org/uco/core/"),
        ("uco-identity", "https://ontology.unifiedcyberontology.org/uco/identity/"),
        ("uco-observable", "https://ontology.unifiedcyberontology.org/uco/observable/"),
        ("uco-tool", "https://ontology.unifiedcyberontology.org/uco/tool/"),
        ("uco-types", "https://ontology.unifiedcyberontology.org/uco/types/"),
        ("uco-vocabulary", "https://ontology.unifiedcyberontology.org/uco/vocabulary/"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ];

    public static byte[] Write(PacketContents contents)
    {
        var custody = CustodyRecord.Of(contents);
        var tool =
            new JsonObject { ["@id"] = Id(contents, "tool"), ["@type"] = "uco-tool:Tool", ["uco-core:name"] = "Dashboard",
                ["uco-tool:version"] = contents.ToolVersion };
        List<JsonObject> files = [.. custody.Select(c => File(contents, c))];
        List<JsonObject> actions = [.. custody.Select(c => Action(contents, c))];
        List<JsonObject> people =
            [.. custody.Select(c => c.Who).Distinct(StringComparer.Ordinal)
                .Select(
                    who =>
                    new JsonObject { ["@id"] = Id(contents, $"person {who}"), ["@type"] = "uco-identity:Identity",
                        ["uco-core:name"] = who })];
        List<JsonObject> records = [.. contents.Exhibits.Select(x => Provenance(contents, x, custody))];
        var investigation = new JsonObject
        {
            ["@id"] = Id(contents, "investigation"), ["@type"] = "case-investigation:Investigation", ["uco-core:name"] = contents.Case.Name,
            ["uco-core:description"] = contents.Case.IsSynthetic ? "The data are synthetic." : "The data are as they were imported.",
            ["uco-core:object"] = References([tool, .. people, .. files, .. actions, .. records]),
        };
        var graph = new JsonObject
        {
            ["@context"] = new JsonObject(Context.Select(c => KeyValuePair.Create(c.Prefix, (JsonNode?)c.Iri))),
            ["@graph"] = new JsonArray([investigation, tool, .. people, .. files, .. actions, .. records]),
        };
        return Encoding.UTF8.GetBytes(graph.ToJsonString(Json) + "\n");
    }

    private static JsonObject File(PacketContents contents, CustodyRecord step)
    {
        var facets = new JsonArray(new JsonObject
        {
            ["@id"] = Id(contents, $"{step.Item}/file"), ["@type"] = "uco-observable:FileFacet",
            ["uco-observable:fileName"] = step.FileName,
            ["uco-observable:sizeInBytes"] = Typed("xsd:integer", step.Bytes.ToString(CultureInfo.InvariantCulture)),
        });
        // A profile takes the hashes of originals away, and has zeros in their place.
        if (step.Sha256.Trim('0').Length > 0)
        {
            var hash = new JsonObject
            {
                ["@id"] = Id(contents, $"{step.Item}/hash"), ["@type"] = "uco-types:Hash",
                ["uco-types:hashMethod"] = Typed("uco-vocabulary:HashNameVocab", "SHA256"),
                ["uco-types:hashValue"] = Typed("xsd:hexBinary", step.Sha256),
            };
            facets.Add(
                new JsonObject { ["@id"] = Id(contents, $"{step.Item}/content"), ["@type"] = "uco-observable:ContentDataFacet",
                    ["uco-observable:hash"] = new JsonArray(hash) });
        }

        return new JsonObject { ["@id"] = Id(contents, step.Item), ["@type"] = "uco-observable:File", ["uco-core:name"] = step.Item,
            ["uco-core:description"] = step.Description, ["uco-core:hasFacet"] = facets };
    }

    private static JsonObject Action(PacketContents contents, CustodyRecord step) => new()
    {
        ["@id"] = Id(contents, $"{step.Item}/action"), ["@type"] = "case-investigation:InvestigativeAction",
        ["uco-core:name"] = step.Purpose,
        ["uco-core:description"] = $"From {step.From} to {step.To}{(step.Query.Length > 0 ? $": {step.Query}" : "")}.",
        ["uco-action:startTime"] = Typed("xsd:dateTime", step.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        ["uco-action:performer"] = Reference(Id(contents, $"person {step.Who}")),
        ["uco-action:instrument"] = Reference(Id(contents, "tool")), ["uco-action:result"] = Reference(Id(contents, step.Item)),
    };

    private static JsonObject Provenance(PacketContents contents, PacketExhibit exhibit, IReadOnlyList<CustodyRecord> custody)
    {
        var number = exhibit.Record.Number.ToString(CultureInfo.InvariantCulture);
        var items = custody.Where(c => c.Item.StartsWith($"exhibit {number} ", StringComparison.Ordinal))
            .Select(c => Reference(Id(contents, c.Item)));
        return new JsonObject
        {
            ["@id"] = Id(contents, $"exhibit {number}"), ["@type"] = "case-investigation:ProvenanceRecord",
            ["uco-core:description"] = exhibit.Manifest.Title,
            ["case-investigation:exhibitNumber"] = number, ["uco-core:object"] = new JsonArray([.. items]),
        };
    }

    private static string Id(PacketContents contents, string name) =>
        $"kb:{NameBasedId.Of(NameBasedId.Dashboard, $"{contents.Case.Id}/custody/{name}")}";

    private static JsonObject Reference(string id) => new() { ["@id"] = id };

    private static JsonArray References(IEnumerable<JsonObject> nodes) => [.. nodes.Select(n => Reference(n["@id"]!.GetValue<string>()))];

    private static JsonObject Typed(string type, string value) => new() { ["@type"] = type, ["@value"] = value };
}
