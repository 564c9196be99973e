using System.Text;
using System.Text.Json;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Records;
using Dashboard.Casework.Reviews;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Stix;
using Json.Schema;

namespace Dashboard.Packets.Tests.Stix;

public sealed class StixBundleTests : IDisposable
{
    private readonly SealedCase sealedCase = new();

    public void Dispose() => sealedCase.Dispose();

    [Fact]
    public async Task Write_SameContents_GivesTheSameBytes()
    {
        var contents = await sealedCase.ContentsAsync();

        Assert.Equal(StixBundle.Write(contents), StixBundle.Write(contents with { Remarks = [] }));
    }

    /// <summary>
    /// Everything that a bundle can have: clusters, accounts, an operator, dissent, a synthetic case and one that is none, each marking.
    /// </summary>
    [Theory]
    [InlineData("plain")]
    [InlineData("attributed")]
    [InlineData("dissent")]
    [InlineData("of accounts and clusters")]
    [InlineData("not synthetic")]
    [InlineData("counsel")]
    [InlineData("public")]
    [InlineData("amber+strict")]
    public async Task Write_Contents_IsValidStix(string variant)
    {
        var contents = Of(await sealedCase.ContentsAsync(), variant);

        var bundle = JsonElement.Parse(StixBundle.Write(contents));

        Assert.Empty(Faults(bundle));
        var objects = bundle.GetProperty("objects").EnumerateArray().ToList();
        var ids = objects.Select(o => o.GetProperty("id").GetString()!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(
            objects,
            o => Assert.StartsWith(o.GetProperty("type").GetString() + "--", o.GetProperty("id").GetString(), StringComparison.Ordinal));
        var references = objects.SelectMany(o => o.EnumerateObject())
            .Where(p => p.Name.EndsWith("_ref", StringComparison.Ordinal) || p.Name.EndsWith("_refs", StringComparison.Ordinal))
            .SelectMany(
                p => p.Value.ValueKind == JsonValueKind.Array
                ? p.Value.EnumerateArray().Select(v => v.GetString()!) : [p.Value.GetString()!]);
        Assert.All(references, r => Assert.Contains(r, ids));
        int Count(string type) => objects.Count(o => o.GetProperty("type").GetString() == type);
        Assert.Equal(variant == "attributed" ? 1 : 0, Count("intrusion-set"));
        Assert.Equal(variant == "dissent" ? 1 : 0, Count("opinion"));
        Assert.Equal(variant == "of accounts and clusters" ? (2, 1) : (0, 0), (Count("user-account"), Count("infrastructure")));
        Assert.Equal(variant == "not synthetic", objects.All(o => !o.TryGetProperty("labels", out _)));
    }

    [Theory]
    [InlineData("\"spec_version\": \"2.1\"", "\"spec_version\": \"2.0\"")]
    [InlineData("campaign--", "campaign-")]
    [InlineData(".000Z", "Z")]
    [InlineData("\"number_observed\": ", "\"number_observed\": -")]
    [InlineData("\"relationship_type\": \"uses\"", "\"relationship_type\": \"Uses\"")]
    [InlineData("\"explanation\"", "\"reason\"")]
    [InlineData("\"disagree\"", "\"no\"")]
    [InlineData("\"tlp_2_0\": \"amber\"", "\"tlp_2_0\": \"orange\"")]
    [InlineData("\"SHA-256\"", "\"SHA256\"")]
    [InlineData("https://", "")]
    public async Task Faults_BundleWithAFault_AreFound(string right, string wrong)
    {
        var text = Encoding.UTF8.GetString(StixBundle.Write(Of(await sealedCase.ContentsAsync(), "dissent")));

        Assert.NotEmpty(Faults(JsonElement.Parse(text.Replace(right, wrong, StringComparison.Ordinal))));
    }

    // SDOs' ids are not in the namespace that the standard keeps for observables (2.9).
    [Fact]
    public async Task Write_Contents_KeepsTheNamespaceOfObservablesForThem()
    {
        var contents = await sealedCase.ContentsAsync();

        var bundle = Encoding.UTF8.GetString(StixBundle.Write(contents));

        var standard = Guid.Parse("00abedb4-aa42-466c-9c01-fed23315a9b7");
        Assert.DoesNotContain(NameBasedId.Of(standard, $"{contents.Case.Id}/identity").ToString(), bundle, StringComparison.Ordinal);
        var hash = contents.Exhibits[0].Record.ContentHash;
        Assert.Contains(
            $"file--{NameBasedId.Of(standard, $$"""{"hashes":{"SHA-256":"{{hash}}"},"name":"exhibits/0003/exhibit.json"}""")}", bundle,
            StringComparison.Ordinal);
    }

    private static PacketContents Of(PacketContents contents, string variant) => variant switch
    {
        "attributed" => contents with { Allegation = Attributed(contents.Allegation) },
        "dissent" =>
            contents with { Remarks = [
                new AllegationRemark { CaseId = contents.Case.Id, Number = 1, AllegationNumber = 1, Text = "No.", Kind = RemarkKind.Dissent,
                    By = "reviewer", At = SealedCase.Now }] },
        "of accounts and clusters" =>
            contents with { Exhibits = [.. contents.Exhibits.Select(
                x =>
                x with { Manifest = x.Manifest with { Selection = Selection.Everything.With(Dimension.Cluster, Facet.Of(["4"]))
                    .With(Dimension.Account, Facet.Of(["acct-00007", "acct-00008"])) } })] },
        "not synthetic" =>
            contents with { Case = new Case { Id = contents.Case.Id, Name = "A case", Kind = CaseKind.Telemetry, IsSynthetic = false,
                TimeZone = "UTC", CreatedAt = SealedCase.Now, CreatedBy = "a", UpdatedAt = SealedCase.Now, UpdatedBy = "a" } },
        "amber+strict" => contents with { Marking = TlpMarking.AmberStrict },
        "counsel" => contents with { Profile = PacketProfile.Counsel },
        "public" => contents with { Profile = PacketProfile.Public, Marking = TlpMarking.Clear },
        _ => contents,
    };

    private static Allegation Attributed(Allegation allegation)
    {
        allegation.Elements.Single(e => e.Kind == ElementKind.OperatorIdentified).Standing = Standing.Corroborated;
        allegation.Particulars = new AllegationParticulars { Parties = [new AllegedParty(PartyRole.Operator, "Harrow Data Ltd")] };
        return allegation;
    }

    private static List<string> Faults(JsonElement bundle)
    {
        var results = Schema.Evaluate(bundle, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid
            ? []
            : [.. (results.Details ?? []).Where(d => d.Errors is { Count: > 0 })
                .SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}"))];
    }

    private static readonly JsonSchema Schema = JsonSchema.FromFile(Path.Combine(AppContext.BaseDirectory, "Stix", "stix-2.1.schema.json"));
}
