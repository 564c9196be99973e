using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds;
using Dashboard.Scenarios.Worlds.Library;

namespace Dashboard.Scenarios.Tests.Worlds;

/// <summary>
/// Nothing that a maker of worlds could give away by accident tells who is of a campaign: ids, order, place in a file, digits of hashes.
/// </summary>
public sealed class LeakTests
{
    public static TheoryData<string> Names =>
        [.. WorldCatalogue.All.Where(world => WorldCatalogue.Lacks(world.Name) is null && world.Campaigns > 0).Select(world => world.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ids_InTheirOrder_TellNothing(string name)
    {
        var world = SmallWorld.Of(name);
        var guilty = world.Truth.Select(truth => truth.Campaign is not null).ToArray();

        Assert.InRange(Auc(guilty, i => i), .4, .6);
        Assert.InRange(Runs(guilty), .75, 1.25);
        for (var digit = 5; digit < world.Accounts[0].AccountId.Length; digit++)
            Assert.InRange(Auc(guilty, i => world.Accounts[i].AccountId[digit]), .38, .62);
        Assert.Single(world.Accounts.Select(account => account.AccountId.Length).Distinct());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_OfOneMoment_AreInNoOrderOfMembership(string name)
    {
        var world = SmallWorld.Of(name);
        var milliseconds = world.Interactions.Select(row => row.At.Millisecond).ToArray();
        var guilty = world.Interactions.Select(row => row.Campaign > 0).ToArray();

        // Neither the digits of the time nor whether a place is odd.
        Assert.InRange(Auc(guilty, i => milliseconds[i]), .46, .54);
        Assert.InRange(Auc(guilty, i => i % 2), .46, .54);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_Never_NameTheTruth(string name)
    {
        var world = SmallWorld.Of(name);
        string[] words = [.. world.Windows.Select(window => window.Campaign), "campaign account", "bystander"];

        Assert.DoesNotContain(
            world.Interactions,
            row => words.Any(
                word => row.Prompt?.Contains(word, StringComparison.Ordinal) == true
                || row.SystemPrompt?.Contains(word, StringComparison.Ordinal) == true));
        Assert.DoesNotContain(
            world.Accounts,
            account => words.Any(
                word => $"{account.Organisation}{account.Programme}{account.EmailDomain}{account.Payment}".Contains(
                    word, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void OneField_Alone_SettlesNothing(string name)
    {
        var world = SmallWorld.Of(name);
        var members = world.Truth.Count(truth => truth.Campaign is not null);
        Func<ScenarioAccount, string?>[] fields = [account => account.Plan, account => account.Programme, account => account.Status];
        foreach (var field in fields)
        {
            Assert.DoesNotContain(
                world.Accounts.Select((account, i) => (Value: field(account), Guilty: world.Truth[i].Campaign is not null))
                .Where(pair => pair.Value is not null).GroupBy(pair => pair.Value),
                group => group.All(pair => pair.Guilty) && group.Count() > members * .8);
        }
    }

    /// <summary>The chance that a member's value is above another's; one half when the value tells nothing.</summary>
    private static double Auc(bool[] guilty, Func<int, double> value)
    {
        var groups = Enumerable.Range(0, guilty.Length).GroupBy(value).OrderBy(group => group.Key);
        var (below, sum, members) = (0.0, 0.0, guilty.Count(g => g));
        foreach (var group in groups)
        {
            var (inside, outside) = (group.Count(i => guilty[i]), group.Count(i => !guilty[i]));
            sum += inside * (below + outside / 2.0);
            below += outside;
        }

        return sum / (members * (double)(guilty.Length - members));
    }

    /// <summary>How many runs of members and others there are against what chance gives (Wald &amp; Wolfowitz 1940).</summary>
    private static double Runs(bool[] guilty)
    {
        var runs = 1 + guilty.Zip(guilty.Skip(1)).Count(pair => pair.First != pair.Second);
        double members = guilty.Count(g => g), others = guilty.Length - members;
        return runs / (2 * members * others / guilty.Length + 1);
    }
}
