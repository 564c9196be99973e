using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Innocents;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>A nation's examination: for weeks, pupils everywhere ask about the same past papers.</summary>
internal static class ExamSeasonWorld
{
    public static WorldRecipe Recipe { get; } = new(
        new WorldDescription
        {
            Name = "exam-season",
            Real = "Past papers of a national examination are public; a third of the accounts work on them in the five weeks before it, more each week, in any order, pasted or photographed and retyped, and stop on the day.",
            Planted = "No campaign. Hundreds of accounts share exact problems for weeks and end together; nobody's exit or card is another's but for libraries and mobile carriers.",
            Accounts = 1400,
            PerAccount = 40,
            Missing = [InteractionColumn.SystemPromptHash, InteractionColumn.Device],
        },
        world =>
        {
            var dice = world.Dice(10);
            var papers = new Problems(dice.Next(), 240);
            var exam = dice.Between(world.Days - 14, world.Days - 4);
            var zone = dice.Between(-5, 9);
            var libraries = Lines.HomeExits(8, dice);
            var pupils = world.Part(dice.Between(.25, .38));
            for (var i = 0; i < pupils; i++)
            {
                var favourites = dice.Some([.. Enumerable.Range(0, 8)], dice.Between(2, 5));
                Resident? self = null;
                Townsfolk.Settle(world, "pupils before an examination", dice, 1, change: who =>
                {
                    (who.OffsetHours, self) = (zone, who);
                    if (dice.Chance(.2)) who.Line = Lines.Either(Lines.Shared(libraries), who.Line, .5);
                }, talk: (at, moment) =>
                {
                    var days = exam - at / (double)Rhythm.MillisecondsPerDay;
                    if (days < 0 || moment.Chance(Math.Clamp(.25 + days / 40, .25, 1))) return Habits.Own(self!)(at, moment);
                    var number = moment.Pick(favourites) * 30 + moment.Below(30);
                    var text = moment.Chance(.45)
                        ? papers.Text(number) : self!.Tone.Mannered(string.Join(". ", papers.Clauses(number)), moment);
                    return new Dialogue(
                        null,
                        [.. Enumerable.Range(0, Habits.TurnCount(moment, 3)).Select(
                            turn => new Turn(turn == 0 ? text : self!.Tone.More(HomeSubjects.School, moment), papers.Capability(number)))]);
                });
            }

            CarrierCustomers.Settle(world, world.Part(.08), dice);
            Townsfolk.Settle(world);
        });
}
