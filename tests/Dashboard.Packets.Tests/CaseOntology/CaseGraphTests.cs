using System.Text.Json;
using Dashboard.Packets.CaseOntology;

namespace Dashboard.Packets.Tests.CaseOntology;

public sealed class CaseGraphTests : IDisposable
{
    private readonly SealedCase sealedCase = new();

    public void Dispose() => sealedCase.Dispose();

    [Fact]
    public async Task Write_Contents_LinksEachExhibitToItsFilesAndEachFileToWhoMadeIt()
    {
        var contents = await sealedCase.ContentsAsync();

        var graph = JsonElement.Parse(CaseGraph.Write(contents));

        var nodes = graph.GetProperty("@graph").EnumerateArray().ToDictionary(n => n.GetProperty("@id").GetString()!);
        var records = Of(nodes, "case-investigation:ProvenanceRecord");
        Assert.Equal(["3", "4"], records.Select(r => r.GetProperty("case-investigation:exhibitNumber").GetString()));
        Assert.All(
            records, r => Assert.Equal(contents.Exhibits[0].Manifest.Files.Count, r.GetProperty("uco-core:object").GetArrayLength()));
        var results = Of(nodes, "case-investigation:InvestigativeAction")
            .Select(a => a.GetProperty("uco-action:result").GetProperty("@id").GetString()!).ToHashSet();
        Assert.Equal(Of(nodes, "uco-observable:File").Select(f => f.GetProperty("@id").GetString()!).ToHashSet(), results);
        Assert.All(References(graph.GetProperty("@graph")), id => Assert.Contains(id, nodes.Keys));
        Assert.Equal(CaseGraph.Write(contents), CaseGraph.Write(await sealedCase.ContentsAsync()));
    }

    // Every prefix that a term or a type uses is declared, so that a reader of JSON-LD understands it.
    [Fact]
    public async Task Write_Contents_DeclaresEveryPrefix()
    {
        var graph = JsonElement.Parse(CaseGraph.Write(await sealedCase.ContentsAsync()));

        var declared = graph.GetProperty("@context").EnumerateObject().Select(p => p.Name).ToHashSet();
        Assert.All(Terms(graph.GetProperty("@graph")), term => Assert.Contains(term.Split(':')[0], declared));
    }

    private static List<JsonElement> Of(Dictionary<string, JsonElement> nodes, string type) =>
        [.. nodes.Values.Where(n => n.GetProperty("@type").GetString() == type)];

    private static IEnumerable<string> References(JsonElement node) =>
        Objects(node).Where(o => o.EnumerateObject().Count() == 1).Select(o => o.GetProperty("@id").GetString()!);

    private static IEnumerable<string> Terms(JsonElement node) =>
        Objects(node)
        .SelectMany(
            o => o.EnumerateObject()
            .SelectMany(p => p.Name[0] != '@' ? [p.Name] : p.Name is "@type" or "@id" ? [p.Value.GetString()!] : (string[])[]));

    private static IEnumerable<JsonElement> Objects(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(p => Objects(p.Value)).Prepend(node),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
