using System.Text.Json;
using Dashboard.Core;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Files;
using Dashboard.Packets.Payloads;

namespace Dashboard.Packets.Verification;

/// <summary>What an account did on a day with a capability and a model, as an exhibit's activity names it.</summary>
internal readonly record struct ActivityCell(string Account, DateOnly Day, string Capability, string Model);

/// <summary>
/// The sealed analysis, as the other parts of a packet are held against it: who is in which cluster, and what everybody did.
/// </summary>
internal sealed class SealedAnalysis
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    // What an exhibit's activity can be found again from. Of excluded clusters and models it is not told whether those of none are in.
    private static readonly HashSet<Dimension> Told = [
        Dimension.Cluster, Dimension.Account, Dimension.Capability, Dimension.Model, Dimension.Disposition];

    private readonly Looked looked;
    private readonly Found found;
    private readonly Ran? ran;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    private SealedAnalysis(Looked looked, Found found, Ran? ran)
    {
        (this.looked, this.found, this.ran) = (looked, found, ran);
        if (found.Assignments.Length != looked.Accounts.Length)
            throw new PacketFormatException(
                $"{Payload.InferenceResultFile} places {found.Assignments.Length} accounts, and {Payload.InferenceInputFile} has {looked.Accounts.Length}.");
        for (var i = 0; i < looked.Accounts.Length; i++)
        {
            if (!numbers.TryAdd(looked.Accounts[i], i))
                throw new PacketFormatException($"{Payload.InferenceInputFile} has the account '{looked.Accounts[i]}' twice.");
            if (found.Assignments[i].Account != i)
                throw new PacketFormatException($"{Payload.InferenceResultFile} does not place the accounts in their order.");
        }
    }

    public static bool IsIn(PacketContents contents) =>
        contents.Inference.Any(f => f.Path == Payload.InferenceInputFile)
        && contents.Inference.Any(f => f.Path == Payload.InferenceResultFile);

    /// <summary>Reads it.</summary>
    /// <param name="withActivity">Whether what everybody did is read, too; it is most of it.</param>
    /// <exception cref="JsonException">It is no such analysis.</exception>
    public static async Task<SealedAnalysis> ReadAsync(UnpackedBag bag, bool withActivity, CancellationToken cancellation)
    {
        Looked looked = withActivity
            ? await ReadAsync<LookedAtActivity>(bag, Payload.InferenceInputFile, cancellation)
            : await ReadAsync<Looked>(bag, Payload.InferenceInputFile, cancellation);
        var ran = bag.Files.ContainsKey(BagInfo.PayloadFolder + Payload.InferenceRunFile)
            ? await ReadAsync<Ran>(bag, Payload.InferenceRunFile, cancellation) : null;
        return new SealedAnalysis(looked, await ReadAsync<Found>(bag, Payload.InferenceResultFile, cancellation), ran);
    }

    /// <summary>The cluster that an account is in; null for none.</summary>
    public string? ClusterOf(string account) => numbers.TryGetValue(account, out var number) ? found.Assignments[number].Cluster : null;

    /// <summary>Whether an exhibit was frozen of this analysis: of the same data, and after it ran.</summary>
    public bool IsOf(PacketExhibit exhibit) => ran is null
        || (exhibit.Manifest.Fingerprint.Value == ran.DataFingerprint && exhibit.Manifest.FrozenAt >= ran.RanAt);

    /// <summary>
    /// What the accounts of a selection did, by day, capability and model; null where the analysis does not tell what is selected.
    /// </summary>
    public Dictionary<ActivityCell, long>? Of(Selection selection)
    {
        if (looked is not LookedAtActivity activity || activity.FaultOfLengths is not null || selection.Time is { IsWholeDays: false })
            return null;
        if (selection.Facets.Any(
            f => !Told.Contains(f.Key) || (f.Value.Excluded.Count > 0 && f.Key is not (Dimension.Account or Dimension.Capability))))
            return null;
        var isIn = found.Assignments.Select((a, i) =>
            Lets(selection[Dimension.Account], looked.Accounts[i])
            && Lets(selection[Dimension.Cluster], a.Cluster)
            && (selection[Dimension.Disposition].IsEverything
                || selection[Dimension.Disposition].Included.Contains(a.Disposition.ToLowerInvariant()))).ToArray();
        var cells = new Dictionary<ActivityCell, long>();
        for (var i = 0; i < activity.ActivityAccounts.Length; i++)
        {
            if (!isIn[activity.ActivityAccounts[i]]) continue;
            var cell = new ActivityCell(
                looked.Accounts[activity.ActivityAccounts[i]], DateOnly.FromDayNumber(activity.ActivityDays[i]),
                activity.Capabilities[activity.ActivityCapabilities[i]],
                activity.ActivityModels?[i] is { } model and >= 0 ? activity.Models[model] : "");
            if (!Lets(selection[Dimension.Capability], cell.Capability) || !Lets(selection[Dimension.Model], cell.Model)) continue;
            if (selection.Time is { } time && (cell.Day < time.FirstDate || cell.Day > time.LastDate)) continue;
            cells[cell] = cells.GetValueOrDefault(cell) + activity.ActivityInteractions[i];
        }

        return cells;
    }

    /// <summary>Whether a selection names accounts by who they are, so that rows of nobody are none of it.</summary>
    public static bool NamesAccounts(Selection selection) =>
        selection[Dimension.Account].Included.Count > 0 || selection[Dimension.Cluster].Included.Count > 0
        || selection[Dimension.Disposition].Included.Count > 0;

    private static bool Lets(Facet facet, string? value) =>
        (facet.Included.IsEmpty || (value is not null && facet.Included.Contains(value)))
        && (value is null || !facet.Excluded.Contains(value));

    private static async Task<T> ReadAsync<T>(UnpackedBag bag, string path, CancellationToken cancellation)
    {
        await using var stream = bag.Open(BagInfo.PayloadFolder + path);
        return await JsonSerializer.DeserializeAsync<T>(stream, Json, cancellation) ?? throw new PacketFormatException($"{path} is empty.");
    }

    private record Looked
    {
        public required string[] Accounts { get; init; }
    }

    private sealed record LookedAtActivity : Looked
    {
        public required string[] Capabilities { get; init; }

        public string[] Models { get; init; } = [];

        public required int[] ActivityAccounts { get; init; }

        public required int[] ActivityDays { get; init; }

        public required int[] ActivityCapabilities { get; init; }

        public int[]? ActivityModels { get; init; }

        public required int[] ActivityInteractions { get; init; }

        /// <summary>What is wrong with the columns, where something is: the analysis itself says so when it runs.</summary>
        public string? FaultOfLengths =>
            new[] { ActivityDays, ActivityCapabilities, ActivityInteractions, ActivityModels ?? ActivityDays }.Any(
                c => c.Length != ActivityAccounts.Length) ? "columns of different lengths" : null;
    }

    private sealed record Found
    {
        public required Placed[] Assignments { get; init; }
    }

    private sealed record Placed(int Account, string? Cluster, string Disposition);

    private sealed record Ran(string DataFingerprint, DateTime RanAt);
}
