using System.CommandLine;
using Dashboard.Consoles;
using Dashboard.Investigations.Briefings;
using Dashboard.Investigations.Figures;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Commands;

/// <summary>Says what the summary of a case says.</summary>
internal static class SummaryCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var caseId = CommandOptions.Case();
        var allegation = new Option<int?>(
            "--allegation") { Description = "The allegation to sum up; the first that is not withdrawn where none is named.",
            HelpName = "N" };
        var command = new Command(
            "summary", "What the summary of a case says: the headline that its chain bears, what is not shown, and the figures.") { caseId,
            allegation, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await CommandWorkspace.OpenOrReadAsync(
                CommandOptions.DirectoryOf(parsed, data), console, cancellation);
            var found = await workspace.CaseAsync(parsed.GetValue(caseId), console, cancellation);
            var briefing = await workspace.Get<SummaryBriefings>()
                .OfAsync(workspace.Actor, found, parsed.GetValue(allegation), cancellation);
            console.Result(
                parsed.GetValue(json),
                new
                {
                    headline = briefing.Headline,
                    notShown = briefing.NotShown,
                    figures = briefing.Figures.Select(
                        f =>
                        new { name = f.Label, value = f.Value, kind = f.Kind.Word(), qualifier = f.Qualifier, source = f.Source,
                            tag = f.Tag }),
                    answers = briefing.Answers.Select(
                        a =>
                        new { question = a.Question, figures = a.Cards.Select(c => $"{c.Label}: {c.Value} ({c.Tag})"), lines = a.Lines }),
                    responses = briefing.Responses,
                    interests = briefing.Interests,
                    bounds = briefing.Bounds.Select(b => new { low = b.Low, high = b.High, words = b.Words }),
                    drifts = briefing.Drifts.Select(d => d.ToString()),
                    synthetic = found.IsSynthetic,
                },
                [
                    briefing.Headline, .. briefing.Limits.Length > 0 ? (string[])[briefing.Limits] : [],
                    .. briefing.Answers.Select(
                        a => $"{a.Question} {string.Join("; ", a.Cards.Select(c => $"{c.Label} {c.Value} ({c.Tag})").Concat(a.Lines))}"),
                    .. briefing.Bounds.Select(b => b.Words), .. briefing.Drifts.Select(d => $"Drifted: {d}"),
                ]);
            return CommandLine.Done;
        });
        return command;
    }
}
