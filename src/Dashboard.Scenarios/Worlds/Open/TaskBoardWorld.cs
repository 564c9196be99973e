using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Campaigns;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Open;

/// <summary>
/// A campaign of people: each takes tasks from one board when it suits them, from home, and talks of their own things besides.
/// </summary>
internal static class TaskBoardWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "task-board",
            Real = "Paid annotators collect answers by hand: people with hours, homes and browsers of their own, whose accounts are theirs. Only the work comes from one place.",
            Campaigns = 1,
            Planted = "One campaign, a sixth of the accounts: people who take tasks from one board, paste most of each and ask on in their own words; a quarter of what they send is their own.",
            Visible = "Tasks that several unlike people paste within a day or two, one board's kinds of work in most of what each sends; no hours, no exits, no cards.",
            Accounts = 1300,
            PerAccount = 50,
            Missing = [InteractionColumn.SystemPromptHash],
        },
        world =>
        {
            var dice = world.Dice(10);
            var number = world.Campaign("Sanderling", Capabilities.ReasoningTraces, Capabilities.SoftwareEngineering);
            var (first, last) = (dice.Between(4, 9), world.Days - dice.Between(4, 9));
            var list = new Problems(dice.Next(), 1 << 20);
            var workers = world.Part(dice.Between(.14, .19), 30);
            for (var i = 0; i < workers; i++)
            {
                var who = Newcomers.Person(world, dice);
                (who.Campaign, who.Group, who.Role) = (number, "", i == 0 ? WorldRole.Operator : WorldRole.Pool);
                (who.FirstDay, who.LastDay) = (first, last);
                who.CreatedAt = world.Midnight.AddDays(first - dice.Exponential(60));
                world.Add(who);
                Work task = (place, own, _, moment) => Asked(list, place, own, moment);
                // Somebody works on the first and on the last day.
                if (i < 3)
                {
                    foreach (var day in (int[])[first, last])
                        world.Hold(who, (day * 24L + 12) * Rhythm.MillisecondsPerHour, task(day * 80, who, 0, dice), number);
                }

                Habits.Live(
                    world, who, world.PerAccount * Math.Max(.5, Habits.Eagerness(dice)),
                    Habits.Either(Errands.FromBoard(task, who, 24, 80), Habits.Own(who), .75));
            }

            Society.Settle(world);
        });

    /// <summary>The task as the board words it, mostly, and a question or two of one's own about the answer.</summary>
    private static Dialogue Asked(Problems list, int place, Resident who, Dice dice)
    {
        var number = place % list.Count;
        var text = dice.Chance(.6)
            ? list.Text(number) : who.Tone.Mannered(string.Join(dice.Pick([". ", ", ", "; "]), list.Clauses(number)), dice);
        var turns = new List<Turn> { new(text, list.Capability(number)) { Output = 700 } };
        while (dice.Chance(.35) && turns.Count < 4)
            turns.Add(
                new Turn(
                    dice.Pick(["Show every step.", "Are you sure? Check it again.", "Now explain why.", "Write out your whole reasoning."]),
                    Capabilities.ReasoningTraces) { Output = 600 });
        return new Dialogue(null, turns);
    }
}
