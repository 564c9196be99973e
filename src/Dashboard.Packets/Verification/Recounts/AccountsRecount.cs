using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using static System.FormattableString;

namespace Dashboard.Packets.Verification.Recounts;

/// <summary>Tables of accounts: interactions, tokens and active days of each.</summary>
internal sealed class AccountsRecount : RowsRecount
{
    private readonly List<Sum> sums = [];

    /// <summary>For rows with these columns; null where they are no table of accounts.</summary>
    public static AccountsRecount? Of(string[] header) => header.Contains("account") && header.Contains("interactions")
        ? new AccountsRecount() : null;

    public override void Take(ActivityRow line)
    {
        // Numbers of accounts are given in the order in which they come.
        if (line.Account == sums.Count) sums.Add(new Sum());
        var sum = sums[line.Account];
        (sum.Interactions, sum.Input, sum.Output) =
            (sum.Interactions + line.Interactions, sum.Input + line.InputTokens, sum.Output + line.OutputTokens);
        sum.Days.Add(line.Day);
    }

    public override (bool IsRecounted, string Detail) Check(
        string path, IReadOnlyList<string[]> rows, ActivityReader activity, Selection selection)
    {
        var numbers = activity.Accounts.Index().ToDictionary(a => a.Item, a => a.Index, StringComparer.Ordinal);
        var header = rows[0];
        var account = Array.IndexOf(header, "account");
        foreach (var row in rows.Skip(1))
        {
            if (row.Length != header.Length) throw NoRow(path, row);
            var sum = numbers.TryGetValue(row[account], out var number) ? sums[number] : new Sum();
            foreach (var (name, value) in (ReadOnlySpan<(string, long)>)[
                ("interactions", sum.Interactions), ("input_tokens", sum.Input), ("output_tokens", sum.Output),
                ("active_days", sum.Days.Count)])
            {
                if (Array.IndexOf(header, name) is var at and >= 0) Require(path, row, at, value);
            }
        }

        return (true,
            Invariant($"{rows.Count - 1:N0} accounts counted again from {ExhibitActivity.FileName}; columns that are inferred are not."));
    }

    private sealed class Sum
    {
        public long Interactions { get; set; }

        public long Input { get; set; }

        public long Output { get; set; }

        public NumberSet Days { get; } = new();
    }
}
