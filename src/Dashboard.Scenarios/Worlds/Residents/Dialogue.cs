using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;

namespace Dashboard.Scenarios.Worlds.Residents;

/// <summary>One turn of a conversation.</summary>
/// <param name="Prompt">The user's text.</param>
/// <param name="Capability">What it exercises.</param>
internal readonly record struct Turn(string Prompt, string Capability)
{
    /// <summary>Tokens that came with it and that the log does not show as text, such as files.</summary>
    public int Attached { get; init; }

    /// <summary>Mean tokens of the answer.</summary>
    public double Output { get; init; } = 380;

    /// <summary>Median seconds before it, since the turn before.</summary>
    public double PauseSeconds { get; init; } = 55;
}

/// <summary>What somebody sends in one sitting.</summary>
/// <param name="SystemPrompt">In front of every turn; null for none.</param>
/// <param name="Turns">At least one.</param>
internal sealed record Dialogue(string? SystemPrompt, IReadOnlyList<Turn> Turns)
{
    /// <summary>Whether it is held for the campaign of whoever holds it rather than for themselves.</summary>
    public bool ForCampaign { get; init; }
}

/// <summary>What somebody talks about who sits down at some moment, in milliseconds from the world's first midnight.</summary>
internal delegate Dialogue Talk(long at, Dice dice);
