using System.IO.Pipes;
using Dashboard.Failures;

namespace Dashboard.Control;

/// <summary>Asks the process that owns a workspace.</summary>
internal static class ControlClient
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    /// <summary>Lets that process do it, and returns its last answer; null when it does not answer.</summary>
    /// <exception cref="CommandFailedException">It could not; the message is its own.</exception>
    public static async Task<ControlReply?> AskAsync(
        string directory, ControlRequest request, Action<string> say, CancellationToken cancellation)
    {
        await using var pipe = new NamedPipeClientStream(
            ".", ControlChannel.NameOf(directory), PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            await pipe.ConnectAsync(ConnectLimit, cancellation);
        }
        catch (Exception exception) when (exception is TimeoutException or IOException or UnauthorizedAccessException)
        {
            return null;
        }

        await ControlChannel.WriteAsync(pipe, request, cancellation);
        using var reader = ControlChannel.Reader(pipe);
        while (await ControlChannel.ReadAsync<ControlReply>(reader, cancellation) is { } reply)
        {
            if (reply.Progress is { } progress) say(progress);
            if (reply.Failure is { } failure) throw new CommandFailedException(failure);
            if (reply.IsDone) return reply;
        }

        throw new CommandFailedException(
            "The process that owns the workspace ended before it was done. Nothing was kept; run the command again.");
    }
}
