using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Residents;

/// <summary>A world while it is being settled: groups add their residents, and say what each sends when.</summary>
internal sealed class Settlement
{
    private const int LettersPerToken = 4;

    private readonly List<Resident> residents = [];
    private readonly List<Sent> sent = [];
    private readonly List<(string Name, IReadOnlyList<string> Capabilities)> campaigns = [];
    private readonly ulong accountKey;
    private uint accountCount;
    private ulong cardCount;

    /// <param name="seed">The same seed settles the same world.</param>
    /// <param name="accounts">All accounts, exactly.</param>
    /// <param name="interactions">All interactions, about.</param>
    public Settlement(ulong seed, int accounts, long interactions)
    {
        (Seed, Accounts, Interactions) = (seed, accounts, interactions);
        var dice = Dice(1);
        accountKey = dice.Next();
        CarrierKey = dice.Next();
        FirstDate = new DateOnly(2026, 2, 1).AddDays(dice.Below(60));
        Days = dice.Between(42, 63);
        Releases = [Release("Atlas-4", dice.Between(.12, .3)), Release("Atlas-5", dice.Between(.5, .75))];

        ReleasedModel Release(string model, double at) =>
            new(model, FirstDate.AddDays((int)(Days * at)).ToDateTime(new TimeOnly(dice.Between(15, 19), 0), DateTimeKind.Utc));
    }

    public ulong Seed { get; }

    public int Accounts { get; }

    public long Interactions { get; }

    /// <summary>Interactions an account in the mean.</summary>
    public double PerAccount => (double)Interactions / Accounts;

    public DateOnly FirstDate { get; init; }

    public int Days { get; init; }

    public IReadOnlyList<ReleasedModel> Releases { get; }

    /// <summary>Columns that this world's provider does not log, for a world in which that differs by seed.</summary>
    public List<InteractionColumn> Missing { get; } = [];

    /// <summary>Which mobile carriers there are.</summary>
    public ulong CarrierKey { get; }

    /// <summary>Accounts that are not settled yet.</summary>
    public int Left => Accounts - residents.Count;

    public IReadOnlyList<Resident> Residents => residents;

    public IReadOnlyList<Sent> AllSent => sent;

    public IReadOnlyList<(string Name, IReadOnlyList<string> Capabilities)> Campaigns => campaigns;

    public DateTime Midnight => FirstDate.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    public Dice Dice(ulong purpose) => new(Seed, 1000 + purpose);

    /// <summary>So many accounts of all, at least <paramref name="least"/> and at most what is left.</summary>
    public int Part(double share, int least = 1) => Math.Min(Left, Math.Max(least, (int)Math.Round(Accounts * share)));

    /// <summary>Announces a campaign and returns its number.</summary>
    public int Campaign(string name, params string[] capabilities)
    {
        campaigns.Add((name, capabilities));
        return campaigns.Count;
    }

    /// <summary>Ids tell nothing of the order in which accounts were settled.</summary>
    public string NextAccountId() => $"acct_{RandomStream.Mix(accountKey, accountCount++) >> 20:x11}";

    public string NextCard() => $"card_{RandomStream.Mix(accountKey, 9, cardCount++) >> 28:x9}";

    public void Add(Resident resident)
    {
        if (Left == 0) throw new ScenarioException("The world is full: its groups ask for more accounts than it has.");
        resident.Number = residents.Count;
        residents.Add(resident);
    }

    public long MillisecondsOf(DateTime at) => (long)(at - Midnight).TotalMilliseconds;

    /// <summary>
    /// Lets a resident hold a conversation that begins at a moment; nothing is sent before it signed up or after it was banned.
    /// </summary>
    /// <param name="line">Where it comes from if not over the resident's line.</param>
    /// <param name="campaign">The campaign it is held for; 0 for none.</param>
    /// <param name="router">Which account sends the next turn, where a router stands in front of several; null for the resident.</param>
    /// <returns>How many interactions that was.</returns>
    public int Hold(Resident who, long at, Dialogue talk, int campaign = 0, Line? line = null, Func<Resident>? router = null)
    {
        if (at < MillisecondsOf(who.CreatedAt)) return 0;
        var dice = who.Dice;
        var exit = (line ?? who.Line)(at, dice);
        var (session, agent) = (RandomStream.Mix(dice.Next(), (ulong)at), dice.Pick(who.UserAgents));
        var device = who.Devices.Length == 0 ? null : dice.Pick(who.Devices);
        var texts = talk.Turns.Select(turn => turn.Prompt).ToArray();
        var (model, history, count) = (ModelOf(who, at, dice), Tokens(talk.SystemPrompt), 0);
        for (var i = 0; i < texts.Length; i++)
        {
            var turn = talk.Turns[i];
            if (i > 0) at += 800 + (long)(1000 * dice.LogNormal(turn.PauseSeconds, .9));
            if (at >= (long)Days * Rhythm.MillisecondsPerDay || at >= who.BannedAt) break;
            var status = dice.Unit() switch { < .005 => "rate_limited", < .009 => "error", < .012 => "refused", _ => "ok" };
            var (asked, answered) =
                (history + Tokens(turn.Prompt) + turn.Attached, status == "ok" ? 1 + (int)dice.Exponential(turn.Output) : 0);
            var cached = i > 0 && dice.Chance(.6) ? history * 9 / 10 : 0;
            var key = router?.Invoke() ?? who;
            Send(key, status);
            if (router is not null && status is ("rate_limited" or "error"))
            {
                // A router asks the next account at once.
                (at, key, status) = (at + 300 + (long)(1000 * dice.Exponential(1)), router(), "ok");
                answered = 1 + (int)dice.Exponential(turn.Output);
                if (at < (long)Days * Rhythm.MillisecondsPerDay && !(at >= key.BannedAt)) Send(key, status);
            }

            history = asked + answered;

            void Send(Resident account, string answer)
            {
                sent.Add(
                    new Sent(
                        account.Number, at, exit, session, agent, device, talk.SystemPrompt, texts, i, model, turn.Capability, asked,
                        answered, cached, answer, campaign));
                count++;
            }
        }

        return count;
    }

    private string ModelOf(Resident who, long at, Dice dice)
    {
        if (dice.Chance(who.SmallModelShare)) return "Atlas-3-mini";
        var model = "Atlas-3";
        foreach (var release in Releases)
        {
            if (at >= MillisecondsOf(release.At) + who.AdoptsAfterHours * Rhythm.MillisecondsPerHour) model = release.Model;
        }

        return model;
    }

    private static int Tokens(string? text) => text is null ? 0 : 1 + text.Length / LettersPerToken;
}

/// <summary>One request as it was sent, before the log decides what it keeps.</summary>
internal sealed record Sent(
    int Resident, long At, Exit Exit, ulong Session, string UserAgent, string? Device, string? SystemPrompt, string[] Texts, int Turn,
    string Model, string Capability,
    int Input, int Output, int Cached, string Status, int Campaign);
