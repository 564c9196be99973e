namespace Dashboard.Interactions.DuckDb;

/// <summary>
/// Interrupts a statement when a token is cancelled. DuckDB forgets an interruption that arrives just before a statement
/// begins, so it is repeated until the statement has ended.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    private readonly Action interrupt;
    private readonly CancellationToken cancellation;
    private readonly CancellationTokenRegistration registration;
    private readonly Lock gate = new();
    private Timer? timer;
    private bool isOver;

    public Interruption(Action interrupt, CancellationToken cancellation)
    {
        this.interrupt = interrupt;
        this.cancellation = cancellation;
        registration = cancellation.UnsafeRegister(static state => ((Interruption)state!).Begin(), this);
    }

    /// <summary>What a call of the library answers.</summary>
    /// <exception cref="OperationCanceledException">It failed, and the caller had cancelled.</exception>
    /// <exception cref="DuckDbException">It failed, with DuckDB's own message.</exception>
    public T Translated<T>(Func<T> call)
    {
        try
        {
            return DuckDbException.Translating(call);
        }
        catch (Exception e) when (e is DuckDbException or OperationCanceledException)
        {
            // The library's own cancellation has no token, by which whoever cancelled knows it.
            cancellation.ThrowIfCancellationRequested();
            throw;
        }
    }

    public void ThrowIfCancelled() => cancellation.ThrowIfCancellationRequested();

    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
            timer?.Dispose();
        }

        registration.Dispose();
    }

    private void Begin()
    {
        lock (gate)
        {
            if (!isOver) timer = new Timer(static state => ((Interruption)state!).Interrupt(), this, TimeSpan.Zero, Period);
        }
    }

    private void Interrupt()
    {
        // Under the lock, so that it never reaches a statement that comes after this one.
        lock (gate)
        {
            if (!isOver) interrupt();
        }
    }
}
