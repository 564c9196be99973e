using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>
/// People who use the service for themselves, from home or on the move. Some try a public benchmark now and then,
/// so its prompts are nobody's mark.
/// </summary>
internal sealed class Individuals(int accounts, long interactions) : Population(accounts, interactions)
{
    public override void Settle(World world, Roster roster)
    {
        var random = world.Stream(10);
        var activities = new List<Activity>(Accounts);
        for (var i = 0; i < Accounts; i++)
        {
            var life = Life.Ordinary(ref random);
            var persona = Persona.Public.Draw(ref random);
            var account = roster.Add(new Member(Person.Account(world, life, ref random), AccountRole.Individual));
            PromptSource prompts = new OwnPrompts(world.Texts, persona.Capabilities, Person.SystemPrompts(world, ref random), random.Between(.01, .09));
            if (random.Chance(.05)) prompts = new EitherPrompts(prompts, world.Benchmark(), random.Between(.05, .5));
            activities.Add(Person.Activity(world, account, persona, life, Person.Connection(ref random), ref random, prompts));
        }

        roster.Share(activities, Interactions);
    }
}
