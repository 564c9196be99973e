namespace Dashboard.Scenarios.Traffic;

/// <summary>One of a campaign's prompt templates.</summary>
/// <param name="Text">Its text, an index into <see cref="PromptTexts"/>.</param>
/// <param name="Capability">What it is aimed at.</param>
/// <param name="SystemPrompt">The system prompt it goes with.</param>
internal readonly record struct WorkTemplate(ushort Text, byte Capability, ulong SystemPrompt);

/// <summary>
/// A campaign's work: in each slot of time a few tasks are open, each made from a template, and each is answered
/// several times, by whichever accounts come next. Nothing is kept between draws: a slot's tasks follow from its number.
/// </summary>
/// <param name="slot">How long a set of tasks is open.</param>
/// <param name="openTasks">How many tasks are open at once.</param>
/// <param name="retriedShare">Share of sessions that take up a task of the last three days again.</param>
/// <param name="ownSystemPromptShare">Share of sessions under the template's system prompt; the rest use <paramref name="otherSystemPrompts"/>.</param>
/// <param name="filler">Unrelated requests sent in between, so that accounts look ordinary.</param>
internal sealed class WorkQueue(
    ulong key, Mix<WorkTemplate> templates, TimeSpan slot, int openTasks, double retriedShare, double ownSystemPromptShare,
    Mix<ulong> otherSystemPrompts, PromptSource filler, double fillerShare) : PromptSource
{
    private readonly long slotMilliseconds = (long)slot.TotalMilliseconds;

    public override Prompt Draw(ref RandomStream random, long unixMilliseconds)
    {
        if (random.Chance(fillerShare)) return filler.Draw(ref random, unixMilliseconds);
        var number = unixMilliseconds / slotMilliseconds;
        if (random.Chance(retriedShare)) number -= random.Below((int)(3L * Rhythm.MillisecondsPerDay / slotMilliseconds)) + 1;
        var task = new RandomStream(RandomStream.Mix(key, (ulong)number, (ulong)random.Below(openTasks)));
        var template = templates.Draw(ref task);
        var systemPrompt = random.Chance(ownSystemPromptShare) ? template.SystemPrompt : otherSystemPrompts.Draw(ref random);
        return new Prompt(task.Next() | 1, template.Text, template.Capability, systemPrompt);
    }
}
