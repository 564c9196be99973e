using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Generation;

/// <summary>
/// What a provider did not log. By seed, about one log in eight is without network addresses, one without payment
/// instruments, and so on; the addresses and the prompts' hashes are never both away, since nothing could be found.
/// </summary>
internal static class LogGaps
{
    /// <summary>The seed whose logs are always complete, so that there is one to learn with.</summary>
    private const ulong CompleteSeed = 1;

    private const double Share = 1.0 / 8;

    private static readonly InteractionColumn[] Network = [InteractionColumn.Ip, InteractionColumn.Asn];

    private static readonly InteractionColumn[] Content = [
        InteractionColumn.SystemPromptHash, InteractionColumn.PromptHash, InteractionColumn.Prompt];

    private static readonly InteractionColumn[][] Others = [
        [InteractionColumn.Device], [InteractionColumn.Payment], [InteractionColumn.EmailDomain]];

    /// <summary>The columns that hold nothing, in their order; none at full scale.</summary>
    public static IReadOnlyList<InteractionColumn> Of(ScenarioRequest request)
    {
        if (request.Without is { } asked) return [.. asked.Distinct().Order()];
        if (request.Seed == CompleteSeed || request is { Accounts: null, Interactions: null }) return [];
        var random = new RandomStream(RandomStream.Mix(request.Seed, 61));
        var missing = new List<InteractionColumn>();
        var point = random.Unit();
        if (point < Share) missing.AddRange(Network);
        else if (point > 1 - Share) missing.AddRange(Content);
        foreach (var columns in Others)
        {
            if (random.Chance(Share)) missing.AddRange(columns);
        }

        return [.. missing.Order()];
    }
}
