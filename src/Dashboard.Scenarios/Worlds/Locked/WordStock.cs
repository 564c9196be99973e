using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>
/// How people of locked worlds write: each has a small stock of nouns, verbs and qualities out of large ones, and builds phrases
/// from parts of speech rather than from sentences with slots.
/// </summary>
internal sealed class WordStock
{
    private static readonly string[] Nouns =
        ("harbour kettle ledger violin tenant orchard invoice glacier bracket pension harness parcel turbine saddle hostel quilt tariff beacon canvas furnace permit widget anthem cellar tractor "
        + "syllabus embryo rooftop lantern aquarium timetable mortgage compiler festival clinic ferry blanket lever sermon playlist cathedral battery census orchid headline cabinet tunnel mascot recipe "
        + "spreadsheet hedge puzzle sculpture warranty broth thermostat treaty scarf drone archive pump vaccine minaret sandal zipper canyon dossier flute tarmac vineyard locker raft oven curfew helmet "
        + "antenna magnet ballot pigment robot module carousel receipt gondola syringe fabric reservoir passport trellis keyboard incubator mural avalanche logo barometer crate podium suburb filter "
        + "trombone kiosk shelter pasture elevator dictionary comet gravel handbook easel cradle hinge cinema molecule quarry banner schedule anchor sponge laptop terrace lawsuit statue cushion telescope").Split(' ');

    private static readonly string[] Verbs =
        ("assemble mend compare describe label predict rename shrink translate sketch defend postpone rehearse weigh simulate polish decorate dismantle summarise rank estimate negotiate classify grow store "
        + "repaint cancel explain tidy insulate transpose calibrate adapt illustrate refund rotate inspect schedule combine shorten brew tune deliver measure invent sort advertise restore refactor debug plot").Split(' ');

    private static readonly string[] Qualities =
        ("rusty affordable bilingual fragile seasonal oversized municipal secondhand waterproof vague colourful noisy medieval compact portable gloomy fermented hollow crooked formal drowsy magnetic humble "
        + "transparent annual coastal sour volatile wooden cheerful digital lopsided remote overdue stubborn edible silent vintage steep tropical rented glossy legal tiny mouldy elegant").Split(' ');

    private static readonly string[] Openers =
        ["", "", "", "could someone tell me how to", "need to", "what happens if i", "please", "should i", "is there a trick to",
            "my aunt wants to", "before friday i have to", "best way to", "our club would like to",
            "for work i must", "i keep failing to", "quick one:", "never managed to", "walk me through how to", "why would anybody",
            "any tips to", "suppose we"];

    private static readonly string[] Joins = [
        "with", "without", "near", "before", "instead of", "under", "between", "despite", "after", "for", "like", "beside"];

    private static readonly string[] Tails =
        ["", "", "", "and keep it cheap", "in a table", "but briefly", "as if i were ten", "and tell me what it costs",
            "since the old one broke", "in two versions", "if that is legal", "without buying anything",
            "so that my boss agrees", "and where do i start", "with numbers", "sources please", "no small talk", "for a beginner",
            "and why", "in my own words"];

    private readonly string[] nouns;
    private readonly string[] verbs;
    private readonly string[] qualities;
    private readonly double chatter;
    private readonly bool lower;

    public WordStock(Dice dice)
    {
        (nouns, verbs, qualities) =
            (dice.Some(Nouns, dice.Between(18, 45)), dice.Some(Verbs, dice.Between(10, 24)), dice.Some(Qualities, dice.Between(8, 20)));
        (chatter, lower) = (dice.Between(.1, .9), dice.Chance(.55));
    }

    public string Phrase(Dice dice) => $"{(dice.Chance(.6) ? dice.Pick(qualities) + " " : "")}{dice.Pick(nouns)}";

    /// <summary>A request of one to four clauses.</summary>
    public string Request(Dice dice)
    {
        var text =
            $"{dice.Pick(Openers)} {dice.Pick(verbs)} {(dice.Chance(.5) ? "the" : "a")} {Phrase(dice)} {dice.Pick(Joins)} {(dice.Chance(.4) ? dice.Between(2, 90) + " " : "")}{Phrase(dice)}";
        while (dice.Chance(chatter * .5))
            text += dice.Pick([", then ", ". ", " because ", " while ", "; "])
                + $"{dice.Pick(verbs)} {Phrase(dice)} {dice.Pick(Joins)} {Phrase(dice)}";
        text = $"{text} {dice.Pick(Tails)}".Trim().Replace("  ", " ", StringComparison.Ordinal);
        return lower ? text : char.ToUpperInvariant(text[0]) + text[1..] + (dice.Chance(.7) ? "." : "");
    }

    public string FollowUp(Dice dice) => dice.Below(6) switch
    {
        0 =>
            dice.Pick(
                ["ok", "thanks", "continue", "why", "more", "yes", "again", "shorter", "no", "go on", "hm", "next", "great", "wait, why"]),
        1 => $"and the {Phrase(dice)}?",
        2 => $"what about {dice.Pick(verbs)}ing it",
        3 => $"{dice.Pick(verbs)} it {dice.Pick(Joins)} {Phrase(dice)}",
        4 => $"no, the {dice.Pick(nouns)}",
        _ => Request(dice),
    };

    /// <summary>Somebody's own conversations in these words.</summary>
    public Talk Own(string? system = null, double turns = Habits.Turns) => (_, dice) => new Dialogue(
        system,
        [.. Enumerable.Range(0, Habits.TurnCount(dice, turns))
            .Select(
                i => new Turn(
                    i == 0 ? Request(dice) : FollowUp(dice),
                    Core.Capabilities.General) { Attached = dice.Chance(.15) ? (int)dice.LogNormal(600, 1.2) : 0 })]);
}
