using Dashboard.Casework.Access;
using Dashboard.Casework.Imports;
using Dashboard.Interactions;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.Words;
using Dashboard.Limits;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Imports;

/// <summary>What somebody decided about a log and those like it.</summary>
/// <param name="Mapping">How it is read; null detects it.</param>
/// <param name="ClockNote">What is known of the logging clock's offset.</param>
/// <param name="CompanionId">The waiting file that completes it.</param>
/// <param name="ForAll">Whether it holds for every file of the same columns.</param>
public sealed record ImportDecision(ImportMapping? Mapping, string? ClockNote, string? CompanionId, bool ForAll);

/// <summary>Lets a person confirm how each waiting file is read, and queues it.</summary>
public partial class WaitingList : IDisposable
{
    private readonly Dictionary<string, WaitingContent> contents = [];
    private readonly CancellationTokenSource disposal = new();
    private IReadOnlyList<IReadOnlyList<WaitingContent>> groups = [];
    private string? openKey;
    private string? problem;
    private bool isLooking;

    [Parameter, EditorRequired]
    public IReadOnlyList<WaitingFile> Files { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<ImportReport> Imports { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<NamedMapping> Mappings { get; set; } = [];

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    /// <summary>The case's display time zone, offered for times without an offset.</summary>
    [Parameter]
    public string CaseZone { get; set; } = "UTC";

    /// <summary>A mapping is to be kept under a name.</summary>
    [Parameter]
    public EventCallback<(string Name, ImportMapping Mapping)> OnSaveMapping { get; set; }

    [Inject]
    public required WaitingFiles Waiting { get; init; }

    [Inject]
    public required ImportQueue Queue { get; init; }

    [Inject]
    public required ActionLimiter Limiter { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    public void Dispose()
    {
        disposal.Cancel();
        disposal.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var present = Files.ToDictionary(f => f.Id);
        foreach (var gone in contents.Keys.Where(id => !present.TryGetValue(id, out var file) || contents[id].File != file).ToList())
            contents.Remove(gone);
        Group();
        if (isLooking) return;
        isLooking = true;
        try
        {
            // Whatever arrives while one is looked into is seen after it.
            while (Files.FirstOrDefault(f => !contents.ContainsKey(f.Id)) is { } next)
            {
                contents[next.Id] = await WaitingContent.ReadAsync(next, Waiting, disposal.Token);
                Group();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left; the files wait on.
        }
        finally
        {
            isLooking = false;
        }
    }

    private static string Title(IReadOnlyList<WaitingContent> group) => group.Count == 1
        ? group[0].File.Name : $"{group[0].File.Name} and {Format.Count(group.Count - 1, "file")} of the same columns";

    private static string Words(WaitingContent content, bool isOpen) => content switch
    {
        WaitingContent.Log log when isOpen => $"{UploadLimits.Words(log.File.Bytes)} · {log.Preview.Format}",
        WaitingContent.Log log =>
            $"{UploadLimits.Words(log.File.Bytes)} · {log.Preview.Format} · {(log.Preview.Preset is { } preset ? $"recognised as {MappingArguments.TitleOf(preset)}" : "not recognised")}",
        WaitingContent.Events { Content: var events } =>
            $"{Format.Count(events.RowsRead, "row")} of {events.Title} for the case timeline, {Format.Count(events.Events.Count)} of them can be read",
        WaitingContent.Rejects { Import: { } number } => $"corrected rejects of import {number}",
        WaitingContent.Rejects => "corrected rejects",
        _ => "cannot be read",
    };

    private void Group()
    {
        groups =
            [.. Files.Select(f => contents.GetValueOrDefault(f.Id)).OfType<WaitingContent>().GroupBy(c => c.GroupKey)
                .Select(g => (IReadOnlyList<WaitingContent>)[.. g])];
        if (groups.All(g => g[0].GroupKey != openKey)) openKey = groups.FirstOrDefault(g => g[0] is WaitingContent.Log)?[0].GroupKey;
    }

    private IReadOnlyList<WaitingFile> CompanionsOf(IReadOnlyList<WaitingContent> group) =>
        [.. contents.Values.OfType<WaitingContent.Log>().Where(c => c.File.Id != group[0].File.Id).Select(c => c.File)];

    private Task RepairAsync(WaitingContent content, int number) =>
        ImportAsync([content with { File = content.File with { Repairs = number } }], new ImportDecision(null, null, null, false));

    private async Task ImportAsync(IReadOnlyList<WaitingContent> group, ImportDecision decision)
    {
        problem = null;
        foreach (var content in decision.ForAll ? group : [.. group.Take(1)])
        {
            // A folder is asked for once, however many files it holds.
            if (content == group[0] && (problem = Limiter.Refusal(LimitedAction.Import, Actor)) is not null) return;
            var wish = new ImportWish(Actor.Name, Time.GetUtcNow().UtcDateTime, decision.Mapping, decision.ClockNote, decision.CompanionId);
            await Queue.AddAsync(Actor, content.File, wish);
        }
    }

    private async Task DiscardAsync(IReadOnlyList<WaitingContent> group)
    {
        try
        {
            foreach (var content in group) await Waiting.DiscardAsync(Actor, content.File, disposal.Token);
        }
        catch (CaseworkException refused)
        {
            problem = refused.Message;
        }
    }
}
