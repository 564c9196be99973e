using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Access;
using Dashboard.Casework.Events;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Verification;

namespace Dashboard.Investigations.PacketExports;

/// <summary>
/// What an analysis looked at and what it found, as files of a packet: <c>analysis/input.json</c> has members, links with their attributes,
/// activity and baseline; <c>analysis/result.json</c> clusters, verdicts, windows, targeting, parameters, seed and the versions of the
/// methods;
/// <c>analysis/run.json</c> when it ran and on which data. From the first, with the parameters, the second is found again.
/// </summary>
public sealed class SealedInference(CaseAnalyses analyses, IInteractionStores stores, CaseTimeline timeline)
{
    private static readonly JsonSerializerOptions Json = new(
        AnalysisFile.Options) { IgnoreReadOnlyProperties = true, Converters = { new LayerConverter() } };

    /// <summary>The files; empty where the case was not analysed, or its data are others since.</summary>
    public async Task<IReadOnlyList<PayloadFile>> FilesAsync(Actor actor, CaseId caseId, CancellationToken cancellation)
    {
        if (await analyses.FindAsFoundAsync(caseId, cancellation) is not { } run) return [];
        var store = stores.Open(caseId);
        if (!run.IsOf((await store.DescribeAsync(cancellation)).Fingerprint)) return [];
        var releases = await CaseReleases.ReadAsync(timeline, actor, caseId, cancellation);
        var material = await AnalysisReading.ReadAsync(store, releases, run.Result.Options.HubShare, null, cancellation);
        return [
            PayloadFile.Of("analysis/input.json", JsonSerializer.SerializeToUtf8Bytes(material.Input, Json)),
            PayloadFile.Of("analysis/result.json", JsonSerializer.SerializeToUtf8Bytes(run.Result, Json)),
            PayloadFile.Of(
                "analysis/run.json", JsonSerializer.SerializeToUtf8Bytes(new { run.DataFingerprint, run.RanAt }, AnalysisFile.Options)),
        ];
    }

    /// <summary>Infers again, and compares the whole result, part by part.</summary>
    /// <exception cref="FormatException">The files are not such files.</exception>
    public static async Task<IReadOnlyList<InferredAgain>> InferAsync(Stream input, Stream result, CancellationToken cancellation)
    {
        try
        {
            var looked = await JsonSerializer.DeserializeAsync<AnalysisInput>(input, Json, cancellation) ?? throw new FormatException(
                "The analysis looked at nothing.");
            using var found = await JsonDocument.ParseAsync(result, cancellationToken: cancellation);
            var read = found.Deserialize<AnalysisResult>(Json) ?? throw new FormatException("The analysis found nothing.");
            if (!read.Methods.Contains(CampaignAnalysis.Method))
                throw new FormatException(
                    $"It was inferred by {string.Join(", ", read.Methods)}, and this program has {CampaignAnalysis.Method}: verify it with the version that made it.");
            RequireWhole(looked);
            var again = await Task.Run(() => CampaignAnalysis.Run(looked, read.Options, cancellation: cancellation), cancellation);
            again = again with { Clusters = ShownGraph.Of(looked, again.Clusters).Clusters };
            return InferenceComparison.Of(found.RootElement, JsonSerializer.SerializeToElement(again, Json), looked.Accounts);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException($"What the analysis looked at cannot be read: {e.Message}", e);
        }
    }

    // Of a whole case as many accounts are linked to an attribute as are said to carry it.
    private static void RequireWhole(AnalysisInput input)
    {
        input.Validate();
        var carriers = new int[input.Attributes.Count];
        foreach (var attribute in input.EdgeAttributes) carriers[attribute]++;
        for (var i = 0; i < carriers.Length; i++)
        {
            if (carriers[i] != input.Attributes[i].AccountCount)
                throw new FormatException(
                    $"The attribute {input.Attributes[i].Id} is said to be of {input.Attributes[i].AccountCount} accounts, and {carriers[i]} links lead to it: a link was put in or taken out.");
        }
    }

    /// <summary>A layer by its cells.</summary>
    private sealed class LayerConverter : JsonConverter<Layer>
    {
        public override Layer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var cells = JsonSerializer.Deserialize<Cells>(ref reader, options) ?? throw new JsonException("A layer has no cells.");
            if (cells.Accounts.Length != cells.Categories.Length || cells.Accounts.Length != cells.Counts.Length)
                throw new JsonException("A layer's columns have different lengths.");
            return Layer.Of(
                cells.Name, cells.AccountCount,
                cells.Accounts.Select((account, i) => (account, cells.Categories[i], (double)cells.Counts[i])));
        }

        public override void Write(Utf8JsonWriter writer, Layer value, JsonSerializerOptions options)
        {
            var (accounts, categories, counts) = (new int[value.CellCount], new int[value.CellCount], new float[value.CellCount]);
            for (var account = 0; account < value.AccountCount; account++)
            {
                var first = value.FirstCellOf(account);
                value.CategoriesOf(account).CopyTo(categories.AsSpan(first));
                value.CountsOf(account).CopyTo(counts.AsSpan(first));
                accounts.AsSpan(first, value.CategoriesOf(account).Length).Fill(account);
            }

            JsonSerializer.Serialize(writer, new Cells(value.Name, value.AccountCount, accounts, categories, counts), options);
        }

        private sealed record Cells(string Name, int AccountCount, int[] Accounts, int[] Categories, float[] Counts);
    }
}
