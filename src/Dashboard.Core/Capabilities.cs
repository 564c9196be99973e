using System.Collections.Immutable;

namespace Dashboard.Core;

/// <summary>
/// The taxonomy of what an interaction exercises. A log may name capabilities of its own; these are the words
/// this program uses where it names them itself.
/// </summary>
public static class Capabilities
{
    /// <summary>Writing, repairing and explaining programs.</summary>
    public const string SoftwareEngineering = "software engineering";

    /// <summary>Planning and acting over several steps.</summary>
    public const string AgenticReasoning = "agentic reasoning";

    /// <summary>Calling tools.</summary>
    public const string ToolUse = "tool use";

    /// <summary>Tasks over many turns or hours.</summary>
    public const string LongHorizonTasks = "long-horizon tasks";

    /// <summary>Asking for the reasoning behind an answer.</summary>
    public const string ReasoningTraces = "reasoning-trace elicitation";

    /// <summary>Grading answers by a rubric.</summary>
    public const string RubricGrading = "rubric grading";

    /// <summary>Analysing data.</summary>
    public const string DataAnalysis = "data analysis";

    /// <summary>Operating a computer's screen, keyboard and mouse.</summary>
    public const string ComputerUse = "computer use";

    /// <summary>Understanding pictures.</summary>
    public const string Vision = "vision";

    /// <summary>Rewriting a request so that a refusal is avoided.</summary>
    public const string RewritingAroundRefusals = "rewriting around refusals";

    /// <summary>Everything else that people ask.</summary>
    public const string General = "general";

    /// <summary>What neither the log nor a rule names.</summary>
    public const string Unclassified = "unclassified";

    /// <summary>The taxonomy in the order it is shown.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        SoftwareEngineering, AgenticReasoning, ToolUse, LongHorizonTasks, ReasoningTraces, RubricGrading,
        DataAnalysis, ComputerUse, Vision, RewritingAroundRefusals, General, Unclassified,
    ];
}
