using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>
/// A kind of people or machines. A scenario is a list of populations; each brings its accounts, and what these do,
/// and knows nothing of the others except what the <see cref="World"/> and shared networks hold.
/// </summary>
internal abstract class Population(int accounts, long interactions)
{
    public int Accounts { get; } = accounts;

    public long Interactions { get; } = interactions;

    /// <summary>Adds exactly <see cref="Accounts"/> accounts, which share exactly <see cref="Interactions"/>.</summary>
    public abstract void Settle(World world, Roster roster);

    /// <summary>
    /// What a lookalike scenario is made of: one organisation that all of a population's accounts belong to, apart from the ordinary ones.
    /// </summary>
    protected static RandomStream Stream(World world, ulong purpose, string? soleName) =>
        world.Stream(soleName is null ? purpose : purpose + 100);

    /// <summary>The mail domain of an organisation.</summary>
    protected static string DomainOf(string organisation) => organisation.Replace(' ', '-').ToLowerInvariant() + ".example";

    /// <summary>Cuts the accounts into groups of varying size, the last one as large as what is left.</summary>
    protected static IEnumerable<int> Groups(int accounts, Func<int> size)
    {
        for (var left = accounts; left > 0;)
        {
            var group = Math.Clamp(size(), 1, left);
            left -= group;
            yield return group;
        }
    }
}
