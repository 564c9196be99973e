using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>What a kind of person asks for, and when.</summary>
internal sealed record Persona(Mix<byte> Capabilities, Rhythm Rhythm, Workload Workload, double ActiveShare)
{
    public static Persona Developer { get; } = new(
        Asks(
            (Core.Capabilities.SoftwareEngineering, 52), (Core.Capabilities.ToolUse, 9), (Core.Capabilities.AgenticReasoning, 10),
            (Core.Capabilities.DataAnalysis, 8),
            (Core.Capabilities.General, 14), (Core.Capabilities.LongHorizonTasks, 4), (Core.Capabilities.Vision, 2),
            (Core.Capabilities.ComputerUse, 1)),
        Rhythm.Office, new Workload { MeanTurns = 5, MeanPauseSeconds = 70, InputTokens = 900, OutputTokens = 420 }, .7);

    public static Persona Tinkerer { get; } = Developer with { Rhythm = Rhythm.Evening, ActiveShare = .4 };

    public static Persona Writer { get; } = new(
        Asks(
            (Core.Capabilities.General, 80), (Core.Capabilities.Vision, 7), (Core.Capabilities.DataAnalysis, 6),
            (Core.Capabilities.RubricGrading, 2),
            (Core.Capabilities.RewritingAroundRefusals, .5)),
        Rhythm.Evening, new Workload { MeanTurns = 3.5, MeanPauseSeconds = 95, InputTokens = 260, OutputTokens = 380 }, .4);

    public static Persona Analyst { get; } = new(
        Asks((Core.Capabilities.DataAnalysis, 50), (Core.Capabilities.General, 24), (Core.Capabilities.SoftwareEngineering, 16),
            (Core.Capabilities.ToolUse, 6), (Core.Capabilities.Vision, 4)),
        Rhythm.Office, new Workload { MeanTurns = 4, MeanPauseSeconds = 85, InputTokens = 1500, OutputTokens = 350 }, .6);

    public static Persona AgentBuilder { get; } = new(
        Asks(
            (Core.Capabilities.AgenticReasoning, 34), (Core.Capabilities.ToolUse, 24), (Core.Capabilities.SoftwareEngineering, 24),
            (Core.Capabilities.LongHorizonTasks, 9),
            (Core.Capabilities.ComputerUse, 5), (Core.Capabilities.General, 4)),
        Rhythm.Office,
        new Workload { MeanTurns = 8, MeanPauseSeconds = 14, InputTokens = 2100, OutputTokens = 520, RateLimitedShare = .02 }, .65);

    public static Persona Researcher { get; } = new(
        Asks(
            (Core.Capabilities.General, 20), (Core.Capabilities.ReasoningTraces, 14), (Core.Capabilities.RubricGrading, 18),
            (Core.Capabilities.DataAnalysis, 22),
            (Core.Capabilities.SoftwareEngineering, 18), (Core.Capabilities.RewritingAroundRefusals, 2)),
        Rhythm.Student, new Workload { MeanTurns = 4, MeanPauseSeconds = 80, InputTokens = 800, OutputTokens = 600 }, .55);

    public static Persona Student { get; } = new(
        Asks((Core.Capabilities.General, 46), (Core.Capabilities.SoftwareEngineering, 31), (Core.Capabilities.DataAnalysis, 12),
            (Core.Capabilities.ReasoningTraces, 3), (Core.Capabilities.Vision, 5)),
        Rhythm.Student, new Workload { MeanTurns = 4, MeanPauseSeconds = 75, InputTokens = 350, OutputTokens = 420 }, .45);

    /// <summary>The people who use the service for themselves.</summary>
    public static Mix<Persona> Public { get; } = new(
        (Developer, 26), (Tinkerer, 20), (Writer, 26), (Analyst, 9), (AgentBuilder, 9), (Researcher, 4), (Student, 6));

    /// <summary>The people a company gives accounts to.</summary>
    public static Mix<Persona> Staff { get; } = new((Developer, 50), (Analyst, 20), (Writer, 16), (AgentBuilder, 14));

    public static Mix<byte> Asks(params (string Capability, double Weight)[] shares) =>
        new([.. shares.Select(share => ((byte)Core.Capabilities.All.IndexOf(share.Capability), share.Weight))]);
}
