using System.Runtime.InteropServices;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;

namespace Dashboard.Analysis.Content;

/// <summary>Reads prompts once, account by account, and keeps <see cref="AccountContent"/>.</summary>
/// <param name="accountCount">How many accounts there are.</param>
public sealed class AccountContentReader(int accountCount)
{
    // Before it is known how many accounts use a word, so many of each account are kept.
    private const int WordsHeld = 160;

    private readonly PromptFamilies families = new();
    private readonly List<ulong> words = [];
    private readonly HashSet<ulong> distinct = [];
    private readonly Dictionary<ulong, int> ofAccount = [];
    private readonly List<(int Account, int Family)> familyOf = [];
    private readonly List<(int Account, ulong Word, int Count)> held = [];
    private int current = -1;

    /// <summary>Takes a prompt. Those of one account come one after the other.</summary>
    public void Add(int account, string text)
    {
        if (account != current) Close();
        current = account;
        PromptWords.Read(text, words);
        var family = families.Add(words);
        if (family >= 0) familyOf.Add((account, family));
        distinct.Clear();
        foreach (var word in words)
        {
            if (distinct.Add(word)) CollectionsMarshal.GetValueRefOrAddDefault(ofAccount, word, out _)++;
        }
    }

    /// <summary>What was read; null when no prompt was.</summary>
    public AccountContent? Finish()
    {
        Close();
        if (familyOf.Count == 0) return null;
        var carriers = new Dictionary<ulong, int>();
        foreach (var (_, word, _) in held) CollectionsMarshal.GetValueRefOrAddDefault(carriers, word, out _)++;
        var (numbers, told) = (new Dictionary<ulong, int>(), held.Select(h => h.Account).Distinct().Count());
        var cells = new List<(int, int, double)>();
        foreach (var account in held.GroupBy(h => h.Account))
        {
            foreach (var (_, word, count) in account.Where(h => carriers[h.Word] > 1)
                .OrderByDescending(h => h.Count * Math.Log(told / (double)carriers[h.Word])).ThenBy(h => h.Word)
                .Take(AccountContent.WordsKept))
            {
                if (!numbers.TryGetValue(word, out var number)) numbers[word] = number = numbers.Count;
                cells.Add((account.Key, number, count));
            }
        }

        return new AccountContent(
            Layer.Of(Layer.PromptFamilies, accountCount, familyOf.Select(f => (f.Account, f.Family, 1.0))),
            Layer.Of(Layer.Words, accountCount, cells));
    }

    private void Close()
    {
        foreach (var (word, count) in ofAccount.OrderByDescending(w => w.Value).ThenBy(w => w.Key).Take(WordsHeld))
            held.Add((current, word, count));
        ofAccount.Clear();
    }
}
