namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>The worlds that are only scored. Whoever tunes a detector does not read this folder.</summary>
internal static class LockedWorlds
{
    public static IReadOnlyList<WorldRecipe> All { get; } =
    [
        SupportDeploymentWorld.Recipe, TutoringCompanyWorld.Recipe, MarketplaceWorld.Recipe, OpenSourceWorld.Recipe, ExamSeasonWorld.Recipe,
        IntegratorWorld.Recipe, FestivalWorld.Recipe, ChallengeWorld.Recipe,
        CrowdWorkersWorld.Recipe, GradersWorld.Recipe, MimicsWorld.Recipe, TwoLabsOneRelayWorld.Recipe, SmallCellsWorld.Recipe,
        FrontCompanyWorld.Recipe,
    ];
}
