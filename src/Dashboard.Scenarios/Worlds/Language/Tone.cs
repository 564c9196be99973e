using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Worlds.Language;

/// <summary>
/// How one person writes: in a language, about some subjects, with names of files, friends and places of their own, and
/// with habits of case, courtesy and typing.
/// </summary>
internal sealed class Tone
{
    private static readonly Mix<Tongue> Spoken = new(
        (Tongue.English, 55), (Tongue.Chinese, 12), (Tongue.Russian, 8), (Tongue.Spanish, 7), (Tongue.French, 6), (Tongue.German, 5),
        (Tongue.Portuguese, 4), (Tongue.Japanese, 3));

    private static readonly string[] Greetings = [
        "hi, ", "hello! ", "hey ", "good morning, ", "Dear assistant, ", "quick question: ", "ok so ", "hi again - ", "question: "];
    private static readonly string[] Closings = [
        " thanks", " thank you!", " thx", " please", " cheers", " pls", " many thanks", " thanks in advance", " :)"];

    private readonly string[] words;
    private readonly string[] names;
    private readonly string[] places;
    private readonly string[] functions;
    private readonly string[] files;
    private readonly string[] projects;
    private readonly Subject[] subjects;
    private readonly int casing;
    private readonly double typos;
    private readonly double courtesy;
    private readonly string greeting;
    private readonly string closing;

    /// <param name="dice">The person's own.</param>
    /// <param name="about">What they ask about, the first most of all; null for any two to four subjects.</param>
    /// <param name="tongue">Their language; null for any.</param>
    public Tone(Dice dice, Subject[]? about = null, Tongue? tongue = null)
    {
        Tongue = tongue ?? Spoken.Draw(ref dice.Stream);
        subjects = about ?? dice.Some([.. WorkSubjects.All, .. HomeSubjects.All], dice.Between(2, 4));
        words = [.. Enumerable.Range(0, 14).Select(_ => Invented.Word(dice))];
        names = [.. Enumerable.Range(0, 7).Select(_ => Invented.Name(dice))];
        places = [.. Enumerable.Range(0, 6).Select(_ => Invented.Name(dice))];
        functions = [.. Enumerable.Range(0, 16).Select(_ => Invented.Function(dice))];
        files = [.. Enumerable.Range(0, 9).Select(_ => Invented.File(dice))];
        projects = [.. Enumerable.Range(0, 4).Select(_ => Invented.Word(dice))];
        casing = dice.Below(3);
        typos = dice.Chance(.6) ? dice.Between(0, .012) : 0;
        courtesy = dice.Chance(.5) ? dice.Between(0, .25) : dice.Between(.2, .8);
        greeting = dice.Pick(Greetings);
        closing = dice.Pick(Closings);
    }

    public Tongue Tongue { get; }

    /// <summary>A subject for a conversation, mostly the first of theirs.</summary>
    public Subject Subject(Dice dice) => dice.Chance(.6) ? subjects[0] : dice.Pick(subjects);

    public string Ask(Subject subject, Dice dice)
    {
        // Whoever writes another language writes to programs, too, partly in English.
        if (Tongue != Tongue.English && !dice.Chance(.12)) return Tongues.Of(Tongue).Say("ask", dice, Own);
        var text = subject.Ask(dice, Own);
        if (dice.Chance(.25)) text += dice.Chance(.5) ? "\n" + subject.Ask(dice, Own) : ". also, " + subject.More(dice, Own);
        return Mannered(text, dice);
    }

    public string More(Subject subject, Dice dice)
    {
        if (dice.Chance(.22)) return Cased(SmallTalk.Draw(Tongue, dice), dice);
        return Tongue == Tongue.English ? Mannered(subject.More(dice, Own), dice) : Tongues.Of(Tongue).Say("more", dice, Own);
    }

    /// <summary>Any text in the person's manner: greeted, thanked for, cased and mistyped as they do.</summary>
    public string Mannered(string text, Dice dice)
    {
        if (dice.Chance(courtesy * .5)) text = greeting + text;
        if (dice.Chance(courtesy)) text = text.TrimEnd('.') + closing;
        return Mistyped(Cased(text, dice), dice);
    }

    /// <summary>What this person says for a name of the grammar: one of their own, or sometimes a new one.</summary>
    public string Own(string name, Dice dice) => name switch
    {
        "num" => Invented.Number(dice),
        "word" => dice.Chance(.7) ? dice.Pick(words) : Invented.Word(dice),
        "name" => dice.Chance(.7) ? dice.Pick(names) : Invented.Name(dice),
        "place" => dice.Chance(.6) ? dice.Pick(places) : Invented.Name(dice),
        "fn" => dice.Chance(.7) ? dice.Pick(functions) : Invented.Function(dice),
        "file" => dice.Chance(.7) ? dice.Pick(files) : Invented.File(dice),
        "own" => dice.Chance(.6) ? dice.Pick(projects) : Invented.Word(dice),
        _ => throw new InvalidOperationException($"No rule and no name of a person's own is called “{name}”."),
    };

    private string Cased(string text, Dice dice) => casing switch
    {
        0 => text.ToLowerInvariant(),
        1 => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..],
        _ => dice.Chance(.5) ? text.TrimEnd('.', '?') : text,
    };

    private string Mistyped(string text, Dice dice)
    {
        if (typos == 0) return text;
        var letters = text.ToList();
        for (var i = letters.Count - 2; i > 0; i--)
        {
            if (!char.IsLetter(letters[i]) || !dice.Chance(typos)) continue;
            if (dice.Chance(.4)) (letters[i], letters[i + 1]) = (letters[i + 1], letters[i]);
            else if (dice.Chance(.6)) letters.RemoveAt(i);
            else letters.Insert(i, letters[i]);
        }

        return string.Concat(letters);
    }
}
