using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>An account with its truth.</summary>
/// <param name="Campaign">The campaign it acts for, counted from 1; 0 for none.</param>
internal sealed record Member(ScenarioAccount Account, AccountRole Role, byte Campaign = 0);

/// <summary>The accounts and activities of a scenario, as its populations settle one after the other.</summary>
internal sealed class Roster
{
    private readonly List<Member> members = [];
    private readonly List<Activity> activities = [];
    private readonly List<(Range Activities, long Interactions)> shares = [];

    public IReadOnlyList<Member> Members => members;

    public IReadOnlyList<Activity> Activities => activities;

    /// <summary>Which activities share how many interactions.</summary>
    public IReadOnlyList<(Range Activities, long Interactions)> Shares => shares;

    /// <summary>Adds an account and returns its index.</summary>
    public int Add(Member member)
    {
        members.Add(member);
        return members.Count - 1;
    }

    /// <summary>Adds activities that share this many interactions.</summary>
    public void Share(IReadOnlyCollection<Activity> sharing, long interactions)
    {
        if (sharing.Count > interactions)
            throw new ScenarioException(
                $"{interactions} interactions cannot be shared among {sharing.Count} accounts, since each has at least one; ask for more interactions or for fewer accounts.");
        shares.Add((activities.Count..(activities.Count + sharing.Count), interactions));
        activities.AddRange(sharing);
    }
}
