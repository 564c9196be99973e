namespace Dashboard.Scenarios.Worlds.Language;

/// <summary>Something that people ask about, in English.</summary>
internal sealed class Subject
{
    private readonly Grammar grammar;

    /// <param name="name">In one word.</param>
    /// <param name="capability">What a log calls it.</param>
    /// <param name="asks">Rules with <c>ask</c>, which opens a conversation.</param>
    /// <param name="follows">Rules with <c>more</c>, which goes on with it.</param>
    public Subject(string name, string capability, string asks, string follows)
    {
        (Name, Capability, grammar) = (name, capability, new Grammar(asks, follows));
    }

    public string Name { get; }

    public string Capability { get; }

    public string Ask(Dice dice, Func<string, Dice, string> own) => grammar.Say("ask", dice, own);

    public string More(Dice dice, Func<string, Dice, string> own) => grammar.Say("more", dice, own);
}
