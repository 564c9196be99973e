namespace Dashboard.Scenarios.Traffic;

/// <summary>One of a campaign's prompt templates.</summary>
/// <param name="Text">Its text, an index into <see cref="PromptWriter"/>.</param>
/// <param name="Capability">What it is aimed at.</param>
/// <param name="SystemPrompt">The system prompt it goes with, before it is reworded for a group of accounts.</param>
internal readonly record struct WorkTemplate(ushort Text, byte Capability, ulong SystemPrompt);

/// <summary>
/// A campaign's work: in each slot of time a few tasks are open, each made from a template, and each is answered
/// several times, by whichever accounts come next. Nothing is kept between draws: a slot's tasks follow from its number.
/// </summary>
/// <param name="slot">How long a set of tasks is open.</param>
/// <param name="openTasks">How many tasks are open at once.</param>
/// <param name="retriedShare">Share of sessions that take up a task of the last three days again.</param>
internal sealed class WorkQueue(ulong key, Mix<WorkTemplate> templates, TimeSpan slot, int openTasks, double retriedShare)
{
    private readonly long slotMilliseconds = (long)slot.TotalMilliseconds;
    private (long Slot, Mix<WorkTemplate> Templates)? turn;

    /// <summary>The same queue, with tasks of other templates from some moment on.</summary>
    public WorkQueue TurningTo(Mix<WorkTemplate> others, DateTime at) =>
        new(key, templates, slot, openTasks,
            retriedShare) { turn = (new DateTimeOffset(at).ToUnixTimeMilliseconds() / slotMilliseconds, others) };

    public Prompt Take(ref RandomStream random, long unixMilliseconds)
    {
        var number = unixMilliseconds / slotMilliseconds;
        if (random.Chance(retriedShare)) number -= random.Below((int)(3L * Rhythm.MillisecondsPerDay / slotMilliseconds)) + 1;
        var task = new RandomStream(RandomStream.Mix(key, (ulong)number, (ulong)random.Below(openTasks)));
        var template = (number >= turn?.Slot ? turn.Value.Templates : templates).Draw(ref task);
        return new Prompt(task.Next() | 1, template.Text, template.Capability, template.SystemPrompt);
    }
}

/// <summary>What one account takes from the queue.</summary>
/// <param name="wording">Accounts with the same number send the same wording of a system prompt.</param>
/// <param name="ownSystemPromptShare">Share of sessions under the queue's system prompts; the rest use
/// <paramref name="otherSystemPrompts"/>.</param>
/// <param name="filler">Unrelated requests sent in between, so that the account looks ordinary.</param>
internal sealed class HandedWork(
    WorkQueue queue, ulong wording, double ownSystemPromptShare, Mix<ulong> otherSystemPrompts, PromptSource filler, double fillerShare)
    : PromptSource
{
    public override Prompt Draw(ref RandomStream random, long unixMilliseconds)
    {
        if (random.Chance(fillerShare)) return filler.Draw(ref random, unixMilliseconds);
        var task = queue.Take(ref random, unixMilliseconds);
        var systemPrompt = random.Chance(ownSystemPromptShare)
            ? RandomStream.Mix(task.SystemPrompt, wording) | 1 : otherSystemPrompts.Draw(ref random);
        return task with { SystemPrompt = systemPrompt };
    }
}
