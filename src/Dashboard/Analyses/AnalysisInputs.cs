using Dashboard.Analysis.Campaigns;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Analyses;

/// <summary>From what a store holds to what the analysis takes.</summary>
public static class AnalysisInputs
{
    /// <summary>Reads the whole case.</summary>
    public static async Task<AnalysisInput> ReadAsync(IInteractionStore store, CancellationToken cancellation)
    {
        var shared = await store.SharedAttributesAsync(Selection.Everything, cancellation);
        var index = new Dictionary<string, int>(shared.Accounts.Count, StringComparer.Ordinal);
        for (var i = 0; i < shared.Accounts.Count; i++) index[shared.Accounts[i]] = i;
        var capabilities = new Dictionary<string, int>(StringComparer.Ordinal);
        var accounts = new List<int>();
        var days = new List<int>();
        var exercised = new List<int>();
        var interactions = new List<int>();
        await foreach (var row in store.ActivityAsync(Selection.Everything, cancellation))
        {
            // Rows of no account carry no link and belong to nobody.
            if (!index.TryGetValue(row.AccountId, out var account)) continue;
            if (!capabilities.TryGetValue(row.Capability, out var capability)) capabilities[row.Capability] = capability = capabilities.Count;
            accounts.Add(account);
            days.Add(row.Day.DayNumber);
            exercised.Add(capability);
            interactions.Add(checked((int)row.Interactions));
        }

        return new AnalysisInput
        {
            Accounts = shared.Accounts,
            Attributes = [.. shared.Attributes.Select(a => new AnalysisAttribute(a.Family, a.Kind, a.Value, a.AccountCount))],
            EdgeAccounts = shared.EdgeAccounts,
            EdgeAttributes = shared.EdgeAttributes,
            EdgeInteractions = shared.EdgeInteractions,
            Capabilities = [.. capabilities.Keys],
            ActivityAccounts = [.. accounts],
            ActivityDays = [.. days],
            ActivityCapabilities = [.. exercised],
            ActivityInteractions = [.. interactions],
            PopulationAccounts = shared.Accounts.Count,
        };
    }

    /// <summary>All interactions of each account.</summary>
    public static long[] InteractionsByAccount(AnalysisInput input)
    {
        var totals = new long[input.Accounts.Count];
        for (var i = 0; i < input.ActivityAccounts.Length; i++) totals[input.ActivityAccounts[i]] += input.ActivityInteractions[i];
        return totals;
    }
}
