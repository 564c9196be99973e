using System.CommandLine;
using CsvHelper;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Targeting;
using Dashboard.Analysis.Verdicts;
using Dashboard.Casework.Records;
using Dashboard.Consoles;
using Dashboard.Core;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Findings;
using Dashboard.Investigations.Words;

namespace Dashboard.Commands;

/// <summary>Finds clusters, windows and targeting in a case, and stores the run for its pages.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var caseId = CommandOptions.Case();
        var seed = CommandOptions.Seed();
        var accountsOut = new Option<FileInfo?>(
            "--accounts-out") { Description = "Write each account's cluster, score and disposition to this CSV.", HelpName = "FILE.csv" };
        var command = new Command(
            "analyze", "Find clusters, campaign windows and targeting in a case.") { caseId, seed, accountsOut, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await CommandWorkspace.OpenAsync(CommandOptions.DirectoryOf(parsed, data), cancellation);
            var found = await workspace.CaseAsync(parsed.GetValue(caseId), console, cancellation);
            var progress = new ConsoleProgress<AnalysisProgress>(console, p => StageWords.Of(p.Stage), p => p.Fraction);
            var analysis = await workspace.Get<AuditedAnalyses>().RunAsync(
                workspace.Actor, found.Id, new AnalysisOptions { Seed = (ulong)parsed.GetValue(seed) }, progress, cancellation);
            if (parsed.GetValue(accountsOut) is { } file)
            {
                await workspace.Get<AuditedReads>().AccountsAsync(workspace.Actor, found.Id, Selection.Everything, cancellation);
                WriteAccounts(file, analysis);
            }

            var result = analysis.Result;
            foreach (var note in result.Notes) console.Say(note);
            console.Result(
                parsed.GetValue(json),
                Json(analysis, found),
                HeadlineCaution.Of(analysis).Select(c => $"{c.Claim} {c.Detail}")
                .Concat(result.Clusters.SelectMany(c => Lines(analysis, c)))
                    .Concat(
                        result.Windows.Select(
                            w =>
                            $"Window {(w.Cluster is { } c ? $"of cluster {c}" : "overall")}: {w.Start:yyyy-MM-dd} ({w.StartFrom:MM-dd} to {w.StartTo:MM-dd}) – {w.End:yyyy-MM-dd} ({w.EndFrom:MM-dd} to {w.EndTo:MM-dd})")));
            return CommandLine.Done;
        });
        return command;
    }

    private static IEnumerable<string> Lines(StoredAnalysis analysis, Cluster c)
    {
        yield return $"{c.Label}: {ClusterSize.Of(c, analysis.Result)}, {c.Interactions:N0} interactions, {c.Disposition.ToString().ToLowerInvariant()}, stability {c.Stability:0.00}. {c.Reason}";
        if (c.Disposition == Disposition.Unknown) yield break;
        foreach (var row in VerdictWaterfall.Of(c, analysis.Result.Options)?.Rows ?? [])
            yield return $"  {(row.Kind == WaterfallRowKind.Sum ? NumberWords.Percent(row.Probability) : NumberWords.Difference(row.Amount)),7} {row.Name}";
        foreach (var group in BenignGroup.Of(c.BenignTests))
            yield return $"  {group.Name}: {string.Join("; ", group.Tests.Select(t => t.Explanation))}.";
        if (OtherSideView.Of(c.Id, analysis) is { } otherSide) yield return $"  {otherSide.Sentence} {otherSide.Reading}";
    }

    private static object Json(StoredAnalysis analysis, Case of) => new
    {
        clusters = analysis.Result.Clusters.Select(c => new
        {
            id = c.Id,
            accounts = c.Accounts.Length,
            interactions = c.Interactions,
            stability = c.Stability,
            disposition = c.Disposition,
            signals = c.Signals,
            benignTests = c.BenignTests,
            score = c.Score,
            scoreParts = c.ScoreParts,
            waterfall = c.Waterfall,
            judged = c.Judged,
            reason = c.Reason,
            wouldOverturn = c.WouldOverturn,
        }),
        cautions = HeadlineCaution.Of(analysis),
        threshold = VerdictThreshold.Of(analysis.Result.Options.LeastProbability, Calibration.OfThisVersion),
        windows = analysis.Result.Windows.Select(w => new
        {
            start = w.Start, end = w.End, startFrom = w.StartFrom, startTo = w.StartTo, endFrom = w.EndFrom, endTo = w.EndTo,
            cluster = w.Cluster,
        }),
        targeting = analysis.Result.Targeting.Select(
            t => new { cluster = t.Cluster, capability = t.Capability, logOdds = t.LogOdds, low = t.Low, high = t.High, q = t.Q }),
        slices = analysis.Result.Slices,
        releases = analysis.Result.Releases,
        coAction = analysis.Result.CoAction,
        sensitivity = analysis.Result.Sensitivity,
        otherSide = analysis.Result.OtherSide,
        methods = analysis.Result.Methods.Select(m => m.ToString()),
        parameters = analysis.Result.Options,
        fingerprint = analysis.DataFingerprint,
        synthetic = of.IsSynthetic,
        notes = analysis.Result.Notes,
    };

    private static void WriteAccounts(FileInfo file, StoredAnalysis analysis)
    {
        using var csv = CsvWriter.ToFile(file.FullName);
        csv.WriteHeader("account", "cluster", "score", "disposition");
        foreach (var assignment in analysis.Result.Assignments)
        {
            csv.WriteField(analysis.Accounts[assignment.Account]);
            csv.WriteField(assignment.Cluster);
            csv.WriteField(assignment.Score);
            csv.WriteField(assignment.Disposition.ToString().ToLowerInvariant());
            csv.EndRecord();
        }
    }
}
