using System.Globalization;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>What was found in the requests of a log, and in how many rows.</summary>
internal sealed class RequestNotes
{
    private static readonly string[] Shapes = [
        "messages", "OpenAI responses", "Gemini contents", "OpenTelemetry parts", "LangChain messages", "single texts",
        "texts with a model's marks"];

    private readonly long[] shapes = new long[Shapes.Length];
    private long unpacked;
    private long plain;
    private long silent;
    private long system;
    private long tools;
    private long calls;
    private long history;
    private long parameters;
    private long images;
    private long broken;

    public void AddPlain() => plain++;

    public void AddBroken() => broken++;

    public void Add(UnpackedRequest request)
    {
        unpacked++;
        shapes[(int)request.Shape]++;
        if (request.UserText is null) silent++;
        if (request.SystemPrompt is not null) system++;
        if (request.Tools.Count > 0) tools++;
        if (request.ToolCalls.Count + request.ToolResults > 0) calls++;
        if (request.History is not null) history++;
        if (request.Parameters is not null) parameters++;
        if (request.Images > 0) images++;
    }

    /// <summary>In sentences; none where no row held a request.</summary>
    /// <param name="columns">The names of the columns that held them.</param>
    public IEnumerable<string> Sentences(string columns)
    {
        if (broken > 0)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"In {broken:N0} rows {columns} held a request that cannot be taken apart, since it was cut short or printed in part as it was logged: they have no prompt, so that nobody is linked by a piece of a request.");
        if (unpacked == 0) yield break;
        var found = new (long Rows, string What)[]
        {
            (system, "a system prompt"), (tools, "tools"), (calls, "calls of tools or their results"), (history, "earlier messages"),
            (parameters, "parameters"), (images, "images or files, which stand in the prompt by name"),
        };
        var parts = found.Where(f => f.Rows > 0).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.What} in {f.Rows:N0}"))
            .ToList();
        var written = Shapes.Index().Where(s => shapes[s.Index] > 0)
            .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Item} {shapes[s.Index]:N0}"));
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{columns} held whole requests in {unpacked:N0} rows ({string.Join(", ", written)}): the prompt is the last text of the user{(parts.Count == 0 ? "" : $"; besides it there were {string.Join(", ", parts)}")}.");
        if (plain > 0)
            yield return string.Create(
                CultureInfo.InvariantCulture, $"In {plain:N0} rows it held a plain text, which is the prompt as it stands.");
        if (silent > 0)
            yield return string.Create(
                CultureInfo.InvariantCulture, $"In {silent:N0} requests the user says nothing: they have no prompt.");
    }
}
