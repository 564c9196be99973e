using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Dashboard.Interactions;
using Dashboard.Interactions.Fields;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.Words;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Imports;

/// <summary>What counts in a case as known infrastructure, shown and edited.</summary>
public partial class KnownPage
{
    private readonly List<KnownAttribute> draft = [];
    private KnownList? holding;
    private KnownList? theirs;
    private IReadOnlyList<KnownSuggestion> suggestions = [];
    private string kind = KnownInfrastructure.Kinds[0];
    private string value = "";
    private string why = "";
    private string? problem;
    private string? said;
    private bool isSaving;

    [Inject]
    public required CaseKnownList Known { get; init; }

    private bool MayEdit => May(CaseOperation.ChangeTelemetry);

    private bool IsChanged => !draft.SequenceEqual(holding!.Entries);

    private bool IsOwn => draft.SequenceEqual(KnownInfrastructure.All);

    // Those that are not on the list as it is being edited.
    private IReadOnlyList<KnownSuggestion> Open =>
        [.. suggestions.Where(s => !draft.Exists(e => e.Kind == s.Entry.Kind && e.Value == s.Entry.Value))];

    protected override bool Shows(CaseChange change) => change.IsOf("known", "import");

    // What somebody else saved replaces what is shown, but never what is being edited.
    protected override async Task<bool> LoadAsync()
    {
        (var stored, suggestions) = await Known.FindAsync(Actor, Id, Cancellation);
        if (holding is not null && IsChanged && stored.Version != holding.Version) theirs = stored;
        else if (holding?.Version != stored.Version) Show(stored);
        return true;
    }

    private static string Word(string kind) => kind switch
    {
        "ip" => "address",
        "user_agent" => "user agent, beginning",
        _ => "system prompt",
    };

    private void Show(KnownList list)
    {
        (holding, theirs) = (list, null);
        Edit(list.Entries);
    }

    private void Edit(IReadOnlyList<KnownAttribute> entries)
    {
        draft.Clear();
        draft.AddRange(entries);
    }

    private void TakeTheirs() => Show(theirs ?? holding!);

    private Task SaveOverAsync()
    {
        (holding, theirs) = (theirs, null);
        return SaveAsync();
    }

    private void Add()
    {
        var entry = new KnownAttribute(kind, value.Trim(), why.Trim());
        problem = draft.Exists(e => e.Kind == entry.Kind && e.Value == entry.Value)
            ? $"“{entry.Value}” is on the list already." : KnownInfrastructure.ProblemOf(entry);
        if (problem is not null) return;
        draft.Insert(0, entry);
        (value, why) = ("", "");
    }

    private async Task SaveAsync()
    {
        (isSaving, said) = (true, null);
        try
        {
            KnownListChange? change = null;
            if (!await TryAsync(async () => change = await Known.SaveAsync(Actor, Id, [.. draft], holding!.Version, Cancellation))) return;
            Show(change!.List);
            said =
                $"Saved. {Format.Count(change.NowKnown, "value")} more of what is imported count as known, {Format.Count(change.NoLongerKnown)} no longer do.";
            suggestions = (await Known.FindAsync(Actor, Id, Cancellation)).Suggestions;
        }
        catch (KnownListException refused)
        {
            var stored = (await Known.FindAsync(Actor, Id, Cancellation)).List;
            if (stored.Version != holding!.Version) theirs = stored;
            else Failure = refused.Message;
        }
        finally
        {
            isSaving = false;
        }
    }
}
