using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Benchmarks;

/// <summary>
/// Has another .NET process collect its garbage, over the runtime's diagnostic socket: a trace session of the runtime's
/// provider with the keyword <c>GCHeapCollect</c> begins with a full collection. Linux and macOS.
/// </summary>
internal static class HeapCollection
{
    private const long HeapCollectKeyword = 0x800000;
    private const int Informational = 4;
    private const int NetTraceFormat = 1;
    private const int BufferMegabytes = 16;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    /// <summary>Returns when the process has had time to collect, and to give memory back.</summary>
    public static async Task RunAsync(int processId)
    {
        var pattern = string.Create(CultureInfo.InvariantCulture, $"dotnet-diagnostic-{processId}-*-socket");
        var path = Directory.GetFiles(Path.GetTempPath(), pattern).Single();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        await socket.SendAsync(Request());
        using var limit = new CancellationTokenSource(Settling);
        var trace = new byte[64 * 1024];
        try
        {
            // The trace is read and thrown away, so that the process never waits for its reader.
            while (await socket.ReceiveAsync(trace, limit.Token) > 0) { }
        }
        catch (OperationCanceledException)
        {
            // Closing the socket ends the session.
        }
    }

    // The command CollectTracing of the diagnostic protocol's event pipe set.
    private static byte[] Request()
    {
        using var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.Unicode, leaveOpen: true))
        {
            writer.Write(BufferMegabytes);
            writer.Write(NetTraceFormat);
            writer.Write(1);
            writer.Write(HeapCollectKeyword);
            writer.Write(Informational);
            WriteText(writer, "Microsoft-Windows-DotNETRuntime");
            WriteText(writer, "");
        }

        var size = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(size, (ushort)(20 + payload.Length));
        return [.. "DOTNET_IPC_V1\0"u8, .. size, 2, 2, 0, 0, .. payload.ToArray()];
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        writer.Write(text.Length + 1);
        writer.Write((text + '\0').AsSpan());
    }
}
