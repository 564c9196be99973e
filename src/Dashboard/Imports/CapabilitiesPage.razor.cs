using System.Globalization;
using Dashboard.Casework.Access;
using Dashboard.Casework.Imports;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.Words;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Imports;

/// <summary>The rules by which a case classifies what its logs do not, with what they explain.</summary>
public partial class CapabilitiesPage
{
    private RulesDraft draft = new([]);
    private HoldingRules? holding;
    private HoldingRules? theirs;
    private Classification? classification;
    private RuleField tryField;
    private string tryText = "";
    private (int Place, CapabilityRule Rule)? tried;

    [Inject]
    public required CaseRules Rules { get; init; }

    [Inject]
    public required CapabilityRuleRegister Register { get; init; }

    [Inject]
    public required CaseStores Stores { get; init; }

    private bool MayEdit => May(CaseOperation.ChangeTelemetry);

    protected override bool Shows(CaseChange change) => change.IsOf("rules", "import");

    protected override async Task<bool> LoadAsync()
    {
        await MeetAsync();
        await LoadSharesAsync();
        return true;
    }

    // What somebody else saved replaces what is shown, but never what is being edited.
    private async Task MeetAsync()
    {
        var stored = await Rules.FindAsync(Actor, Id, Cancellation);
        if (holding is not null && draft.IsChanged && stored.Version != holding.Version) theirs = stored;
        else if (holding?.Version != stored.Version) Show(stored);
    }

    private async Task LoadSharesAsync() =>
        classification = await (await Stores.OpenAsync(Actor, Id, CaseOperation.ReadTelemetry, Cancellation))
        .ClassificationAsync(null, Cancellation);

    private void Show(HoldingRules rules) => (holding, draft, theirs) = (rules, new RulesDraft(rules.Rules), null);

    private void TakeTheirs() => Show(theirs ?? holding!);

    private Task SaveOverAsync()
    {
        (holding, theirs) = (theirs, null);
        return SaveAsync();
    }

    private async Task SaveAsync()
    {
        try
        {
            if (await TryAsync(() => Register.SaveAsync(Actor, Id, draft.ToRules(), holding!.Version, Cancellation)))
                Show(await Rules.FindAsync(Actor, Id, Cancellation));
        }
        catch (EditConflictException)
        {
            theirs = await Rules.FindAsync(Actor, Id, Cancellation);
        }
    }

    private void Try() => tried = tryText.Length == 0 ? null : draft.Decide(tryField, tryText);

    private string Explains(RulesDraft.Line line)
    {
        if (classification is null) return "";
        var all = classification.FromLog + classification.Classified + classification.Unclassified;
        var rule = line.ToRule();
        return classification.Rules.FirstOrDefault(r => r.Rule == rule) is { } counted
            ? $"{Format.Count(counted.Interactions)} ({((double)counted.Interactions / all).ToString("0.#%", CultureInfo.InvariantCulture)})"
            : "–";
    }
}
