using Dashboard.Core;

namespace Dashboard.Scenarios;

/// <summary>
/// One interaction as it is generated: numbers and indices, so that millions cost no text. <see cref="Generation.Scenario"/>
/// turns the indices into words. A number of 0 stands for what the log does not have.
/// </summary>
public readonly record struct InteractionRow
{
    /// <summary>When, in milliseconds since 1970-01-01 UTC.</summary>
    public required long UnixMilliseconds { get; init; }

    /// <summary>An index into <see cref="Generation.Scenario.Accounts"/>.</summary>
    public required int Account { get; init; }

    /// <summary>Tokens read, cached ones included.</summary>
    public required int InputTokens { get; init; }

    public required int OutputTokens { get; init; }

    public required int CachedTokens { get; init; }

    /// <summary>IPv4, the first octet highest.</summary>
    public required uint Address { get; init; }

    public required uint AutonomousSystem { get; init; }

    public required ulong Device { get; init; }

    public required ulong Session { get; init; }

    public required ulong SystemPromptHash { get; init; }

    /// <summary>Of the session's opening prompt: every turn of a session carries the same.</summary>
    public required ulong PromptHash { get; init; }

    /// <summary>The template of the prompt's text; 0 for rows without text.</summary>
    internal ushort PromptTemplate { get; init; }

    /// <summary>An index into <see cref="Generation.Scenario.Models"/>.</summary>
    public required byte Model { get; init; }

    /// <summary>An index into <see cref="Capabilities.All"/>.</summary>
    public required byte Capability { get; init; }

    /// <summary>An index into <see cref="Generation.Scenario.Statuses"/>.</summary>
    public required byte Status { get; init; }

    /// <summary>An index into <see cref="Generation.Scenario.UserAgents"/>.</summary>
    public required byte UserAgent { get; init; }

    /// <summary>
    /// The campaign it was made for, counted from 1 in the order of <see cref="Generation.Scenario.Windows"/>; 0 for none. Truth, never
    /// written to a log.
    /// </summary>
    public required byte Campaign { get; init; }
}
