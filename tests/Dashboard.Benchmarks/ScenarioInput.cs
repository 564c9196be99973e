using Dashboard.Analysis.Campaigns;
using Dashboard.Core;
using Dashboard.Scenarios;

namespace Dashboard.Benchmarks;

/// <summary>
/// What the analysis takes, made from a scenario's rows in memory, so that the analysis can be timed at full scale
/// without the import.
/// </summary>
internal static class ScenarioInput
{
    public static AnalysisInput Of(Scenario scenario)
    {
        var kinds = new (AttributeFamily Family, string Kind, Func<InteractionRow, ulong> Value)[]
        {
            (AttributeFamily.Network, "ip", r => r.Address),
            (AttributeFamily.Network, "ip_prefix", r => r.Address == 0 ? 0 : (r.Address >> 8) + 1UL),
            (AttributeFamily.Network, "asn", r => r.AutonomousSystem),
            (AttributeFamily.Device, "device", r => r.Device),
            (AttributeFamily.Device, "user_agent", r => r.UserAgent + 1UL),
            (AttributeFamily.Content, "prompt_hash", r => r.PromptHash),
            (AttributeFamily.Content, "system_prompt_hash", r => r.SystemPromptHash),
            (AttributeFamily.Payment, "payment", r => Text(scenario.Accounts[r.Account].Payment)),
            (AttributeFamily.Identity, "email_domain", r => Text(scenario.Accounts[r.Account].EmailDomain)),
        };
        var attributes = new List<AnalysisAttribute>();
        var (edgeAccounts, edgeAttributes) = (new List<int>(), new List<int>());
        var carriers = kinds.Select(_ => new List<(ulong Value, int Account)>()).ToArray();
        var activity = new Dictionary<(int Account, int Day, byte Capability), int>();
        for (var day = 0; day < scenario.Days; day++)
        {
            var rows = scenario.Day(day);
            Parallel.For(0, kinds.Length, k =>
            {
                var seen = new HashSet<(ulong, int)>();
                foreach (var row in rows)
                {
                    if (kinds[k].Value(row) is var value and not 0) seen.Add((value, row.Account));
                }

                carriers[k].AddRange(seen);
            });
            foreach (var row in rows)
            {
                var key = (row.Account, scenario.Range.FirstDate.DayNumber + day, row.Capability);
                activity[key] = activity.GetValueOrDefault(key) + 1;
            }
        }

        for (var k = 0; k < kinds.Length; k++)
        {
            carriers[k].Sort();
            foreach (var group in Groups(carriers[k]))
            {
                var accounts = group.Distinct().ToArray();
                if (accounts.Length < 2) continue;
                edgeAccounts.AddRange(accounts);
                edgeAttributes.AddRange(Enumerable.Repeat(attributes.Count, accounts.Length));
                attributes.Add(new AnalysisAttribute(kinds[k].Family, kinds[k].Kind, attributes.Count.ToString("x", System.Globalization.CultureInfo.InvariantCulture), accounts.Length));
            }

            carriers[k] = [];
        }

        return new AnalysisInput
        {
            Accounts = [.. scenario.Accounts.Select(a => a.AccountId)],
            Attributes = attributes,
            EdgeAccounts = [.. edgeAccounts],
            EdgeAttributes = [.. edgeAttributes],
            EdgeInteractions = [.. Enumerable.Repeat(1, edgeAccounts.Count)],
            Capabilities = [.. Capabilities.All],
            ActivityAccounts = [.. activity.Keys.Select(k => k.Account)],
            ActivityDays = [.. activity.Keys.Select(k => k.Day)],
            ActivityCapabilities = [.. activity.Keys.Select(k => (int)k.Capability)],
            ActivityInteractions = [.. activity.Values],
            CreatedSeconds = [.. scenario.Accounts.Select(a => (a.CreatedAt - DateTime.UnixEpoch).TotalSeconds)],
        };
    }

    private static ulong Text(string? value) => value is null ? 0 : (ulong)value.GetHashCode(StringComparison.Ordinal) | 1UL << 40;

    private static IEnumerable<IEnumerable<int>> Groups(List<(ulong Value, int Account)> carriers)
    {
        for (int i = 0, next; i < carriers.Count; i = next)
        {
            for (next = i + 1; next < carriers.Count && carriers[next].Value == carriers[i].Value;) next++;
            yield return carriers.GetRange(i, next - i).Select(c => c.Account);
        }
    }
}
