using Dashboard.Core;

namespace Dashboard.Interactions;

/// <summary>What a case's store holds.</summary>
/// <param name="Accounts">Distinct accounts named by the logs.</param>
/// <param name="Interactions">Interactions accepted.</param>
/// <param name="Time">From the first interaction to the last; null when there is none.</param>
/// <param name="Fingerprint">The content's identity: of what was written, and where something else was read since, of that.</param>
/// <param name="Capabilities">Capabilities with their interactions, most first.</param>
/// <param name="Models">Models with their interactions, most first.</param>
/// <param name="Clusters">Clusters of the stored analysis with their accounts, most first.</param>
/// <param name="CountsTokens">Whether any interaction carries token counts.</param>
public sealed record DataSet(
    long Accounts,
    long Interactions,
    TimeRange? Time,
    Fingerprint Fingerprint,
    IReadOnlyList<ValueCount> Capabilities,
    IReadOnlyList<ValueCount> Models,
    IReadOnlyList<ValueCount> Clusters,
    bool CountsTokens)
{
    /// <summary>What is wrong with the store and could not be repaired, in sentences for a person.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}

/// <summary>A value and how often it occurs.</summary>
public readonly record struct ValueCount(string Value, long Count);

/// <summary>A page of a longer result.</summary>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Total">How many rows there are in all.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, long Total);

/// <summary>An account with its totals over a selection.</summary>
/// <param name="AccountId">The id in the log.</param>
/// <param name="Interactions">Interactions within the selection.</param>
/// <param name="ActiveDays">Days with at least one of them.</param>
/// <param name="OutputTokens">Tokens written; null where the log has none.</param>
/// <param name="First">The first of them, UTC.</param>
/// <param name="Last">The last of them, UTC.</param>
/// <param name="TopCapability">The capability most of them exercise.</param>
/// <param name="Assignment">The account's place in the stored analysis, if any.</param>
public sealed record AccountRow(
    string AccountId,
    long Interactions,
    int ActiveDays,
    long? OutputTokens,
    DateTime First,
    DateTime Last,
    string TopCapability,
    Assignment? Assignment);

/// <summary>An account's place in the stored analysis.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Cluster">The cluster's id; null when the account is in none.</param>
/// <param name="Score">How strongly it belongs, 0 to 1.</param>
/// <param name="Disposition">What it is assessed to be.</param>
public sealed record Assignment(string AccountId, string? Cluster, double Score, Disposition Disposition);

/// <summary>
/// Interactions of one account on one UTC day with one capability and model, within a selection. The account is empty
/// where the log names none: such rows count as interactions and never as an account. Tokens are 0 where the log has none.
/// </summary>
public readonly record struct DailyActivity(
    string AccountId, DateOnly Day, string Capability, string? Model, long Interactions, long InputTokens, long OutputTokens);

/// <summary>
/// Attributes that accounts share, column-wise. Edge <c>i</c> joins account <c>EdgeAccounts[i]</c> to attribute
/// <c>EdgeAttributes[i]</c>, both indices into the lists, and stands for <c>EdgeInteractions[i]</c> interactions.
/// </summary>
/// <param name="Accounts">Every account of the selection, shared attributes or not, in ordinal order.</param>
/// <param name="Attributes">Attributes that at least two of them share.</param>
public sealed record SharedAttributes(
    IReadOnlyList<string> Accounts,
    IReadOnlyList<SharedAttribute> Attributes,
    int[] EdgeAccounts,
    int[] EdgeAttributes,
    int[] EdgeInteractions);

/// <summary>What an account shares, and with whom.</summary>
/// <param name="Attributes">Its attributes that others of the whole case have, too, the rarest first.</param>
/// <param name="Neighbours">The accounts that share some of them, those with the largest sum of ln (N/df) first, as many as were asked
/// for.</param>
/// <param name="AllNeighbours">How many there are in all.</param>
public sealed record AccountNeighbours(
    IReadOnlyList<SharedAttribute> Attributes, IReadOnlyList<NeighbourRow> Neighbours, int AllNeighbours);

/// <summary>An account that shares attributes with another.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Shared">What they share: indices into the other's attributes, the rarest first.</param>
public sealed record NeighbourRow(string AccountId, IReadOnlyList<int> Shared);

/// <summary>What an account's requests come with.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Networks">How many networks they come from; 0 where the log has none.</param>
/// <param name="Agents">How many user agents they name; 0 where the log has none.</param>
/// <param name="Interactions">How many there are.</param>
/// <param name="Bare">How many of them name neither a user agent nor a device.</param>
public sealed record AccountTraits(string AccountId, int Networks, int Agents, long Interactions, long Bare)
{
    /// <summary>How many different prompts it sends, by their hashes; 0 where the log has none.</summary>
    public long DistinctPrompts { get; init; }

    /// <summary>How many interactions have a prompt's hash.</summary>
    public long PromptInteractions { get; init; }

    /// <summary>In how many different hours it acts at all.</summary>
    public long ActiveHours { get; init; }
}

/// <summary>How long the answers to accounts are, column-wise: cell <c>i</c> counts the requests of account <c>AccountIds[i]</c>.</summary>
/// <param name="AccountIds">The accounts, in the order of their ids.</param>
/// <param name="Sizes">Twice the binary logarithm of one more than the output tokens, rounded down.</param>
/// <param name="Requests">How many requests, 1 or more.</param>
public sealed record AnswerSizes(string[] AccountIds, int[] Sizes, long[] Requests);

/// <summary>When an account acts.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Interactions">Its interactions by UTC hour of the week: 168 values, Monday 00:00 first.</param>
public sealed record AccountHours(string AccountId, long[] Interactions)
{
    public const int HoursOfWeek = 168;
}

/// <summary>
/// Uses of shared attributes of one kind, column-wise, in the order of value, time and account: event <c>i</c> is
/// account <c>EventAccounts[i]</c> using value <c>EventValues[i]</c>, both indices into the lists.
/// </summary>
/// <param name="Accounts">The accounts' ids.</param>
/// <param name="Values">The attributes' values.</param>
/// <param name="EventMicroseconds">When, in microseconds since 1970-01-01 UTC.</param>
/// <param name="Share">The share of the values that these are: 1 for all, less for a sample.</param>
public sealed record SharedEvents(
    IReadOnlyList<string> Accounts, IReadOnlyList<string> Values, int[] EventAccounts, int[] EventValues, long[] EventMicroseconds,
    double Share);

/// <summary>A prompt that an account sent.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Text">The prompt, to the byte.</param>
/// <param name="Interactions">How often it sent it.</param>
public sealed record PromptText(string AccountId, string Text, long Interactions);

/// <summary>All that is known of an interaction, the texts apart.</summary>
/// <param name="Interaction">The interaction.</param>
/// <param name="Requests">For how many requests it stands: 1, or more where the log has sums.</param>
/// <param name="Rule">The rule that gave its capability; null where the log names it or no rule does.</param>
/// <param name="IsCapabilityLogged">Whether the log names its capability.</param>
/// <param name="Attributes">Its attributes, by family and kind, each with how many accounts of the whole case have it.</param>
/// <param name="HasText">Whether any text of it was kept.</param>
public sealed record InteractionDetails(
    Interaction Interaction, long Requests, CapabilityRule? Rule, bool IsCapabilityLogged, IReadOnlyList<SharedAttribute> Attributes,
    bool HasText);

/// <summary>What was kept of an interaction's texts, to the byte; null where the log had none, or it was not kept.</summary>
public sealed record KeptText(string? Prompt, string? SystemPrompt, string? Tools, string? Metadata, string? Response = null);

/// <summary>Interactions whose text was found.</summary>
/// <param name="Rows">In the order of import and line; the prompt of each is the part of the text around the first of the words.</param>
/// <param name="IsMore">Whether the search ended because it had as many as were asked for.</param>
public sealed record PromptHits(IReadOnlyList<Interaction> Rows, bool IsMore);

/// <summary>An attribute that accounts share.</summary>
/// <param name="Family">Its family.</param>
/// <param name="Kind">What it is, <c>ip</c>.</param>
/// <param name="Value">Its value as the log has it.</param>
/// <param name="AccountCount">How many accounts of the whole case share it: its document frequency, df.</param>
public sealed record SharedAttribute(AttributeFamily Family, string Kind, string Value, int AccountCount)
{
    /// <summary>The text form a selection uses, <c>ip:198.51.100.7</c>.</summary>
    public string Id => $"{Kind}:{Value}";
}
