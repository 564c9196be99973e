using System.Runtime.InteropServices;
using Dashboard.Analysis.Significance;
using Dashboard.Core;

namespace Dashboard.Analysis.CoAction;

/// <summary>
/// How likely two accounts act together as often as they do, when nothing is at work but how much each acts, when it does,
/// and how popular each object is at the time. The null is that of shuffling objects among the events of one block of
/// time, which keeps every account's number of events and their times and every object's number of uses in each block. Of
/// a pair the account with more events is taken as given; each event of the other hits one of its objects within the
/// window with that object's share of the uses of the block, independently of the rest, so that co-actions are a weighted
/// Poisson-binomial number (<see cref="WeightedSum"/>).
/// </summary>
public sealed class CoActionNull
{
    private readonly double window;
    private readonly Event[][] ofAccounts;
    private readonly Dictionary<(long Block, int Object), int> uses = [];
    private readonly Dictionary<long, int> blocks = [];

    /// <summary>Counts uses by block. O(n log n).</summary>
    /// <param name="events">The events; times in seconds.</param>
    /// <param name="window">How far apart two events may be to be a co-action, in seconds.</param>
    /// <param name="block">
    /// How long the stretches are within which objects are shuffled, in seconds: popularity is followed from one to the next.
    /// </param>
    /// <exception cref="ArgumentException">The window is negative or NaN, or blocks have no length.</exception>
    public CoActionNull(CoActionEvents events, double window, double block = 86_400)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (!(window >= 0) || !(block > 0)) throw new ArgumentException($"A window of {window} seconds in blocks of {block} cannot be.");
        this.window = window;
        var ofAccount = new List<Event>[events.Accounts.Length == 0 ? 0 : events.Accounts.Max() + 1];
        for (var i = 0; i < events.Accounts.Length; i++)
        {
            var at = new Event(events.Times[i], (long)Math.Floor(events.Times[i] / block), events.Objects[i]);
            (ofAccount[events.Accounts[i]] ??= []).Add(at);
            CollectionsMarshal.GetValueRefOrAddDefault(uses, (at.Block, at.Object), out _)++;
            CollectionsMarshal.GetValueRefOrAddDefault(blocks, at.Block, out _)++;
        }

        ofAccounts = [.. ofAccount.Select(e => e is null ? [] : e.OrderBy(a => a.Time).ToArray())];
    }

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("co-action-null", 1);

    /// <summary>
    /// The upper tail of a pair's number of co-actions. 1 for none. O(events of both + opportunities), and what the sum takes.
    /// </summary>
    /// <param name="first">The one account.</param>
    /// <param name="second">The other.</param>
    /// <param name="observed">Their co-actions, the weight of their edge.</param>
    public DiscreteTail Of(int first, int second, int observed)
    {
        var (given, other) = ofAccounts[first].Length >= ofAccounts[second].Length
            ? (ofAccounts[first], ofAccounts[second]) : (ofAccounts[second], ofAccounts[first]);
        var own = given.CountBy(e => e.Block).ToDictionary();
        var ownUses = given.CountBy(e => (e.Block, e.Object)).ToDictionary();
        var tries = new Dictionary<(double Probability, int Steps), long>();
        var met = new Dictionary<int, int>();
        var (from, to) = (0, 0);
        foreach (var at in other)
        {
            while (to < given.Length && given[to].Time - at.Time <= window)
                CollectionsMarshal.GetValueRefOrAddDefault(met, given[to++].Object, out _)++;
            while (from < to && at.Time - given[from].Time > window) Leave(met, given[from++].Object);
            double left = blocks[at.Block] - own.GetValueOrDefault(at.Block);
            foreach (var byTimes in met.GroupBy(m => m.Value))
            {
                var share = byTimes.Sum(
                    m => uses.GetValueOrDefault((at.Block, m.Key)) - ownUses.GetValueOrDefault((at.Block, m.Key))) / left;
                if (share > 0) CollectionsMarshal.GetValueRefOrAddDefault(tries, (share, byTimes.Key), out _)++;
            }
        }

        return WeightedSum.Tail([.. tries.Select(t => new BernoulliClass(Math.Min(1, t.Key.Probability), t.Value, t.Key.Steps))], observed);
    }

    private static void Leave(Dictionary<int, int> met, int left)
    {
        if (--met[left] == 0) met.Remove(left);
    }

    private readonly record struct Event(double Time, long Block, int Object);
}
