using System.Security.Cryptography;
using System.Text;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds;
using Dashboard.Scenarios.Worlds.Library;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Tests.Worlds;

public sealed class WorldTests
{
    public static TheoryData<string> Names => SmallWorld.Names;

    [Fact]
    public void Catalogue_Always_HasEnoughWorldsAndHalfOfThemWithoutACampaign()
    {
        foreach (var (set, least) in new[] { (WorldSet.Open, 24), (WorldSet.Locked, 10) })
        {
            var worlds = WorldCatalogue.Of(set);
            var free = worlds.Count(world => world.Campaigns == 0);

            Assert.True(worlds.Count >= least, $"{worlds.Count} {set}");
            Assert.True(free * 2.3 >= worlds.Count, $"{free} of {worlds.Count} {set}");
        }

        Assert.True(WorldCatalogue.All.Count(world => world.Campaigns == 0) * 2 >= WorldCatalogue.All.Count);
        Assert.Equal(
            WorldCatalogue.All.Count,
            WorldCatalogue.All.Select(world => world.Name).Concat(Catalogue.ScenarioCatalogue.All.Select(scenario => scenario.Name))
            .Distinct().Count() - Catalogue.ScenarioCatalogue.All.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Create_SameSeed_IsTheSameWorld(string name)
    {
        string Made(ulong seed) => Fingerprint(WorldCatalogue.Create(new ScenarioRequest(name, 300, 4500, seed)));

        Assert.Equal(Made(5), Made(5));
        Assert.NotEqual(Made(5), Made(6));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Create_Asked_HasTheAccountsExactlyAndTheInteractionsAbout(string name)
    {
        var world = SmallWorld.Of(name);
        var asked = (double)SmallWorld.Accounts * world.About.PerAccount;

        Assert.Equal(SmallWorld.Accounts, world.Accounts.Count);
        Assert.Equal(SmallWorld.Accounts, world.Accounts.Select(account => account.AccountId).Distinct().Count());
        Assert.True(
            world.Interactions.Count > asked * .4 && world.Interactions.Count < asked * 2.5,
            $"{world.Interactions.Count} where {asked} were asked");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Truth_EveryAccount_IsOfACampaignOrOfANamedGroup(string name)
    {
        var world = SmallWorld.Of(name);

        Assert.Equal(world.Accounts.Select(account => account.AccountId), world.Truth.Select(truth => truth.AccountId));
        Assert.All(world.Truth, truth =>
        {
            Assert.Equal(truth.Role is WorldRole.Operator or WorldRole.Pool, truth.Campaign is not null);
            Assert.NotEqual(truth.Campaign is null, truth.Group is null);
            Assert.False(truth.Campaign is null && string.IsNullOrWhiteSpace(truth.Group));
            Assert.Equal(
                truth.Campaign is null ? null : world.Windows.Single(window => window.Campaign == truth.Campaign).Range, truth.Window);
        });
        Assert.Equal(world.About.Campaigns, world.Windows.Count);
        Assert.Equal(world.About.Campaigns == 0, world.About.Planted.StartsWith("No campaign", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Windows_Planted_MatchTheRows(string name)
    {
        var world = SmallWorld.Of(name);
        for (var number = 1; number <= world.Windows.Count; number++)
        {
            var window = world.Windows[number - 1];
            var rows = world.Interactions.Where(row => row.Campaign == number).ToList();
            var acting = rows.Select(row => row.Account).ToHashSet();

            Assert.Equal(window.Interactions, rows.Count);
            Assert.Equal(window.Range.FirstDate, DateOnly.FromDateTime(rows.Min(row => row.At)));
            Assert.Equal(window.Range.LastDate, DateOnly.FromDateTime(rows.Max(row => row.At)));
            Assert.All(acting, account => Assert.Equal(window.Campaign, world.Truth[account].Campaign));
            Assert.Equal(window.Accounts, world.Truth.Count(truth => truth.Campaign == window.Campaign));
            Assert.True(window.Accounts >= 30, $"{window.Campaign} has {window.Accounts} accounts.");
            Assert.True(acting.Count > window.Accounts * .9, $"{acting.Count} of {window.Accounts} accounts of {window.Campaign} act.");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_Always_AreInOrderAndLieInTheAccountsLife(string name)
    {
        var world = SmallWorld.Of(name);

        Assert.All(world.Interactions.Zip(world.Interactions.Skip(1)), pair => Assert.True(pair.First.At <= pair.Second.At));
        foreach (var row in world.Interactions)
        {
            var account = world.Accounts[row.Account];
            Assert.True(row.At >= account.CreatedAt, $"{account.AccountId} acts at {row.At:O} and was made at {account.CreatedAt:O}.");
            Assert.True(
                account.BannedAt is null || row.At < account.BannedAt.Value.AddSeconds(1), $"{account.AccountId} acts after its ban.");
            Assert.True(row is { InputTokens: > 0, OutputTokens: >= 0, CachedTokens: >= 0 } && row.CachedTokens <= row.InputTokens);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_Always_HaveTextsThatPeopleWouldWrite(string name)
    {
        var world = SmallWorld.Of(name);
        if (world.MissingColumns.Contains(InteractionColumn.Prompt)) return;

        Assert.All(world.Interactions, row => Assert.False(string.IsNullOrWhiteSpace(row.Prompt)));
        Assert.DoesNotContain(
            world.Interactions,
            row => row.Prompt!.Contains("{}", StringComparison.Ordinal) || row.Prompt.Contains('§', StringComparison.Ordinal));
        // Unlike people write some short prompts alike, and most things differently.
        var people = world.Interactions.Where(row => world.Truth[row.Account].Group == "individuals").ToList();
        if (people.Count == 0) return;
        var texts = people.GroupBy(row => row.Prompt!).ToList();
        Assert.True(texts.Count > people.Count * .5, $"{texts.Count} texts in {people.Count} rows");
        var common = texts.Max(text => text.Select(row => row.Account).Distinct().Count());
        Assert.True(common > 5, $"The commonest text is of {common} accounts.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void MissingColumns_Always_HoldNothing(string name)
    {
        var world = SmallWorld.Of(name);
        foreach (var column in world.MissingColumns)
        {
            Assert.All(world.Interactions, row => Assert.Null(column switch
            {
                InteractionColumn.Ip => row.Address,
                InteractionColumn.UserAgent => row.UserAgent,
                InteractionColumn.Device => row.Device,
                InteractionColumn.SessionId => row.Session,
                InteractionColumn.Prompt => row.Prompt,
                InteractionColumn.Payment => world.Accounts[row.Account].Payment,
                InteractionColumn.EmailDomain => world.Accounts[row.Account].EmailDomain,
                _ => null,
            }));
        }
    }

    [Theory]
    [InlineData("popular-tool", 10, null)]
    [InlineData("popular-tool", 1000, 2000L)]
    [InlineData("popular-tool", 10_000_000, null)]
    [InlineData("no such world", 1000, null)]
    public void Create_Impossible_SaysWhy(string name, int accounts, long? interactions) =>
        Assert.NotEmpty(
            Assert.Throws<ScenarioException>(() => WorldCatalogue.Create(new ScenarioRequest(name, accounts, interactions))).Message);

    private static string Fingerprint(WorldLog world)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var account in world.Accounts) hash.AppendData(Encoding.UTF8.GetBytes(account.ToString()));
        foreach (var truth in world.Truth) hash.AppendData(Encoding.UTF8.GetBytes(truth.ToString()));
        foreach (var row in world.Interactions)
            hash.AppendData(
                Encoding.UTF8.GetBytes(
                    $"{row.At:O}|{row.Account}|{row.Model}|{row.InputTokens}|{row.OutputTokens}|{row.Address}|{row.Session}|{row.SystemPrompt}|{row.Prompt}|{row.Campaign}"));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
