using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store.Tables;

/// <summary>
/// The numbers under which a store knows classification rules, by their place among those in use, from 1; 0 stands for none.
/// </summary>
internal sealed class RuleNumbers
{
    private readonly DuckDbConnection connection;
    private readonly CancellationToken cancellation;
    private readonly IReadOnlyList<CapabilityRule> rules;
    private readonly int[] numbers;
    private readonly byte[][] capabilities;
    private readonly bool[] isUsed;
    private readonly int known;

    public RuleNumbers(DuckDbConnection connection, IReadOnlyList<CapabilityRule> rules, CancellationToken cancellation)
    {
        (this.connection, this.rules, this.cancellation) = (connection, rules, cancellation);
        var stored = All(connection, cancellation);
        known = stored.Count == 0 ? 0 : stored.Keys.Max();
        var next = new NextNumber(known);
        numbers = [0, .. rules.Select(r => stored.FirstOrDefault(s => s.Value == r).Key is > 0 and var number ? number : next.Take())];
        capabilities = [.. rules.Select(r => Encoding.UTF8.GetBytes(r.Capability))];
        isUsed = new bool[numbers.Length];
    }

    /// <summary>The rules that a store knows, by number.</summary>
    public static Dictionary<int, CapabilityRule> All(DuckDbConnection connection, CancellationToken cancellation) => connection.Rows(
        "SELECT no, capability, field, pattern FROM rules ORDER BY no",
        r => (Number: r.GetInt32(0), Rule: new CapabilityRule(r.GetString(1), Enum.Parse<RuleField>(r.GetString(2)), r.GetString(3))),
        cancellation).ToDictionary(r => r.Number, r => r.Rule);

    public ReadOnlySpan<byte> CapabilityOf(int place) => capabilities[place - 1];

    /// <summary>The number of the rule at a place, which is used by this.</summary>
    public int NumberOf(int place)
    {
        isUsed[place] = true;
        return numbers[place];
    }

    /// <summary>Adds the rules that were used and are new to their table.</summary>
    public void Append()
    {
        for (var place = 1; place < numbers.Length; place++)
        {
            if (!isUsed[place] || numbers[place] <= known) continue;
            var rule = rules[place - 1];
            connection.InsertRow("rules", cancellation, numbers[place], rule.Capability, rule.Field.ToString(), rule.Pattern);
        }
    }
}
