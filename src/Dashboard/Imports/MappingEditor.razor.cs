using Dashboard.Casework.Imports;
using Dashboard.Interactions;
using Dashboard.Interactions.Import;
using Dashboard.Investigations.Imports;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Imports;

/// <summary>Lets a person see how a log is read, and change it until it is right.</summary>
public partial class MappingEditor : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private MappingDraft draft = null!;
    private LogPreview preview = null!;
    private CancellationTokenSource reading = new();
    private string? companionId;
    private string? clockNote;
    private string? problem;
    private bool isReading;
    private bool forAll = true;

    [Parameter, EditorRequired]
    public WaitingContent.Log Log { get; set; } = null!;

    /// <summary>How many waiting files have these columns, this one among them.</summary>
    [Parameter]
    public int Alike { get; set; } = 1;

    /// <summary>Waiting files that may complete it.</summary>
    [Parameter]
    public IReadOnlyList<WaitingFile> Companions { get; set; } = [];

    /// <summary>The named mappings of the case.</summary>
    [Parameter]
    public IReadOnlyList<NamedMapping> Mappings { get; set; } = [];

    [Parameter]
    public string CaseZone { get; set; } = "UTC";

    [Parameter]
    public EventCallback<ImportDecision> OnImport { get; set; }

    /// <summary>It is not to be imported; whether all of the same columns are meant.</summary>
    [Parameter]
    public EventCallback<bool> OnDiscard { get; set; }

    [Parameter]
    public EventCallback<(string Name, ImportMapping Mapping)> OnSaveMapping { get; set; }

    /// <summary>The questions that nobody has answered yet.</summary>
    private IReadOnlyList<ImportQuestion> Open => [.. preview.Questions.Where(q => q != ImportQuestion.Companion || companionId is null)];

    /// <summary>What nobody has decided yet.</summary>
    private IReadOnlyList<ColumnSuggestion> Suggested => [.. preview.Suggestions.Where(s => draft.IsFree(s.Column, s.Target))];

    private IReadOnlyList<NamedMapping> Fitting =>
        [.. Mappings.Where(m => MappingDraft.Read(m) is { } mapping && MappingDraft.Fits(mapping, preview.Columns))];

    public void Dispose()
    {
        reading.Cancel();
        reading.Dispose();
    }

    protected override void OnInitialized()
    {
        preview = Log.Preview;
        (clockNote, companionId) = (Log.File.Earlier?.ClockNote, Log.File.Earlier?.CompanionId);
        draft = MappingDraft.Of(Log.File.Earlier?.Mapping ?? preview.Detected, preview.Columns, preview.Preset);
    }

    private static string Name(LogEncoding encoding) => encoding switch
    {
        LogEncoding.Utf8 => "UTF-8",
        LogEncoding.Utf16 => "UTF-16",
        LogEncoding.Windows1252 => "Windows-1252",
        _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
    };

    private string Field(string name) => $"f-{Log.File.Id[..8]}-{name.Replace('.', '-')}";

    private Task ChooseAsync(NamedMapping named)
    {
        draft = MappingDraft.Of(MappingDraft.Read(named), preview.Columns, preview.Preset);
        return ReadAgainAsync();
    }

    private Task UseAsync(IReadOnlyList<ColumnSuggestion> suggestions)
    {
        foreach (var suggestion in suggestions) draft.Read(suggestion.Column, suggestion.Target);
        return ReadAgainAsync();
    }

    private Task TreatAsync(string target, Treatment treatment)
    {
        draft.Treat(target, treatment);
        return ReadAgainAsync();
    }

    private Task SetZoneAsync(string zone)
    {
        draft.TimeZone = zone;
        return ReadAgainAsync();
    }

    private Task SetEncodingAsync(LogEncoding? encoding)
    {
        draft.Encoding = encoding;
        return ReadAgainAsync();
    }

    private Task SetEmbeddingsAsync(EmbeddingRows embeddings)
    {
        draft.Embeddings = embeddings;
        return ReadAgainAsync();
    }

    // What is changed in quick succession is read once, when the hand rests.
    private async Task ReadAgainAsync()
    {
        await reading.CancelAsync();
        reading.Dispose();
        reading = new CancellationTokenSource();
        var mine = reading.Token;
        (isReading, problem) = (true, null);
        try
        {
            var mapping = draft.ToMapping();
            await Task.Delay(Pause, mine);
            preview = await LogPreview.ReadAsync(Log.Path, Log.File.Name, mapping, mine);
        }
        catch (OperationCanceledException)
        {
            // A later change is being read.
            return;
        }
        catch (Exception failure) when (failure is FormatException or ImportException)
        {
            problem = failure.Message;
        }

        isReading = false;
    }

    private Task SaveAsync(string name) => WithMappingAsync(mapping => OnSaveMapping.InvokeAsync((name, mapping)));

    private Task ImportAsync() =>
        WithMappingAsync(mapping => OnImport.InvokeAsync(new ImportDecision(mapping, clockNote, companionId, forAll)));

    private async Task WithMappingAsync(Func<ImportMapping, Task> use)
    {
        try
        {
            await use(draft.ToMapping());
        }
        catch (FormatException failure)
        {
            problem = failure.Message;
        }
    }
}
