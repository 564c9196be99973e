using System.IO.Pipes;
using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.People;
using Dashboard.Casework.Workspaces;
using Dashboard.Failures;
using Dashboard.Investigations.Backups;

namespace Dashboard.Control;

/// <summary>Answers the commands that find the workspace owned by this process.</summary>
internal sealed partial class ControlServer(Workspace workspace, WorkspaceBackup backup, PeopleRegister people, ILogger<ControlServer> log)
    : BackgroundService
{
    private readonly Lock gate = new();
    private readonly List<Task> answers = [];

    /// <summary>Waits for the answers that are under way, so that a command that ends does not take them along.</summary>
    public Task FinishAsync()
    {
        lock (gate) return Task.WhenAll(answers);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var next = Listen();
        try
        {
            while (next is not null)
            {
                var connected = next;
                var isConnected = await IsConnectedAsync(connected, stoppingToken);

                // The next one listens before this one is answered or given up: who comes in between waits for it.
                next = Listen();
                if (isConnected) Track(AnswerAsync(connected, stoppingToken));
                else await connected.DisposeAsync();
            }
        }
        finally
        {
            if (next is not null) await next.DisposeAsync();
            await FinishAsync();
        }
    }

    // Without the channel everything else works: commands say that the workspace is in use.
    private NamedPipeServerStream? Listen()
    {
        try
        {
            return new NamedPipeServerStream(
                ControlChannel.NameOf(workspace.Directory), PipeDirection.InOut, NamedPipeServerStream.MaxAllowedServerInstances,
                PipeTransmissionMode.Byte,
                PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogFailure(log, exception);
            return null;
        }
    }

    private async Task<bool> IsConnectedAsync(NamedPipeServerStream pipe, CancellationToken stopping)
    {
        try
        {
            await pipe.WaitForConnectionAsync(stopping);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody else's process, or one that has left already.
            LogFailure(log, exception);
            return false;
        }
    }

    private void Track(Task answer)
    {
        lock (gate)
        {
            answers.RemoveAll(a => a.IsCompleted);
            answers.Add(answer);
        }
    }

    private async Task AnswerAsync(NamedPipeServerStream pipe, CancellationToken stopping)
    {
        await using (pipe)
        {
            using var asked = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            try
            {
                using var reader = ControlChannel.Reader(pipe);
                if (await ControlChannel.ReadAsync<ControlRequest>(reader, stopping) is not { } request) return;
                var watching = CancelWhenLeftAsync(reader, asked);
                var reply = await DoAsync(request, pipe, asked.Token);
                await ControlChannel.WriteAsync(pipe, reply, CancellationToken.None);
                await asked.CancelAsync();
                await watching;
            }
            catch (Exception exception) when (exception is IOException or JsonException or OperationCanceledException)
            {
                // Whoever asked has left, or is not a command of this program; or the program ends.
                LogFailure(log, exception);
            }
        }
    }

    private async Task<ControlReply> DoAsync(ControlRequest request, NamedPipeServerStream pipe, CancellationToken cancellation)
    {
        try
        {
            if (request.Unlock is { } person)
            {
                await people.UnlockAsync(Actor.CurrentUser(), person, cancellation);
                return new ControlReply(IsDone: true);
            }

            var progress = new PipeProgress(pipe);
            return new ControlReply(
                IsDone: true, Backup: await backup.WriteAsync(Actor.CurrentUser(), request.Out, request.Overwrite, progress, cancellation));
        }
        catch (Exception exception)
        {
            if (CommandFailures.Sentence(exception) is { } sentence) return new ControlReply(Failure: sentence);
            LogFailure(log, exception);
            return new ControlReply(
                Failure: "The process that owns the workspace could not do it; its log has the detail. Nothing was kept.");
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
