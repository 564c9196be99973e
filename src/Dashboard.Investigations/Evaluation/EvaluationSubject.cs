using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Import;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Generation;
using Dashboard.Scenarios.Worlds;
using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Investigations.Evaluation;

/// <summary>What an account of a subject is in truth.</summary>
/// <param name="Campaign">The campaign it acts for; null for innocents.</param>
/// <param name="Group">The innocent group it belongs to; null for campaigns' accounts.</param>
/// <param name="IsBystander">Innocent, behind the same proxy, reseller or tool as a campaign.</param>
public sealed record SubjectAccount(string? Campaign, string? Group, bool IsBystander);

/// <summary>A log with planted truth that the analysis is tried on: a scenario or a world.</summary>
/// <param name="Name">What it is asked for by.</param>
/// <param name="Seed">Its seed, which is the analysis', too.</param>
/// <param name="Interactions">Interactions in its log.</param>
/// <param name="Accounts">The truth by account id.</param>
/// <param name="Windows">The planted campaigns.</param>
/// <param name="Releases">What everybody knows of model releases.</param>
/// <param name="WriteAsync">Writes its files into a folder.</param>
/// <param name="Imports">What is imported of them, in order; the truth is not.</param>
public sealed record EvaluationSubject(
    string Name,
    ulong Seed,
    long Interactions,
    IReadOnlyDictionary<string, SubjectAccount> Accounts,
    IReadOnlyList<PlantedWindow> Windows,
    IReadOnlyList<(string Title, DateOnly On)> Releases,
    Func<string, CancellationToken, Task> WriteAsync,
    Func<string, IReadOnlyList<ImportRequest>> Imports)
{
    public static EvaluationSubject Of(Scenario scenario) => new(
        scenario.Name,
        scenario.Request.Seed,
        scenario.Interactions,
        scenario.Truth.ToDictionary(
            truth => truth.AccountId,
            truth => new SubjectAccount(truth.Campaign, truth.Campaign is null ? truth.Role.Name() : null,
                truth.Role == AccountRole.Bystander), StringComparer.Ordinal),
        scenario.Windows,
        [.. scenario.CaseEvents.Where(happening => happening.Kind == CaseEventKind.ModelRelease)
            .Select(release => (release.Title, DateOnly.FromDateTime(release.At)))],
        (folder, cancellation) => ScenarioFolder.WriteAsync(scenario, folder, cancellation: cancellation),
        folder => [Import(folder, ScenarioFolder.InteractionsFile(InteractionFormat.Csv)), Import(folder, ScenarioFolder.AccountsFile)]);

    /// <param name="world">The world.</param>
    /// <param name="shape">The maker's shape its log is written in; null for its own.</param>
    public static EvaluationSubject Of(WorldLog world, LogShape? shape = null)
    {
        var asked = shape ?? world.About.Shape;
        return new EvaluationSubject(
            world.About.Name,
            world.Request.Seed,
            world.Interactions.Count,
            world.Truth.ToDictionary(truth => asked.NameOfAccount(truth.AccountId),
                truth => new SubjectAccount(truth.Campaign, truth.Group, truth.Role == WorldRole.Bystander), StringComparer.Ordinal),
            world.Windows,
            [.. world.Releases.Select(release => ($"{release.Model} released", DateOnly.FromDateTime(release.At)))],
            (folder, cancellation) => WorldFolder.WriteAsync(world, folder, asked, cancellation),
            folder => [Log(folder, asked.Files()), Import(folder, ScenarioFolder.AccountsFile)]);
    }

    /// <summary>A log of two files is one log and its companion.</summary>
    private static ImportRequest Log(string folder, IReadOnlyList<string> files)
    {
        var log = Import(folder, files[0]) with { Rules = DefaultCapabilityRules.All };
        return files.Count == 1 ? log : log with { Companion = new CompanionLog(Path.Combine(folder, files[1]), files[1]) };
    }

    private static ImportRequest Import(string folder, string file) =>
        new(Path.Combine(folder, file), file, null, "evaluation", DateTime.UnixEpoch);
}
