using System.Runtime.InteropServices;

namespace Dashboard.Analysis.CoAction;

/// <summary>
/// Events ready for <see cref="CoActionNetwork"/>: accounts and objects as numbers, rows that are equal in every
/// column counted once.
/// </summary>
/// <param name="AccountNames">The accounts' names, in the order in which they first occur.</param>
/// <param name="Accounts">The account of each event.</param>
/// <param name="Objects">The object of each event.</param>
/// <param name="Times">The time of each event, in seconds.</param>
/// <param name="Duplicates">How many rows were left out because they equal an earlier one.</param>
public sealed record CoActionEvents(IReadOnlyList<string> AccountNames, int[] Accounts, int[] Objects, double[] Times, int Duplicates)
{
    /// <summary>
    /// Numbers the names and leaves out rows that repeat an earlier one in every column. Names are compared by their
    /// characters, case included. O(n).
    /// </summary>
    /// <param name="accounts">The account of each row.</param>
    /// <param name="objects">What each row acts on; rows without an object are the caller's to leave out.</param>
    /// <param name="times">The time of each row, in seconds.</param>
    /// <param name="ids">A further column that tells rows apart; null where there is none.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static CoActionEvents From(
        IReadOnlyList<string> accounts, IReadOnlyList<string> objects, IReadOnlyList<double> times, IReadOnlyList<string>? ids = null)
    {
        if (objects.Count != accounts.Count || times.Count != accounts.Count || (ids is not null && ids.Count != accounts.Count))
            throw new ArgumentException(
                $"The columns differ in length: {accounts.Count} accounts, {objects.Count} objects, {times.Count} times.");
        var accountNumbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var objectNumbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<(int, int, double, string?)>(accounts.Count);
        var (keptAccounts, keptObjects, keptTimes) =
            (new List<int>(accounts.Count), new List<int>(accounts.Count), new List<double>(accounts.Count));
        for (var i = 0; i < accounts.Count; i++)
        {
            var account = Number(accountNumbers, accounts[i]);
            var thing = Number(objectNumbers, objects[i]);
            if (!seen.Add((account, thing, times[i], ids?[i]))) continue;
            keptAccounts.Add(account);
            keptObjects.Add(thing);
            keptTimes.Add(times[i]);
        }

        return new CoActionEvents(
            [.. accountNumbers.Keys], [.. keptAccounts], [.. keptObjects], [.. keptTimes], accounts.Count - keptAccounts.Count);
    }

    private static int Number(Dictionary<string, int> numbers, string name)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, name, out var known);
        if (!known) number = numbers.Count - 1;
        return number;
    }
}
