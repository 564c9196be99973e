using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>How a campaign goes about it. What is left alone is how most do.</summary>
/// <param name="Actor">Its fictional actor.</param>
internal sealed record CampaignPlan(string Actor, DateOnly First, DateOnly Last)
{
    public Aim[] Aims { get; init; } = CampaignTemplates.Engineering;

    /// <summary>When it turns to other aims; null for a campaign that keeps to its own.</summary>
    public Pivot? Pivot { get; init; }

    public Provision Provision { get; init; } = CampaignLives.InBatches;

    /// <summary>The accounts belong to people who use them, too: each has its owner's card, mail and plan.</summary>
    public bool Rented { get; init; }

    /// <summary>Interactions that aged and rented accounts make for themselves, in addition to the campaign's.</summary>
    public long CoverInteractions { get; init; }

    public Spread CardShare { get; init; } = new(.4, .7);

    public Spread DeviceShare { get; init; } = new(.3, .55);

    public Spread Lull { get; init; } = new(.2, .5);

    public Spread RestShare { get; init; } = new(.05, .2);

    public Spread Turns { get; init; } = new(4, 7);

    public Spread PauseSeconds { get; init; } = new(9, 30);

    /// <summary>Sessions that answer the same task.</summary>
    public Spread AnswersPerTask { get; init; } = new(2.5, 6);

    /// <summary>Share of sessions under the campaign's own system prompts, in accounts that send them at all.</summary>
    public Spread OwnSystemPromptShare { get; init; } = new(.45, .75);

    /// <summary>Volume of the first day against that of full operation.</summary>
    public Spread Start { get; init; } = new(.35, .6);

    /// <summary>How long after a release the first accounts move to the new model.</summary>
    public Spread AdoptsAfterHours { get; init; } = new(16, 90);

    /// <summary>By how much more the accounts lag behind the first, in the mean.</summary>
    public double AdoptionLagHours { get; init; } = 8;
}

/// <summary>A campaign's turn to other aims.</summary>
/// <param name="At">From when on the new tasks are handed out.</param>
/// <param name="Surge">By what the volume grows in the ten days after.</param>
internal sealed record Pivot(DateTime At, Aim[] Aims, double Surge);
