using System.IO.Pipes;
using System.Text.Json;
using Dashboard.Backups;
using Dashboard.Casework;
using Dashboard.Commands;

namespace Dashboard.Control;

/// <summary>Answers the commands that find the workspace owned by this process, one after the other.</summary>
internal sealed partial class ControlServer(Workspace workspace, WorkspaceBackup backup, ILogger<ControlServer> log) : BackgroundService
{
    private readonly SemaphoreSlim answering = new(1, 1);

    /// <summary>Waits for an answer that is under way, so that a command that ends does not take it along.</summary>
    public async Task FinishAsync()
    {
        await answering.WaitAsync();
        answering.Release();
    }

    public override void Dispose()
    {
        answering.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var pipe = new NamedPipeServerStream(
                    ControlChannel.NameOf(workspace.Directory), PipeDirection.InOut, maxNumberOfServerInstances: 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
                await pipe.WaitForConnectionAsync(stoppingToken);
                await AnswerAsync(pipe, stoppingToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Without the channel everything else works: commands say that the workspace is in use.
                LogFailure(log, exception);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    private async Task AnswerAsync(NamedPipeServerStream pipe, CancellationToken stopping)
    {
        await answering.WaitAsync(stopping);
        using var asked = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            using var reader = ControlChannel.Reader(pipe);
            if (await ControlChannel.ReadAsync<ControlRequest>(reader, stopping) is not { } request) return;
            var whileAsked = CancelWhenLeftAsync(reader, asked);
            var reply = await BackUpAsync(request, pipe, asked.Token);
            await ControlChannel.WriteAsync(pipe, reply, stopping);
            await asked.CancelAsync();
            await whileAsked;
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            // Whoever asked has left, or is not a command of this program.
            LogFailure(log, exception);
        }
        finally
        {
            answering.Release();
        }
    }

    private async Task<ControlReply> BackUpAsync(ControlRequest request, NamedPipeServerStream pipe, CancellationToken cancellation)
    {
        try
        {
            var progress = new PipeProgress(pipe);
            return new ControlReply(Done: await backup.WriteAsync(Actor.CurrentUser(), request.Out, request.Overwrite, progress, cancellation));
        }
        catch (Exception exception)
        {
            if (CommandFailures.Sentence(exception) is { } sentence) return new ControlReply(Failure: sentence);
            LogFailure(log, exception);
            return new ControlReply(Failure: "The process that owns the workspace could not write the backup; its log has the detail. Nothing was kept.");
        }
    }

    // Nothing more is said by whoever asks: a line that ends is a command that was stopped.
    private static async Task CancelWhenLeftAsync(StreamReader reader, CancellationTokenSource asked)
    {
        try
        {
            while (await reader.ReadLineAsync(asked.Token) is not null)
            {
            }

            await asked.CancelAsync();
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            await asked.CancelAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A command could not be answered.")]
    private static partial void LogFailure(ILogger log, Exception exception);

    /// <summary>Passes progress on, in order; where it cannot, whoever asked has left, and reading finds that out.</summary>
    private sealed class PipeProgress(NamedPipeServerStream pipe) : IProgress<string>
    {
        public void Report(string value)
        {
            try
            {
                ControlChannel.WriteAsync(pipe, new ControlReply(Progress: value), CancellationToken.None).GetAwaiter().GetResult();
            }
            catch (IOException)
            {
            }
        }
    }
}
