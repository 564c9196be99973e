using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Imports;

/// <summary>The classification rules of a case, edited and versioned as a whole: their order is part of what they say.</summary>
public sealed class CapabilityRuleRegister(CaseworkStore store)
{
    /// <summary>The most rules of a case: every interaction without a capability is tried against each.</summary>
    public const int MaxRules = 200;

    private const int MaxCapabilityLength = 100;

    // A case has one set of rules: its revisions need a number like any record's.
    private const int OnlyOne = 1;

    /// <summary>The case's own rules; null while it has none and the program's hold, or when the actor may not read the case.</summary>
    public Task<CapabilityRuleSet?> FindAsync(Actor actor, CaseId caseId, CancellationToken cancellationToken = default) =>
        store.FindAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            context => context.CapabilityRules.AsNoTracking().FirstOrDefaultAsync(r => r.CaseId == caseId, cancellationToken),
            cancellationToken);

    /// <summary>Saves the rules. What is imported keeps its capabilities until the rules are applied to it.</summary>
    /// <param name="version">The version that the edit was made on; 0 where the case had no rules of its own.</param>
    /// <exception cref="InvalidEntryException">A rule cannot be used.</exception>
    /// <exception cref="EditConflictException">Somebody else saved them since.</exception>
    public Task<CapabilityRuleSet> SaveAsync(
        Actor actor, CaseId caseId, IReadOnlyList<CapabilityRule> rules, long version, CancellationToken cancellationToken = default)
    {
        Check(rules);
        return store.ChangeAsync(
            actor, caseId, CaseOperation.ChangeTelemetry, "rules.save",
            async change =>
            {
                change.Subject = "rules";
                var stored = await change.Context.CapabilityRules.FirstOrDefaultAsync(r => r.CaseId == caseId, cancellationToken);
                if (stored is null)
                {
                    stored = new CapabilityRuleSet { CaseId = caseId, Rules = rules, UpdatedAt = change.At, UpdatedBy = actor.Name };
                    change.Context.CapabilityRules.Add(stored);
                }
                else
                {
                    change.Edit(stored, version, "rules", rules, stored.Rules);
                    stored.Rules = rules;
                }

                change.Keep(RecordKind.CapabilityRules, OnlyOne, stored.Version + 1, rules);
                change.Disturb(RecordKind.CapabilityRules, OnlyOne, "the rules that classify the case's interactions were edited");
                return stored;
            },
            cancellationToken);
    }

    private static void Check(IReadOnlyList<CapabilityRule> rules)
    {
        if (rules.Count > MaxRules)
            throw new InvalidEntryException($"A case has at most {MaxRules} rules; these are {rules.Count}. Nothing was changed.");
        foreach (var (index, rule) in rules.Index())
        {
            if (rule.Capability.Length > MaxCapabilityLength)
                throw new InvalidEntryException(
                    $"Rule {index + 1}: a capability has at most {MaxCapabilityLength} characters. Nothing was changed.");
            try
            {
                rule.Expression();
            }
            catch (FormatException failure)
            {
                throw new InvalidEntryException($"Rule {index + 1}: {failure.Message} Nothing was changed.");
            }
        }
    }
}
