namespace Dashboard.Interactions;

/// <summary>Asks what the times of imports can say of the clocks that logged them.</summary>
/// <param name="MinHours">Pairs of imports that overlap for fewer hours are left out.</param>
/// <param name="MinAccounts">And those with fewer accounts in common.</param>
/// <param name="MaxPairs">Pairs beyond those that overlap longest are cut, and the answer says how many.</param>
public sealed record ImportClocksRequest(int MinHours, int MinAccounts, int MaxPairs = 20);

/// <summary>What the times of imports can say of the clocks that logged them.</summary>
/// <param name="Late">The imports with times after they were imported, by number.</param>
/// <param name="Pairs">The pairs that overlap, those that overlap longest first.</param>
/// <param name="CutPairs">How many pairs were not looked at.</param>
public sealed record ImportClocks(IReadOnlyList<LateTimes> Late, IReadOnlyList<ImportPair> Pairs, int CutPairs);

/// <summary>Interactions that an import has from after its own time.</summary>
/// <param name="Import">Its number.</param>
/// <param name="ImportedAt">When it was imported, UTC.</param>
/// <param name="Interactions">How many are later than that.</param>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them.</param>
public sealed record LateTimes(int Import, DateTime ImportedAt, long Interactions, DateTime First, DateTime Last);

/// <summary>Two imports whose times overlap, and what the accounts that both have did in it, hour by hour.</summary>
/// <param name="First">The number of the one.</param>
/// <param name="Second">The number of the later imported one.</param>
/// <param name="Accounts">How many accounts both have.</param>
/// <param name="Start">The first hour, UTC.</param>
/// <param name="FirstCounts">Interactions of the first import by hour, hours without any as 0.</param>
/// <param name="SecondCounts">Those of the second.</param>
public sealed record ImportPair(int First, int Second, int Accounts, DateTime Start, double[] FirstCounts, double[] SecondCounts);
