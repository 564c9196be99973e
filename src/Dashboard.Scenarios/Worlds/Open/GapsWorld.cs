using Dashboard.Core;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>A campaign that shares something of everything, in a log that lacks any part of it but the work itself.</summary>
internal static class GapsWorld
{
    private static readonly InteractionColumn[][] Parts =
    [
        [InteractionColumn.Ip, InteractionColumn.Asn], [InteractionColumn.Payment], [InteractionColumn.EmailDomain],
        [InteractionColumn.Device], [InteractionColumn.UserAgent],
        [InteractionColumn.SessionId], [InteractionColumn.SystemPromptHash], [InteractionColumn.Capability],
    ];

    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "gaps",
            Real = "Providers log different things. By seed, each of eight parts of the log is missing with even odds: addresses, cards, mail domains, devices, clients, sessions, system prompts, capabilities.",
            Campaigns = 1,
            Planted = "One campaign, a fifth of the accounts, that shares exits, cards, mail domains, devices and clients in part, and frames with slots; a reseller and a tool beside it.",
            Visible = "By whatever is left; prompts always are.",
            Accounts = 1300,
            PerAccount = 50,
        },
        world =>
        {
            var dice = world.Dice(10);
            foreach (var part in Parts) world.Missing.AddRange(dice.Chance(.5) ? part : []);
            var number = world.Campaign("Plover", Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning);
            var (first, last) = (dice.Between(5, 10), world.Days - dice.Between(4, 9));
            var exits = Lines.HomeExits(Math.Max(16, world.Accounts / 30), dice);
            var pool =
                new Outfit { PerCard = 3, DomainShare = .4, Domains = 5, PerDevice = 4, Agents = 2,
                    Line = own => Lines.Rotating(exits, own.Between(4.0, 40), own) }
                .Settle(world, number, world.Part(dice.Between(.16, .25), 30), first, last, dice);
            new Dispatcher { AnswersPerTask = 1.5 }.Run(
                world, pool, first, last, pool.Length * world.PerAccount, Errands.Filled(new SlotTemplates(10, dice)), dice);
            new Reseller(world, dice).Settle(world, world.Part(.08), dice);
            new ToolUsers(dice).Settle(world, world.Part(.12), dice);
            Society.Settle(world);
        });
}
