using Dashboard.Casework.Store;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.AnalysisRuns;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Paths;

/// <summary>The path between two accounts over what accounts share, with the evidence for every step.</summary>
public sealed partial class PathPage
{
    private const int Most = 5;

    private IReadOnlyList<EvidencedStep>? steps;
    private string? problem;
    private StoredAnalysis? analysed;
    private DateTime ranAt;
    private bool isPart;

    [Inject]
    public required CaseAnalyses Analyses { get; init; }

    [Inject]
    public required AuditedReads Reads { get; init; }

    /// <summary>The one account.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>The other.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    protected override object? Subject => (From, To);

    protected override bool Shows(CaseChange change) => change.IsOf("analysis");

    private string? ClusterOf(string account) =>
        analysed?.IndexOf(account) is >= 0 and var index ? analysed.Find(analysed.Result.Assignments[index].Cluster)?.Label : null;

    protected override async Task<bool> LoadAsync()
    {
        (steps, problem) = (null, null);
        if (From is not { Length: > 0 } from || To is not { Length: > 0 } to) return true;
        if (await Analyses.FindAsync(Id, Cancellation) is not { } analysis)
        {
            problem = "The accounts have not been linked yet. Run the analysis first; then paths can be found.";
            return true;
        }

        await Reads.AccountAsync(Actor, Id, from, Cancellation);
        await Reads.AccountAsync(Actor, Id, to, Cancellation);
        analysed = analysis;
        (ranAt, isPart) = (analysis.RanAt, analysis.Attributes.Count < analysis.SharedAttributes);
        steps = await Task.Run(() => AccountPath.Find(analysis, from, to), Cancellation);
        problem = (analysis.IndexOf(from), analysis.IndexOf(to), steps) switch
        {
            (< 0, _, _) =>
                $"The analysis does not know the account “{from}”. It may be written in another way in the log, or be newer than the analysis.",
            (_, < 0, _) =>
                $"The analysis does not know the account “{to}”. It may be written in another way in the log, or be newer than the analysis.",
            (_, _, null) => "No path joins the two: nothing that accounts share, not even over others, leads from the one to the other.",
            (_, _, { Count: 0 }) => "That is one and the same account.",
            _ => null,
        };
        return true;
    }
}
