using Dashboard.Core;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Worlds.Campaigns;

/// <summary>
/// A campaign's templates: a few long instructions with slots for a topic, a text or a name, which differ in every prompt.
/// </summary>
internal sealed class SlotTemplates
{
    private static readonly Grammar Grammar = new("""
        frame: You will act as {who} and answer in {form}. The subject is §. {rule} {rule} {end}|{who2} received the following request: §. {rule} Produce {form}. {rule} {end}
        |Write {form} on §. {rule} {rule} {rule} {end}|Input: §. {rule} Output: {form}. {rule} {end}
        who: an expert reviewer|a principal engineer|a domain specialist|an impartial judge|a patient instructor
        who2: An assistant|A helper model|The respondent|A service desk
        form: a numbered derivation|a complete program with comments|a dialogue between two experts|a structured report of five sections|a decision tree in words|a worked example with checks
        rule: Every claim needs a reason.|Write the reasoning before the result.|Mention what would change your mind.|Use no outside references.|Give at least {num} sub-steps.|Avoid hedging.|Keep the notation constant.
        |Define each term at first use.|Point out one wrong approach and why it fails.
        end: Begin now.|Finish with the word DONE.|Then list follow-up questions.|Rate your confidence from 1 to 10.|Do not apologise.
        slot: {adj} {thing} of {n} {things} in {place}|the {adj} {thing} that {name} {did} after {n} {things}|how {name} should {verb} {n} {things} with {adj} {thing}|{thing} versus {thing} for {things} in {place}
        adj: uneven|recursive|seasonal|contested|hidden|periodic|noisy|fragile|layered|delayed|irreversible|parallel|sparse|cyclic|mixed
        thing: allocation|numbering|dependency|boundary|ranking|estimate|ordering|merger|proof|pricing|cache|inheritance|forecast|circuit|migration|tokeniser
        things: ledgers|turbines|voters|matrices|packets|ferries|enzymes|lenses|contracts|harvests|tenants|graphs|clauses|shifts|signals|parsers
        did: proposed|rejected|measured|inherited|lost|automated
        verb: divide|audit|compress|schedule|compare|merge|teach|simulate
        n: {num}
        """);

    private readonly string[] frames;
    private readonly Tone names;

    public SlotTemplates(int count, Dice dice)
    {
        names = new Tone(dice, tongue: Tongue.English);
        frames = [.. Enumerable.Range(0, count).Select(_ => Grammar.Say("frame", dice, names.Own))];
    }

    public Turn Next(Dice dice)
    {
        string Fresh(string name, Dice moment) => name is "name" or "place" ? Invented.Name(moment) : names.Own(name, moment);
        var place = dice.Below(frames.Length);
        var capability =
            (place % 3) switch { 0 => Capabilities.SoftwareEngineering, 1 => Capabilities.ReasoningTraces, _ =>
                Capabilities.AgenticReasoning };
        return new Turn(
            frames[place].Replace("§", Grammar.Say("slot", dice, Fresh), StringComparison.Ordinal), capability) { Output = 800 };
    }
}
