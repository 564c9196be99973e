using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>
/// Universities: hundreds of students behind the same few addresses, with one mail domain, who sign up in the same
/// week and type the same exercise in the same evening.
/// </summary>
internal sealed class Universities(int accounts, long interactions) : Population(accounts, interactions)
{
    private static readonly string[] Names = ["Harbour University", "Institute of Northgate", "Fellbrook College", "University of Eastmere"];

    public override void Settle(World world, Roster roster)
    {
        var random = world.Stream(13);
        var activities = new List<Activity>(Accounts);
        var number = 0;
        var sizes = world.Stream(14);
        foreach (var size in Groups(Accounts, () => sizes.Between(60, 400)).ToList())
        {
            var name = Names[number % Names.Length] + (number < Names.Length ? "" : $" {number / Names.Length + 1}");
            var domain = name.Replace(' ', '-').ToLowerInvariant() + ".example";
            number++;
            var exits = new uint[random.Between(1, 3)];
            foreach (ref var exit in exits.AsSpan()) exit = Addresses.Office(random.Next());
            var offset = random.Between(-8, 10);
            var courses = Enumerable.Range(0, 1 + size / 50).Select(_ => (Key: random.Next(), SignUp: random.Below(World.Days - 40))).ToList();
            var laboratory = Enumerable.Range(0, 1 + size / 12).Select(_ => world.NextDevice()).ToList();
            for (var i = 0; i < size; i++)
            {
                var (course, signUp) = random.Pick(courses);
                var life = Life.Ordinary(ref random, banShare: .002);
                if (random.Chance(.5))
                {
                    var day = signUp + random.Below(3);
                    life = new Life(Life.Seconds(World.MidnightOf(day).AddHours(random.Between(8, 20))), day + 1, World.Days - 1, "active", null);
                }

                var account = roster.Add(new Member(
                    Person.Account(world, life, ref random) with { Plan = "education", Programme = "education", Organisation = name, EmailDomain = domain, Payment = random.Chance(.2) ? world.NextCard() : null },
                    AccountRole.University));
                var systemPrompts = Person.SystemPrompts(world, ref random);
                var exercises = new ListedPrompts(world.Texts, course, 400, Persona.Student.Capabilities, systemPrompts, TimeSpan.FromDays(7), current: 12);
                activities.Add(Person.Activity(
                    world, account, Persona.Student, life, new EitherExit(new SharedExits(exits), Person.Connection(ref random), random.Between(.2, .7)), ref random,
                    new EitherPrompts(new OwnPrompts(world.Texts, Persona.Student.Capabilities, systemPrompts, .06), exercises, random.Between(.1, .5)), offset,
                    devices: random.Chance(.25) ? [random.Pick(laboratory), random.Pick(laboratory)] : null));
            }
        }

        roster.Share(activities, Interactions);
    }
}
