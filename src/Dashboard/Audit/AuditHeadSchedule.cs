using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Investigations.Audit;

namespace Dashboard.Audit;

/// <summary>Where heads go while the program serves; null where none was named.</summary>
public sealed record AuditHeadPlace(string? Path);

/// <summary>
/// Adds a head to the file outside when the program starts, every hour in which something was recorded, and when it ends.
/// </summary>
internal sealed partial class AuditHeadSchedule(
    AuditHeadPlace place, AuditHeadFile file, AuditTrail trail, TimeProvider time, ILogger<AuditHeadSchedule> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private string written = "";

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (place.Path is { } path) await AddAsync(path, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (place.Path is not { } path) return;
        using var timer = new PeriodicTimer(Every, time);
        do await AddAsync(path, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task AddAsync(string path, CancellationToken cancellation)
    {
        try
        {
            if (await trail.HeadAsync(cancellation) == written) return;
            await file.AddAsync(Actor.Program, path, cancellation);
            written = await trail.HeadAsync(cancellation);
        }
        catch (Exception exception) when (exception is CaseworkException or FormatException or IOException or UnauthorizedAccessException)
        {
            LogFailure(log, path, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No head of the audit log was added to {Path}: {Why}")]
    private static partial void LogFailure(ILogger log, string path, string why);
}
