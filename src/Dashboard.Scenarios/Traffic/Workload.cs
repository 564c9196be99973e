namespace Dashboard.Scenarios.Traffic;

/// <summary>The shape of an account's sessions: turns, pauses, tokens, what fails and what the log leaves out.</summary>
internal sealed record Workload
{
    /// <summary>The most turns a session has.</summary>
    public const int MostTurns = 64;

    public required double MeanTurns { get; init; }

    public required double MeanPauseSeconds { get; init; }

    /// <summary>Median tokens of the opening prompt, and of an answer.</summary>
    public required double InputTokens { get; init; }

    public required double OutputTokens { get; init; }

    public double TokenSpread { get; init; } = .9;

    public double RateLimitedShare { get; init; } = .006;

    public double FailedShare { get; init; } = .004;

    public double RefusedShare { get; init; } = .003;

    /// <summary>Shares of sessions for which the log has no address, device or prompt hash.</summary>
    public double NoAddressShare { get; init; } = .02;

    public double NoDeviceShare { get; init; } = .25;

    public double NoPromptHashShare { get; init; } = .12;

    /// <summary>Share of sessions whose capability the log does not name.</summary>
    public double UnclassifiedShare { get; init; } = .04;

    public int DrawTurns(ref RandomStream random) => Math.Min(MostTurns, 1 + (int)random.Exponential(Math.Max(.01, MeanTurns - .5)));
}
