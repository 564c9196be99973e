namespace Dashboard.Interactions.Import.Reading;

/// <summary>Logs of servers in lines of plain text, which are told and refused: they lack what a log of requests needs.</summary>
internal static class ServerText
{
    private const int HeadBytes = 16 << 10;

    // What such a log has in its first lines, and what it is.
    private static readonly (string[] Has, string What)[] Known =
    [
        (["Received request ", "params: SamplingParams("],
            "the log of vLLM's server as text, whose times have no year and whose lines name no account. Let the server log JSON (VLLM_LOGGING_CONFIG_PATH)"),
        (["[GIN] ", " | 200 | ", "POST "],
            "the access log of a server written with Gin (Ollama, new-api) as text, which names no account and no model"),
        (["HTTP/1.", "\" 200 ", "] \"POST /"], "an access log as text. Let the server write it as JSON"),
    ];

    /// <exception cref="ImportException">It is such a log.</exception>
    public static void Refuse(LogFile log)
    {
        using var content = log.Open().Stream;
        var bytes = new byte[HeadBytes];
        ReadOnlySpan<byte> head = bytes.AsSpan(0, content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        foreach (var (has, what) in Known)
        {
            var isAll = true;
            foreach (var piece in has) isAll &= head.IndexOf(System.Text.Encoding.ASCII.GetBytes(piece)) >= 0;
            if (isAll)
                throw new ImportException(
                    $"{log.DisplayName} is {what}, or make a table of it with a column for each field. Nothing was imported.");
        }
    }
}
