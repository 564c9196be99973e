using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Imports;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Import;
using Dashboard.Investigations.Access;

namespace Dashboard.Investigations.Imports;

/// <summary>The classification rules that hold in a case: its own, or the program's while nobody has changed them.</summary>
/// <param name="Rules">The rules in the order they are tried.</param>
/// <param name="Version">What an edit is made on; 0 while the program's hold.</param>
/// <param name="SavedBy">Who saved them last; null while the program's hold.</param>
/// <param name="SavedAt">When, UTC.</param>
public sealed record HoldingRules(IReadOnlyList<CapabilityRule> Rules, long Version, string? SavedBy, DateTime? SavedAt);

/// <summary>Finds the rules of a case, and applies them to what is imported.</summary>
public sealed class CaseRules(CapabilityRuleRegister register, CaseStores stores, AuditTrail audit)
{
    /// <summary>The rules of a case that nobody has changed.</summary>
    public static IReadOnlyList<CapabilityRule> Defaults => DefaultCapabilityRules.All;

    /// <summary>The rules that hold.</summary>
    public async Task<HoldingRules> FindAsync(Actor actor, CaseId caseId, CancellationToken cancellation) =>
        await register.FindAsync(actor, caseId, cancellation) is { } own
        ? new(own.Rules, own.Version, own.UpdatedBy, own.UpdatedAt) : new(Defaults, 0, null, null);

    /// <summary>Applies the rules that hold to every interaction whose capability no log names.</summary>
    /// <exception cref="CaseworkException">The actor may not change the case's telemetry, or it is held.</exception>
    public async Task<Classification> ApplyAsync(
        Actor actor, CaseId caseId, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var store = await stores.OpenAsync(actor, caseId, CaseOperation.ChangeTelemetry, cancellation);
        var rules = (await FindAsync(actor, caseId, cancellation)).Rules;
        var classification = await store.ClassifyAsync(rules, progress, cancellation);
        await audit.AppendAsync(
            actor, caseId, "rules.apply", "rules",
            new { rules, classification.FromLog, classification.Classified, classification.Unclassified }, CancellationToken.None);
        return classification;
    }
}
