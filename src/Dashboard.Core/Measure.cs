namespace Dashboard.Core;

/// <summary>What a figure counts.</summary>
public enum Measure
{
    /// <summary>Distinct accounts.</summary>
    Accounts,

    /// <summary>Interactions.</summary>
    Interactions,

    /// <summary>Tokens read, cached ones included.</summary>
    InputTokens,

    /// <summary>Tokens written.</summary>
    OutputTokens,

    /// <summary>Days with at least one interaction.</summary>
    ActiveDays,

    /// <summary>Interactions by one account in one day, on average.</summary>
    InteractionsPerAccountAndDay,

    /// <summary>What the tokens would cost at list price, in US dollars. An estimate, never counted.</summary>
    ValueAtListPrice,

    /// <summary>Tokens read that came from no cache and went to none, part of <see cref="InputTokens"/>.</summary>
    UncachedInputTokens,

    /// <summary>Tokens read from a cache, part of <see cref="InputTokens"/>.</summary>
    CacheReadTokens,

    /// <summary>Tokens read and written to a cache, part of <see cref="InputTokens"/>.</summary>
    CacheWriteTokens,
}

/// <summary>The words for measures.</summary>
public static class Measures
{
    /// <summary>The measures that can be counted on any data set, in the order they are shown.</summary>
    public static IReadOnlyList<Measure> Countable { get; } =
        [Measure.Accounts, Measure.Interactions, Measure.InputTokens, Measure.OutputTokens, Measure.ActiveDays];

    /// <summary>The four counts of tokens that have prices of their own; the first three make up the input tokens.</summary>
    public static IReadOnlyList<Measure> Priced { get; } =
        [Measure.UncachedInputTokens, Measure.CacheReadTokens, Measure.CacheWriteTokens, Measure.OutputTokens];

    /// <summary>The measure's name in the interface, “output tokens”.</summary>
    public static string Name(this Measure measure) => measure switch
    {
        Measure.Accounts => "accounts",
        Measure.Interactions => "interactions",
        Measure.InputTokens => "input tokens",
        Measure.OutputTokens => "output tokens",
        Measure.ActiveDays => "active days",
        Measure.InteractionsPerAccountAndDay => "interactions per account and day",
        Measure.ValueAtListPrice => "value at list price (US dollars)",
        Measure.UncachedInputTokens => "input tokens beside any cache",
        Measure.CacheReadTokens => "input tokens read from a cache",
        Measure.CacheWriteTokens => "input tokens written to a cache",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };
}
