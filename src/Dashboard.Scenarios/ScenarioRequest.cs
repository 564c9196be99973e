namespace Dashboard.Scenarios;

/// <summary>Asks for a scenario.</summary>
/// <param name="Name">One of <see cref="Catalogue.ScenarioCatalogue.All"/>.</param>
/// <param name="Accounts">All accounts, the benign included; null leaves it to the scenario.</param>
/// <param name="Interactions">All interactions, the benign included; null leaves it to the scenario.</param>
/// <param name="Seed">The same seed makes the same bytes; another one also draws other sizes, rates, overlaps and gaps.</param>
/// <param name="Without">The columns that hold nothing, here and in the register of accounts; null leaves it to the seed.</param>
public sealed record ScenarioRequest(
    string Name, int? Accounts = null, long? Interactions = null, ulong Seed = 1, IReadOnlyList<InteractionColumn>? Without = null);
