namespace Dashboard.Tests;

/// <summary>A clock that goes on when it is told to.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private long now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now;

    public void Step(TimeSpan by) => now += by.Ticks;
}
