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
