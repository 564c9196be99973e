using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>
/// What a campaign's accounts are given: cards, devices and mail domains, shared in small groups within a batch,
/// so that no attribute covers the campaign and many accounts have none in common with their neighbours.
/// </summary>
internal sealed class Fitting
{
    private readonly string?[] cards;
    private readonly string[] domains;
    private readonly string[] plans;
    private readonly string?[] programmes;
    private readonly uint[] operatorExits;
    private readonly byte[] userAgents;
    private readonly double anyExitShare;
    private readonly int keptExits;

    private readonly CampaignPlan plan;
    private readonly ulong[] exitKeys;

    private Fitting(World world, CampaignPlan plan, IReadOnlyList<CampaignLife> lives, ref RandomStream random)
    {
        this.plan = plan;
        exitKeys = new ulong[lives.Count];
        cards = new string?[lives.Count];
        domains = new string[lives.Count];
        plans = new string[lives.Count];
        programmes = new string?[lives.Count];
        Devices = new ulong[lives.Count][];
        operatorExits = new uint[random.Between(2, 4)];
        foreach (ref var exit in operatorExits.AsSpan()) exit = Addresses.Hosting(random.Next());
        userAgents = [1, 3, (byte)random.Pick([0, 2, 6, 11, 12]), (byte)random.Pick([7, 8, 9, 11])];
        anyExitShare = random.Between(.1, .4);
        keptExits = random.Between(3, 8);
        Fit(world, lives, ref random);
    }

    public ulong[][] Devices { get; }

    public static Fitting Draw(World world, CampaignPlan plan, IReadOnlyList<CampaignLife> lives, ref RandomStream random) =>
        new(world, plan, lives, ref random);

    public ScenarioAccount Account(World world, CampaignLife life, int index, ref RandomStream random) => plan.Rented
        ? OrdinaryPerson.Account(world, life.Life, ref random) : new()
    {
        AccountId = world.NextAccountId(),
        CreatedAt = life.Life.CreatedAt,
        Plan = plans[index],
        Programme = programmes[index],
        EmailDomain = random.Chance(.04) ? null : domains[index],
        Payment = cards[index],
        Status = life.Life.Status,
        BannedAt = life.Life.BannedAt,
    };

    /// <summary>Where the account's sessions leave; one that carries on another's work has the same places kept for it.</summary>
    public Exits Exits(ProxyNetwork network, int origin, bool isOperator, ref RandomStream random)
    {
        var key = random.Next();
        if (exitKeys[origin] == 0) exitKeys[origin] = key;
        Exits proxy = new RotatingExits(network.Exits, exitKeys[origin], keptExits, random.Between(1, 5), anyExitShare);
        if (isOperator) return new EitherExit(new SharedExits(operatorExits), proxy, .3);
        return random.Chance(.1) ? new EitherExit(proxy, OrdinaryPerson.Connection(ref random), random.Between(.1, .6)) : proxy;
    }

    public byte[] UserAgents(ref RandomStream random) =>
        random.Chance(.6) ? [random.Pick(userAgents)] : [random.Pick(userAgents), random.Pick(userAgents)];

    private void Fit(World world, IReadOnlyList<CampaignLife> lives, ref RandomStream random)
    {
        var cardShare = plan.CardShare.Draw(ref random);
        var deviceShare = plan.DeviceShare.Draw(ref random);
        var disposableShare = random.Between(.35, .7);
        var cardGroup = random.Between(3, 10);
        var deviceGroup = random.Between(2, 6);
        // Aged accounts have a batch each; in buying cards and devices they go with their neighbours.
        for (var start = 0; start < lives.Count;)
        {
            var end = start + 1;
            while (end < lives.Count
                && (lives[end].Batch == lives[start].Batch || lives[start].Aged && lives[end].Aged && end - start < 30)) end++;
            FitBatch(world, start, end, cardShare, cardGroup, deviceShare, deviceGroup, disposableShare, ref random);
            start = end;
        }
    }

    private void FitBatch(
        World world, int start, int end, double cardShare, int cardGroup, double deviceShare, int deviceGroup, double disposableShare,
        ref RandomStream random)
    {
        var batchDomains = new string[3];
        foreach (ref var domain in batchDomains.AsSpan()) domain = World.DisposableDomain(random.Below(World.DisposableDomains));
        var batchPlan = random.Chance(.6) ? "api" : "plus";
        var programme = random.Chance(.15) ? random.Pick(["education", "startup credits", "research access"]) : null;
        var (card, cardUses) = ("", 0);
        var (device, deviceUses) = (0UL, 0);
        for (var i = start; i < end; i++)
        {
            plans[i] = random.Chance(.9) ? batchPlan : "free";
            programmes[i] = programme;
            domains[i] = random.Chance(disposableShare) ? random.Pick(batchDomains) : OrdinaryPerson.Webmail(ref random);
            if (random.Chance(cardShare))
            {
                if (cardUses-- <= 0) (card, cardUses) = (world.NextCard(), random.Between(2, cardGroup) - 1);
                cards[i] = card;
            }
            else
            {
                cards[i] = random.Chance(.5) ? world.NextCard() : null;
            }

            if (random.Chance(deviceShare))
            {
                if (deviceUses-- <= 0) (device, deviceUses) = (world.NextDevice(), random.Between(2, deviceGroup) - 1);
                Devices[i] = [device];
            }
            else
            {
                Devices[i] = random.Chance(.65) ? [random.Chance(.1) ? world.CommonDevice(ref random) : world.NextDevice()] : [];
            }
        }
    }
}
