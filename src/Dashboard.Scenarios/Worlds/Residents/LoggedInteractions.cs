using System.Collections;

namespace Dashboard.Scenarios.Worlds.Residents;

/// <summary>What the log keeps of what was sent, made anew each time it is read.</summary>
internal sealed class LoggedInteractions(Sent[] sent, Func<Sent, WorldInteraction> log) : IReadOnlyList<WorldInteraction>
{
    public int Count => sent.Length;

    public WorldInteraction this[int index] => log(sent[index]);

    public IEnumerator<WorldInteraction> GetEnumerator() => sent.Select(log).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
