using Dashboard.Analysis.Campaigns;
using Dashboard.Core;

namespace Dashboard.Investigations.Evaluation;

/// <summary>How one campaign fared in one run.</summary>
/// <param name="Campaign">Its name.</param>
/// <param name="Accounts">Its accounts in the log.</param>
/// <param name="Recall">The share of them that is accused.</param>
/// <param name="Precision">Of all accounts accused in the clusters that hold more of it than of any other campaign, the share that is its;
/// NaN where no cluster does.</param>
/// <param name="WindowErrorDays">The worse end's error of the window of its largest cluster; NaN where none has a window.</param>
public sealed record CampaignVerdict(string Campaign, int Accounts, double Recall, double Precision, double WindowErrorDays);

/// <summary>How one innocent group fared in one run.</summary>
/// <param name="Group">Its name.</param>
/// <param name="Accounts">Its accounts in the log.</param>
/// <param name="Accused">How many of them are called operator or pool.</param>
public sealed record GroupVerdict(string Group, int Accounts, int Accused)
{
    public double Share => Accounts == 0 ? 0 : (double)Accused / Accounts;
}

/// <summary>Who is accused, by campaign and by innocent group. Accused is whoever is called operator or pool.</summary>
/// <param name="Campaigns">The planted campaigns, the largest first.</param>
/// <param name="Groups">The innocent groups by name.</param>
public sealed record RunVerdicts(IReadOnlyList<CampaignVerdict> Campaigns, IReadOnlyList<GroupVerdict> Groups)
{
    /// <summary>A campaign of fewer accounts is not held against the analysis.</summary>
    public const int SmallestCampaign = 30;

    public int InnocentsAccused => Groups.Sum(group => group.Accused);

    public int Innocents => Groups.Sum(group => group.Accounts);

    /// <param name="subject">The truth.</param>
    /// <param name="accounts">The ids of the analysis' accounts, in its order.</param>
    /// <param name="result">The analysis.</param>
    public static RunVerdicts Of(EvaluationSubject subject, IReadOnlyList<string> accounts, AnalysisResult result)
    {
        var truth = accounts.Select(id => subject.Accounts.GetValueOrDefault(id)).ToArray();
        var accused = result.Assignments.Where(assignment => assignment.Disposition is Disposition.Operator or Disposition.Pool).ToArray();
        var guiltyOf = accused
            .GroupBy(assignment => assignment.Cluster?.ToString() ?? "")
            .Select(cluster => (
                Members: cluster.Select(assignment => assignment.Account).ToArray(),
                Id: cluster.Key,
                Campaign: cluster.Select(assignment => truth[assignment.Account]?.Campaign).OfType<string>().GroupBy(name => name)
                    .OrderByDescending(name => name.Count()).ThenBy(name => name.Key, StringComparer.Ordinal).FirstOrDefault()?.Key))
            .ToArray();
        var accusedSet = accused.Select(assignment => assignment.Account).ToHashSet();
        var campaigns = subject.Windows.Select(window =>
        {
            var members = Enumerable.Range(0, truth.Length).Where(i => truth[i]?.Campaign == window.Campaign).ToArray();
            var clusters = guiltyOf.Where(cluster => cluster.Campaign == window.Campaign)
                .OrderByDescending(cluster => cluster.Members.Length).ToArray();
            var held = clusters.SelectMany(cluster => cluster.Members).ToArray();
            return new CampaignVerdict(
                window.Campaign, members.Length, members.Length == 0 ? 0 : members.Count(accusedSet.Contains) / (double)members.Length,
                held.Length == 0 ? double.NaN : held.Count(i => truth[i]?.Campaign == window.Campaign) / (double)held.Length,
                clusters.Select(cluster => WindowError(result, cluster.Id, window.Range))
                .FirstOrDefault(error => !double.IsNaN(error), double.NaN));
        });
        var groups = Enumerable.Range(0, truth.Length).Where(i => truth[i] is null or { Campaign: null })
            .GroupBy(i => truth[i]?.Group ?? "not in the register")
            .Select(group => new GroupVerdict(group.Key, group.Count(), group.Count(accusedSet.Contains)));
        return new RunVerdicts(
            [.. campaigns.OrderByDescending(campaign => campaign.Accounts)],
            [.. groups.OrderBy(group => group.Group, StringComparer.Ordinal)]);
    }

    private static double WindowError(AnalysisResult result, string cluster, TimeRange planted) => result.Windows
        .Where(window => (window.Cluster?.ToString() ?? "") == cluster && cluster.Length > 0)
        .Select(
            window => (double)Math.Max(
                Math.Abs(window.Start.DayNumber - planted.FirstDate.DayNumber),
                Math.Abs(window.End.DayNumber - planted.LastDate.DayNumber)))
        .DefaultIfEmpty(double.NaN).Min();
}
