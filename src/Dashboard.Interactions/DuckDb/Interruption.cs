namespace Dashboard.Interactions.DuckDb;

/// <summary>
/// Interrupts a connection's statement when a token is cancelled. DuckDB forgets an interruption that arrives just
/// before a statement begins, so it is repeated until the statement has ended.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    private readonly ConnectionHandle connection;
    private readonly CancellationToken cancellation;
    private readonly CancellationTokenRegistration registration;
    private readonly Lock gate = new();
    private Timer? timer;
    private bool isOver;

    public Interruption(ConnectionHandle connection, CancellationToken cancellation)
    {
        this.connection = connection;
        this.cancellation = cancellation;
        registration = cancellation.UnsafeRegister(static state => ((Interruption)state!).Begin(), this);
    }

    /// <summary>What an error of DuckDB means: that the caller cancelled, or its own message.</summary>
    public Exception Translate(string message) =>
        cancellation.IsCancellationRequested ? new OperationCanceledException(cancellation) : new DuckDbException(message);

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
            if (!isOver) NativeMethods.Interrupt(connection);
        }
    }
}
