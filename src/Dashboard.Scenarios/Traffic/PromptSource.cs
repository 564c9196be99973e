namespace Dashboard.Scenarios.Traffic;

/// <summary>What a session asks.</summary>
/// <param name="Hash">The gateway's keyed hash of the opening prompt; equal hashes stand for equal texts.</param>
/// <param name="Template">The template its text is written from, an index into <see cref="PromptWriter"/>.</param>
/// <param name="Capability">An index into <see cref="Core.Capabilities.All"/>.</param>
/// <param name="SystemPrompt">The hash of the system prompt; 0 for none.</param>
internal readonly record struct Prompt(ulong Hash, ushort Template, byte Capability, ulong SystemPrompt);

/// <summary>Where an account's prompts come from.</summary>
internal abstract class PromptSource
{
    /// <summary>The prompt of a session that starts at this time.</summary>
    public abstract Prompt Draw(ref RandomStream random, long unixMilliseconds);
}

/// <summary>Prompts that a person writes: nearly always new, now and then one that everybody writes.</summary>
internal sealed class OwnPrompts(PromptWriter texts, Mix<byte> capabilities, Mix<ulong> systemPrompts, double popularShare) : PromptSource
{
    public override Prompt Draw(ref RandomStream random, long unixMilliseconds)
    {
        var capability = capabilities.Draw(ref random);
        var systemPrompt = systemPrompts.Draw(ref random);
        return random.Chance(popularShare)
            ? texts.Popular(ref random, systemPrompt)
            : new Prompt(random.Next() | 1, texts.Ordinary(ref random, capability), capability, systemPrompt);
    }
}

/// <summary>
/// A fixed list that several accounts work through: a public benchmark, a course's exercises, a build's checks.
/// With a <paramref name="rotation"/>, only one part of the list is current at a time.
/// </summary>
internal sealed class ListedPrompts(
    PromptWriter texts, ulong key, int length, Mix<byte> capabilities, Mix<ulong> systemPrompts, TimeSpan? rotation = null, int current = 1)
    : PromptSource
{
    public override Prompt Draw(ref RandomStream random, long unixMilliseconds)
    {
        var item = rotation is { } period
            ? (int)((unixMilliseconds / (long)period.TotalMilliseconds * current + random.Below(current)) % length)
            : random.Below(length);
        // What an item asks belongs to the item, whoever asks it.
        var ofItem = new RandomStream(RandomStream.Mix(key, (ulong)item));
        var capability = capabilities.Draw(ref ofItem);
        var template = texts.Ordinary(ref ofItem, capability);
        return new Prompt(ofItem.Next() | 1, template, capability, systemPrompts.Draw(ref random));
    }
}

/// <summary>Some sessions ask this, the others that.</summary>
internal sealed class EitherPrompts(PromptSource usual, PromptSource other, double otherShare) : PromptSource
{
    public override Prompt Draw(ref RandomStream random, long unixMilliseconds) =>
        random.Chance(otherShare) ? other.Draw(ref random, unixMilliseconds) : usual.Draw(ref random, unixMilliseconds);
}
