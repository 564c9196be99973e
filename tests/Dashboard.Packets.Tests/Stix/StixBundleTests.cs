using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Casework.Reviews;
using Dashboard.Core;
using Dashboard.Packets.Stix;

namespace Dashboard.Packets.Tests.Stix;

public sealed partial class StixBundleTests : IDisposable
{
    private readonly SealedCase sealedCase = new();

    public void Dispose() => sealedCase.Dispose();

    [Fact]
    public async Task Write_SameContents_GivesTheSameBytes()
    {
        var contents = await sealedCase.ContentsAsync();

        Assert.Equal(StixBundle.Write(contents), StixBundle.Write(contents with { Remarks = [] }));
    }

    /// <summary>What the schemas of OASIS require of every object, and that every reference is to one that is there.</summary>
    [Fact]
    public async Task Write_Contents_HasWhatTheSchemasRequire()
    {
        var contents = await sealedCase.ContentsAsync();
        var of = Selection.Everything.With(Dimension.Cluster, Facet.Of(["4"])).With(Dimension.Account, Facet.Of(["acct-00007", "acct-00008"]));
        contents = contents with { Exhibits = [.. contents.Exhibits.Select(x => x with { Manifest = x.Manifest with { Selection = of } })], Remarks = [new AllegationRemark { CaseId = contents.Case.Id, Number = 1, AllegationNumber = 1, Text = "No.", Kind = RemarkKind.Dissent, By = "reviewer", At = SealedCase.Now }] };

        var bundle = JsonElement.Parse(StixBundle.Write(contents));

        var objects = bundle.GetProperty("objects").EnumerateArray().ToList();
        var ids = objects.Select(o => o.GetProperty("id").GetString()!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(["acct-00007", "acct-00008"], objects.Where(o => o.GetProperty("type").GetString() == "user-account").Select(o => o.GetProperty("account_login").GetString()!));
        Assert.Equal("Cluster 4", Assert.Single(objects, o => o.GetProperty("type").GetString() == "infrastructure").GetProperty("name").GetString());
        Assert.All(objects, o => Assert.Matches(Id(), o.GetProperty("id").GetString()!));
        Assert.All(objects, o => Assert.StartsWith(o.GetProperty("type").GetString() + "--", o.GetProperty("id").GetString(), StringComparison.Ordinal));
        Assert.All(objects, o => Assert.Equal("2.1", o.GetProperty("spec_version").GetString()));
        Dictionary<string, string[]> required = new()
        {
            ["campaign"] = ["name"], ["attack-pattern"] = ["name"], ["relationship"] = ["relationship_type", "source_ref", "target_ref"],
            ["observed-data"] = ["first_observed", "last_observed", "number_observed", "object_refs"], ["note"] = ["content", "object_refs"],
            ["opinion"] = ["opinion", "object_refs"], ["report"] = ["name", "published", "object_refs"], ["identity"] = ["name"], ["file"] = ["hashes"], ["infrastructure"] = ["name"], ["user-account"] = ["account_login"],
        };
        Assert.All(objects, o => Assert.All(required[o.GetProperty("type").GetString()!], name => Assert.True(o.TryGetProperty(name, out _))));
        var references = objects.SelectMany(o => o.EnumerateObject()).Where(p => (p.Name.EndsWith("_ref", StringComparison.Ordinal) || p.Name.EndsWith("_refs", StringComparison.Ordinal)) && p.Name != "object_marking_refs")
            .SelectMany(p => p.Value.ValueKind == JsonValueKind.Array ? p.Value.EnumerateArray().Select(v => v.GetString()!) : [p.Value.GetString()!]);
        Assert.All(references, r => Assert.Contains(r, ids));
        Assert.DoesNotContain(objects, o => o.GetProperty("type").GetString() == "intrusion-set");
        Assert.All(objects.Where(o => o.TryGetProperty("labels", out _)), o => Assert.Equal("synthetic", o.GetProperty("labels")[0].GetString()));
    }

    [GeneratedRegex("^[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex Id();
}
