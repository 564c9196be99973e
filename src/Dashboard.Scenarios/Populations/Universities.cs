using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Populations;

/// <summary>
/// Universities: hundreds of students behind the same few addresses, with one mail domain, who sign up in the same
/// week and type the same exercise in the same evening. With a name, all are at the one university of this name, whose
/// coding courses have a project of some weeks.
/// </summary>
internal sealed class Universities(int accounts, long interactions, string? soleName = null) : Population(accounts, interactions)
{
    private static readonly string[] Names = [
        "Harbour University", "Institute of Northgate", "Fellbrook College", "University of Eastmere"];

    public override void Settle(World world, Roster roster)
    {
        var random = Stream(world, 13, soleName);
        var activities = new List<Activity>(Accounts);
        var number = 0;
        var sizes = Stream(world, 14, soleName);
        foreach (var size in Groups(Accounts, () => soleName is null ? sizes.Between(60, 400) : Accounts).ToList())
        {
            var name = soleName ?? Names[number % Names.Length] + (number < Names.Length ? "" : $" {number / Names.Length + 1}");
            var domain = DomainOf(name);
            number++;
            var exits = new uint[random.Between(1, 3)];
            foreach (ref var exit in exits.AsSpan()) exit = Addresses.Office(random.Next());
            var offset = random.Between(-8, 10);
            var courses = Enumerable.Range(0, 1 + size / 50).Select(_ => (Key: random.Next(), SignUp: random.Below(World.Days - 40)))
                .ToList();
            var project = soleName is null ? null : Project.Draw(courses, ref random);
            var laboratory = Enumerable.Range(0, 1 + size / 12).Select(_ => world.NextDevice()).ToList();
            for (var i = 0; i < size; i++)
            {
                var (course, signUp) = random.Pick(courses);
                var life = Life.Ordinary(ref random, banShare: .002);
                if (random.Chance(.5))
                {
                    var day = signUp + random.Below(3);
                    life = new Life(
                        Life.Seconds(World.MidnightOf(day).AddHours(random.Between(8, 20))), day + 1, World.Days - 1, "active", null);
                }

                var account = roster.Add(new Member(
                    OrdinaryPerson.Account(world, life, ref random) with { Plan = "education", Programme = "education", Organisation = name,
                        EmailDomain = domain, Payment = random.Chance(.2) ? world.NextCard() : null },
                    AccountRole.University));
                var inProject = project?.Courses.Contains(course) ?? false;
                var persona = inProject ? Persona.Student with { Capabilities = Persona.Developer.Capabilities } : Persona.Student;
                var systemPrompts = inProject
                    ? new Mix<ulong>((project!.Assistant, .7), (0, .3)) : OrdinaryPerson.SystemPrompts(world, ref random);
                var exercises = new ListedPrompts(
                    world.Texts, course, 400, persona.Capabilities, systemPrompts, TimeSpan.FromDays(7), current: 12);
                var activity = OrdinaryPerson.Activity(
                    world, account, persona, life,
                    new EitherExit(new SharedExits(exits), OrdinaryPerson.Connection(ref random), random.Between(.2, .7)), ref random,
                    new EitherPrompts(
                        new OwnPrompts(world.Texts, persona.Capabilities, systemPrompts, .06), exercises, random.Between(.1, .5)), offset,
                    devices: random.Chance(.25) ? [random.Pick(laboratory), random.Pick(laboratory)] : null);
                if (inProject) activity.Lift(project!.FirstDay, project.LastDay, project.Lift);
                activities.Add(activity);
            }
        }

        roster.Share(activities, Interactions);
    }

    /// <summary>Weeks in which the courses that take part do little else, with the assistant their university gives them.</summary>
    private sealed record Project(ulong[] Courses, ulong Assistant, int FirstDay, int LastDay, double Lift)
    {
        public static Project Draw(List<(ulong Key, int SignUp)> courses, ref RandomStream random)
        {
            var firstDay = random.Between(25, 80);
            var share = random.Between(.3, .7);
            return new Project(
                [.. courses.Take(Math.Max(1, (int)(courses.Count * share))).Select(course => course.Key)], random.Next() | 1, firstDay,
                firstDay + random.Between(13, 27), random.Between(2.5, 5));
        }
    }
}
