using System.Text.Json.Serialization;
using Dashboard.Analysis.Content;
using Dashboard.Analysis.Layers;
using Dashboard.Core;

namespace Dashboard.Analysis.Material;

/// <summary>
/// What the analysis looks at, column-wise: accounts, the attributes that they share, and their activity by day and
/// capability. Nothing in it names a country, a nationality or a language, and no method asks for one.
/// </summary>
public sealed record AnalysisInput
{
    /// <summary>The accounts' ids. An account is its index here, everywhere else.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>The attributes that at least two accounts share. An attribute is its index here.</summary>
    public required IReadOnlyList<AnalysisAttribute> Attributes { get; init; }

    /// <summary>The account of each link.</summary>
    public required int[] EdgeAccounts { get; init; }

    /// <summary>The attribute of each link.</summary>
    public required int[] EdgeAttributes { get; init; }

    /// <summary>The interactions that each link stands for, 1 or more.</summary>
    public required int[] EdgeInteractions { get; init; }

    /// <summary>The capabilities' names. A capability is its index here.</summary>
    public required IReadOnlyList<string> Capabilities { get; init; }

    /// <summary>The account of each row of activity. Rows come in any order and may repeat.</summary>
    public required int[] ActivityAccounts { get; init; }

    /// <summary>The UTC day of each row, as <see cref="DateOnly.DayNumber"/>.</summary>
    public required int[] ActivityDays { get; init; }

    /// <summary>The capability of each row.</summary>
    public required int[] ActivityCapabilities { get; init; }

    /// <summary>The interactions of each row.</summary>
    public required int[] ActivityInteractions { get; init; }

    /// <summary>The models' names. A model is its index here.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>The model of each row of activity, −1 where the log names none; null when it names none at all.</summary>
    public int[]? ActivityModels { get; init; }

    /// <summary>What the requests of each account come with; null where the log does not tell.</summary>
    public RequestTraits? Traits { get; init; }

    /// <summary>The plan of each account, null where unknown; null where nothing is known of plans.</summary>
    public IReadOnlyList<string?>? Plans { get; init; }

    /// <summary>When models were released, as the case's timeline tells.</summary>
    public IReadOnlyList<ModelRelease> Releases { get; init; } = [];

    /// <summary>When accounts used what they share, for co-action; null where the log has nothing of the kind.</summary>
    public SharedUses? Uses { get; init; }

    /// <summary>
    /// N: the accounts of the whole case, from which rarity is measured; 0 for as many as there are accounts here.
    /// </summary>
    public int PopulationAccounts { get; init; }

    /// <summary>
    /// Interactions by UTC hour of the day, 24 values for each account, one account after the other; null when the
    /// log has no time of day. Without it nothing is said about idle hours.
    /// </summary>
    public int[]? HourlyInteractions { get; init; }

    /// <summary>
    /// Interactions by UTC hour of the week, 168 values for each account, Monday 00:00 first; null when the log has no
    /// time of day.
    /// </summary>
    public int[]? WeeklyInteractions { get; init; }

    /// <summary>Requests by the length of the answer, in half-octaves of tokens; null when the log has no tokens.</summary>
    public Layer? AnswerSizes { get; init; }

    /// <summary>Sketches of the prompts' texts; null when none were kept.</summary>
    public AccountContent? Content { get; init; }

    /// <summary>
    /// When each account was made, in seconds since 1970-01-01 UTC, NaN where unknown; null when the log does not
    /// say. Without it nothing is said about batches.
    /// </summary>
    public double[]? CreatedSeconds { get; init; }

    /// <summary>
    /// When each account was banned, in seconds since 1970-01-01 UTC, NaN for never or unknown; null when nothing is
    /// known of bans. Without it nothing is said about failover.
    /// </summary>
    public double[]? BannedSeconds { get; init; }

    /// <summary>N as the methods use it: never less than the accounts given or the largest df.</summary>
    public int Population
    {
        get
        {
            var population = Math.Max(PopulationAccounts, Accounts.Count);
            foreach (var attribute in Attributes) population = Math.Max(population, attribute.AccountCount);
            return population;
        }
    }

    /// <summary>Checks that columns have equal lengths and that every index exists.</summary>
    /// <exception cref="ArgumentException">They do not; the message says which.</exception>
    public void Validate()
    {
        CheckIndices(EdgeAccounts, EdgeInteractions.Length, Accounts.Count, "links' accounts");
        CheckIndices(EdgeAttributes, EdgeInteractions.Length, Attributes.Count, "links' attributes");
        CheckIndices(ActivityAccounts, ActivityInteractions.Length, Accounts.Count, "activity's accounts");
        CheckIndices(ActivityCapabilities, ActivityInteractions.Length, Capabilities.Count, "activity's capabilities");
        CheckIndices(ActivityDays, ActivityInteractions.Length, int.MaxValue, "activity's days");
        if (ActivityModels is not null)
            CheckIndices(
                [.. ActivityModels.Select(m => m + 1)], ActivityInteractions.Length, Models.Count + 1,
                "activity's models, counted from 1,");
        if (HourlyInteractions is { } hours && hours.Length != 24 * Accounts.Count)
            throw new ArgumentException(
                $"Hours are given as 24 values an account, {24 * Accounts.Count} in all; there are {hours.Length}.");
        if (WeeklyInteractions is { } week && week.Length != 168 * Accounts.Count)
            throw new ArgumentException(
                $"Hours of the week are given as 168 values an account, {168 * Accounts.Count} in all; there are {week.Length}.");
        foreach (var layer in (Layer?[])[AnswerSizes, Content?.Families, Content?.Words])
        {
            if (layer is not null && layer.AccountCount != Accounts.Count)
                throw new ArgumentException($"The {layer.Name} are of {layer.AccountCount} accounts; there are {Accounts.Count}.");
        }

        CheckLength(CreatedSeconds, "Creation times");
        CheckLength(BannedSeconds, "Times of bans");
        if (Plans is not null && Plans.Count != Accounts.Count)
            throw new ArgumentException($"Plans are given for each of {Accounts.Count} accounts; there are {Plans.Count}.");
    }

    private void CheckLength(double[]? column, string name)
    {
        if (column is not null && column.Length != Accounts.Count)
            throw new ArgumentException($"{name} are given for each of {Accounts.Count} accounts; there are {column.Length}.");
    }

    private static void CheckIndices(int[] indices, int length, int bound, string name)
    {
        if (indices.Length != length)
            throw new ArgumentException($"The {name} have {indices.Length} rows where the other columns have {length}.");
        foreach (var index in indices)
        {
            if ((uint)index >= (uint)bound) throw new ArgumentException($"The {name} name number {index}; there are {bound}.");
        }
    }
}

/// <summary>An attribute that accounts share.</summary>
/// <param name="Family">Its family.</param>
/// <param name="Kind">What it is, <c>ip</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="AccountCount">df: how many accounts of the whole case carry it.</param>
/// <param name="Joins">
/// Whether it may join accounts to a cluster. Not so templates, which are found by likeness: like texts of unrelated
/// people would run through everything. They are counted where accounts that something else joined are looked at.
/// </param>
public sealed record AnalysisAttribute(AttributeFamily Family, string Kind, string Value, int AccountCount, bool Joins = true)
{
    /// <summary>The text form a selection uses, <c>ip:198.51.100.7</c>.</summary>
    [JsonIgnore]
    public string Id => $"{Kind}:{Value}";
}

/// <summary>A release of a model.</summary>
/// <param name="Name">What was released.</param>
/// <param name="Day">The UTC day.</param>
public readonly record struct ModelRelease(string Name, DateOnly Day);

/// <summary>Uses of what accounts share, one kind of it.</summary>
/// <param name="Kind">What it is, <c>prompt_hash</c>.</param>
/// <param name="Accounts">The account of each use.</param>
/// <param name="Objects">What was used, numbered from 0.</param>
/// <param name="Seconds">When, in seconds since 1970-01-01 UTC.</param>
/// <param name="Share">The share of the objects that these are: 1 for all, less for a sample of a large log.</param>
public sealed record SharedUses(string Kind, int[] Accounts, int[] Objects, double[] Seconds, double Share);

/// <summary>What the requests of accounts come with, a value for each account.</summary>
/// <param name="Networks">How many networks; null where the log has none.</param>
/// <param name="Agents">How many user agents; null where the log has none.</param>
/// <param name="BareShares">The share of requests that name neither an agent nor a device, 0 to 1; null where the log has neither.</param>
/// <param name="DistinctPrompts">How many different prompts, by their hashes; null where the log has none.</param>
/// <param name="PromptInteractions">How many requests have a prompt's hash; null where the log has none.</param>
/// <param name="ActiveHours">In how many different hours it acts; null where the log has no time of day.</param>
public sealed record RequestTraits(
    int[]? Networks, int[]? Agents, double[]? BareShares, long[]? DistinctPrompts = null, long[]? PromptInteractions = null,
    int[]? ActiveHours = null);
