using System.Numerics;
using Dashboard.Core;

namespace Dashboard.Interactions.Store;

/// <summary>The totals of a scope of a <see cref="DayCube"/>, and its accounts.</summary>
internal sealed class CubeTotals
{
    private readonly Counts[] parts;
    private readonly ulong[] accounts;

    private CubeTotals(Counts[] parts, ulong[] accounts) => (this.parts, this.accounts) = (parts, accounts);

    public static CubeTotals Of(DayCube cube, CubeScope scope, CancellationToken cancellation)
    {
        var parts = cube.Scan(
            scope,
            () =>
            {
                var lastDays = new int[cube.Largest.Account + 1];
                Array.Fill(lastDays, -1);
                return new Counts(cube, new ulong[(lastDays.Length + 63) / 64], lastDays, new bool[cube.DayCount]);
            },
            cancellation);
        var accounts = new ulong[parts[0].Accounts.Length];
        foreach (var part in parts)
        {
            for (var word = 0; word < accounts.Length; word++) accounts[word] |= part.Accounts[word];
        }

        accounts[0] &= ~1UL;
        return new CubeTotals(parts, accounts);
    }

    /// <summary>Whether an account is in the scope.</summary>
    public bool Holds(int account) => account >> 6 < accounts.Length && (accounts[account >> 6] & (1UL << account)) != 0;

    /// <summary>Whether a measure can be had from the sums in memory, which do not tell kinds of input tokens apart.</summary>
    public static bool Has(Measure measure) =>
        measure is not (Measure.UncachedInputTokens or Measure.CacheReadTokens or Measure.CacheWriteTokens);

    /// <summary>A measure, as <see cref="Summary"/> defines it.</summary>
    public long Of(Measure measure) => measure switch
    {
        Measure.Accounts => accounts.Sum(word => (long)BitOperations.PopCount(word)),
        Measure.Interactions => parts.Sum(p => p.Interactions),
        Measure.InputTokens => parts.Sum(p => p.InputTokens),
        Measure.OutputTokens => parts.Sum(p => p.OutputTokens),
        Measure.ActiveDays => parts.Sum(p => p.IsActive.LongCount(active => active)),
        Measure.InteractionsPerAccountAndDay => parts.Sum(p => p.AccountDays) is var days and > 0
            ? (long)Math.Round(parts.Sum(p => p.OfAccounts) / (double)days, MidpointRounding.AwayFromZero)
            : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    private struct Counts(DayCube cube, ulong[] accounts, int[] lastDays, bool[] isActive) : IRowVisitor
    {
        public readonly ulong[] Accounts => accounts;

        public readonly bool[] IsActive => isActive;

        public long Interactions { get; private set; }

        public long InputTokens { get; private set; }

        public long OutputTokens { get; private set; }

        /// <summary>Interactions of rows with an account, and the pairs of account and day of these.</summary>
        public long OfAccounts { get; private set; }

        public long AccountDays { get; private set; }

        public void Visit(int day, ReadOnlySpan<int> rows)
        {
            isActive[day] = true;
            foreach (var row in rows)
            {
                var (account, interactions) = (cube.Accounts[row], cube.Interactions[row]);
                accounts[account >> 6] |= 1UL << account;
                Interactions += interactions;
                InputTokens += Math.Max(0, cube.InputTokens[row]);
                OutputTokens += Math.Max(0, cube.OutputTokens[row]);
                if (account == 0) continue;
                OfAccounts += interactions;
                if (lastDays[account] == day) continue;
                lastDays[account] = day;
                AccountDays++;
            }
        }
    }
}
