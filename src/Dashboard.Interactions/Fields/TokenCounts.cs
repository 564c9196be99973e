namespace Dashboard.Interactions.Fields;

/// <summary>What a log's input tokens include, which differs by maker.</summary>
internal enum CacheCounting
{
    /// <summary>All that was read, from a cache, into one and beside both: OpenAI, OpenTelemetry.</summary>
    Within,

    /// <summary>What was read beside any cache; reads from one and writes to one are counted apart: Anthropic, Bedrock.</summary>
    Beside,
}

/// <summary>Brings counts of tokens to one meaning, whatever the log's maker counts.</summary>
internal static class TokenCounts
{
    /// <summary>All input tokens of a row.</summary>
    /// <param name="input">The log's input tokens; negative for none.</param>
    /// <param name="read">Those read from a cache; negative for none.</param>
    /// <param name="written">Those written to one; negative for none.</param>
    /// <param name="output">The output tokens; negative for none.</param>
    /// <param name="total">The row's own sum of all; negative for none.</param>
    /// <param name="counting">What the log's maker includes. A row whose own sum, or whose parts, contradict it is read as they
    /// say.</param>
    /// <returns>The tokens, negative for none, and whether the row contradicted.</returns>
    public static (long Input, bool Contradicts) All(long input, long read, long written, long output, long total, CacheCounting counting)
    {
        var cached = Math.Max(read, 0) + Math.Max(written, 0);
        if (input < 0 || cached == 0) return (input, false);
        var (within, beside) = (input + Math.Max(output, 0), input + cached + Math.Max(output, 0));
        var shown = input < cached || total == beside ? CacheCounting.Beside : total == within ? CacheCounting.Within : counting;
        return (shown == CacheCounting.Within ? input : input + cached, shown != counting);
    }
}
