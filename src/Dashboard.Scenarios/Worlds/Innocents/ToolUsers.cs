using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Innocents;

/// <summary>
/// The users of one popular tool: its default system prompt in front of most of what they send, a few stock prompts that its
/// buttons send, one user agent; what they ask, when and from where is each one's own.
/// </summary>
internal sealed class ToolUsers
{
    private static readonly string[] Buttons =
        ["Explain the selected code.", "Write unit tests for the selected code.", "Find problems in the selected code.",
            "Summarize this conversation so far.",
            "Generate a commit message for the staged changes.", "Continue", "Improve the readability of the selection.",
            "Suggest a title for this document."];

    private readonly string agent;
    private readonly string[] stock;

    public ToolUsers(Dice dice)
    {
        System = SystemPrompts.OfTool(dice);
        agent = $"{Invented.Word(dice)}-agent/0.{dice.Between(3, 30)}";
        stock = dice.Some(Buttons, dice.Between(3, 6));
    }

    public string System { get; }

    public void Settle(Settlement world, int accounts, Dice dice, string group = "a popular tool's users", double eagerness = 1)
    {
        for (var i = 0; i < accounts; i++)
        {
            var who = Newcomers.Person(
                world, dice, dice.Chance(.7) ? [WorkSubjects.Software, dice.Pick(WorkSubjects.All), dice.Pick(HomeSubjects.All)] : null,
                program: true);
            who.Group = group;
            world.Add(who);
            Equip(who, dice);
            Habits.Live(world, who, world.PerAccount * eagerness * Habits.Eagerness(dice), TalkOf(who, dice));
        }
    }

    /// <summary>Gives a resident the tool.</summary>
    public void Equip(Resident who, Dice dice)
    {
        who.UserAgents = [agent];
        if (dice.Chance(.7)) who.Rhythm = Rhythm.Office;
    }

    /// <summary>What somebody sends through the tool, and a little without it.</summary>
    public Talk TalkOf(Resident who, Dice dice)
    {
        var (own, bare, press) = (Habits.Own(who, System), Habits.Own(who), dice.Between(.02, .35));
        return Habits.Either((at, moment) => Pressed(own(at, moment), press, moment), bare, dice.Between(.8, 1));
    }

    private Dialogue Pressed(Dialogue talk, double share, Dice dice) => talk with
    {
        Turns = [.. talk.Turns.Select(turn => dice.Chance(share)
            ? new Turn(dice.Pick(stock), Capabilities.SoftwareEngineering) { Attached = (int)dice.LogNormal(900, 1) }
            : turn)],
    };
}
