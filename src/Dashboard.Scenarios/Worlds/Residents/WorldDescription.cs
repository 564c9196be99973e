using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Worlds.Residents;

/// <summary>What a world says about itself.</summary>
public sealed record WorldDescription
{
    /// <summary>What it is asked for by.</summary>
    public required string Name { get; init; }

    /// <summary>What is modelled after real use, and after which source.</summary>
    public required string Real { get; init; }

    /// <summary>What is planted: the campaigns, or that there is none and who looks like one.</summary>
    public required string Planted { get; init; }

    /// <summary>How many campaigns are planted.</summary>
    public int Campaigns { get; init; }

    /// <summary>By what the campaigns can be told in this log, or what would have to be logged if they cannot.</summary>
    public string Visible { get; init; } = "There is nothing to find.";

    /// <summary>
    /// Whether its campaigns leave something in the log that innocents do not; a world without campaigns is true as well.
    /// </summary>
    public bool Tellable { get; init; } = true;

    /// <summary>Accounts where a request leaves them open.</summary>
    public required int Accounts { get; init; }

    /// <summary>Interactions an account, about, where a request leaves them open.</summary>
    public required int PerAccount { get; init; }

    /// <summary>Accounts at full scale.</summary>
    public int FullAccounts { get; init; } = 25_000;

    /// <summary>The maker whose shape its log has unless another is asked for.</summary>
    public LogShape Shape { get; init; } = LogShape.GenericCsv;

    /// <summary>Columns that this provider does not log, in addition to those that the request leaves out.</summary>
    public IReadOnlyList<InteractionColumn> Missing { get; init; } = [];
}
