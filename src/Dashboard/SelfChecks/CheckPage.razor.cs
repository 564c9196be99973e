using System.Globalization;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Samples;
using Dashboard.Investigations.Views;
using Dashboard.PageKit;
using Microsoft.AspNetCore.Components;

namespace Dashboard.SelfChecks;

/// <summary>What somebody concluded about the training case beside the truth planted in it; the conclusion is in the address.</summary>
public sealed partial class CheckPage
{
    private readonly HashSet<string> clusters = new(StringComparer.Ordinal);
    private readonly HashSet<string> aims = new(StringComparer.Ordinal);
    private DateOnly? first;
    private DateOnly? last;
    private StoredAnalysis? analysis;
    private SelfCheck? check;

    [Inject]
    public required CaseAnalyses Analyses { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The clusters that were named.</summary>
    [SupplyParameterFromQuery(Name = "cluster")]
    public string[]? Named { get; set; }

    /// <summary>The first day.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>The last day.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    /// <summary>The capabilities aimed at.</summary>
    [SupplyParameterFromQuery(Name = "aim")]
    public string[]? Aimed { get; set; }

    protected override object? Subject => (string.Join(' ', Named ?? []), From, To, string.Join(',', Aimed ?? []));

    private Conclusion Asked => new(Named ?? [], DayOf(From), DayOf(To), Aimed ?? []);

    protected override bool Shows(CaseChange change) => change.IsOf("analysis");

    protected override async Task<bool> LoadAsync()
    {
        // Nothing is planted in any other case.
        if (Id != TrainingCase.Id) return false;
        analysis = await Analyses.FindAsync(Id, Cancellation);
        Fill(Asked);
        check = analysis is null || Asked is { Clusters: [], First: null, Last: null, Aims: [] }
            ? null : await Task.Run(() => SelfCheck.Of(Asked, analysis), Cancellation);
        return true;
    }

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static void Choose(HashSet<string> chosen, string value, bool isChosen)
    {
        if (isChosen) chosen.Add(value);
        else chosen.Remove(value);
    }

    private void Fill(Conclusion conclusion)
    {
        clusters.Clear();
        clusters.UnionWith(conclusion.Clusters);
        aims.Clear();
        aims.UnionWith(conclusion.Aims);
        (first, last) = (conclusion.First, conclusion.Last);
    }

    private void TakeFindings()
    {
        var pools = analysis!.Result.Clusters.Where(c => c.Disposition == Disposition.Pool).ToList();
        var window = analysis.Result.Windows.FirstOrDefault(w => pools.Exists(p => p.Id == w.Cluster));
        Fill(new([.. pools.Select(p => p.Id)], window?.Start, window?.End, [.. pools.SelectMany(p => p.TargetedCapabilities).Distinct()]));
    }

    private void Compare()
    {
        IEnumerable<(string Key, string? Value)> parts =
            [.. clusters.Select(c => ("cluster", (string?)c)), ("from", first?.ToString("O", CultureInfo.InvariantCulture)),
                ("to", last?.ToString("O", CultureInfo.InvariantCulture)), .. aims.Select(a => ("aim", (string?)a))];
        Navigation.NavigateTo(
            $"{PageAddress.Case(Id, "check")}?{string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"))}");
    }
}
