namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>The worlds for work.</summary>
internal static class OpenWorlds
{
    public static IReadOnlyList<WorldRecipe> All { get; } =
    [
        PopularToolWorld.Recipe, BenchmarkWorld.Recipe, WeeklyClassWorld.Recipe, ClassOnceWorld.Recipe, HackathonLaunchWorld.Recipe,
        EnterpriseWorld.Recipe, MobileCarrierWorld.Recipe,
        MachinesWorld.Recipe, NewsWorld.Recipe, RedTeamWorld.Recipe, ResellersWorld.Recipe, EverybodyWorld.Recipe, RealArrivalsWorlds.Quiet,
        TeachersWorld.Recipe, TwoToolsWorld.Recipe, QuietRelayWorld.Recipe, HousesWorld.Recipe, VolunteersWorld.Recipe,
        UniquePromptsWorld.Recipe, SlotFilledWorld.Recipe, ParaphrasedWorld.Recipe, ThreeSizesWorld.Recipe, ThreeDaysWorld.Recipe,
        InsideToolWorld.Recipe, InsideResellerWorld.Recipe,
        ReasoningLanguagesWorld.Recipe, FramedWorld.Recipe, OneADayWorld.Recipe, DividedListWorld.Recipe, PivotAndBansWorld.Recipe,
        GapsWorld.Recipe, InvisibleWorld.Recipe, RealArrivalsWorlds.Planted,
        TaskBoardWorld.Recipe, RubricPairsWorld.Recipe, CopiedHabitsWorld.Recipe, SharedRelayWorld.Recipe, CompanyFrontWorld.Recipe,
        QuietHandsWorld.Recipe, RelayMixesWorld.Recipe, LicenceCandidatesWorld.Recipe, BalancedKeysWorld.Recipe, RoutedProductWorld.Recipe,
        RoutedHarvestWorld.Recipe,
        BorrowedLivesWorld.Recipe, OwnPremisesWorld.Recipe, UnequalLabsWorld.Recipe, ServiceDeskWorld.Recipe, ToolAndClassesWorld.Recipe,
        RelayFirmsWorld.Recipe,
    ];
}
