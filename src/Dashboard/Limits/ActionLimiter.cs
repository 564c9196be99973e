using System.Threading.RateLimiting;
using Dashboard.Casework.Access;

namespace Dashboard.Limits;

/// <summary>What is limited where it starts from a button on a page, and so from no request of its own.</summary>
public enum LimitedAction
{
    /// <summary>Importing a file that was sent.</summary>
    Import,

    /// <summary>Writing or checking a packet.</summary>
    Export,
}

/// <summary>The limits of <see cref="RateLimits"/> for actions within a circuit, by who acts.</summary>
public sealed class ActionLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<(LimitedAction Action, string Person)> limiter =
        PartitionedRateLimiter.Create<(LimitedAction Action, string Person), string>(
        asked => BudgetOf(asked.Action).For($"{asked.Action} {asked.Person}"));

    /// <summary>Counts one action; null when it may go ahead, else the sentence why it may not.</summary>
    public string? Refusal(LimitedAction action, Actor actor)
    {
        using var lease = limiter.AttemptAcquire((action, actor.Name));
        return lease.IsAcquired ? null : RateLimits.Sentence(RateLimits.WaitOf(lease));
    }

    public void Dispose() => limiter.Dispose();

    private static Budget BudgetOf(LimitedAction action) => action switch
    {
        LimitedAction.Import => Budget.Import,
        LimitedAction.Export => Budget.Export,
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
