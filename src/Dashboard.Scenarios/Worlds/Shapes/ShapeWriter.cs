using System.Globalization;
using System.Text;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Shapes;

/// <summary>One maker's shape: what its file is called, and its lines.</summary>
/// <param name="Shape">Which.</param>
/// <param name="Name">What it is asked for by.</param>
/// <param name="Files">The files, each with its lines.</param>
internal sealed record ShapeWriter(LogShape Shape, string Name, IReadOnlyList<ShapeFile> Files)
{
    /// <summary>What an account is called in this log; most makers write its id as it is.</summary>
    public Func<string, string> NameOfAccount { get; init; } = static id => id;
}

/// <summary>A file of a shape.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Lines">Its lines, made from a world.</param>
internal sealed record ShapeFile(string Name, Func<WorldLog, IEnumerable<string>> Lines);

/// <summary>The shapes by name.</summary>
public static class LogShapes
{
    private static readonly ShapeWriter[] Writers =
    [
        GenericShape.Csv, GenericShape.Ndjson, OpenTelemetryShape.Lines, OpenTelemetryShape.File, LiteLlmShape.Writer, LangfuseShape.Writer,
        HeliconeShape.Writer,
        BedrockShape.Writer, ApiManagementShape.Writer, NewApiShape.Writer, OpenRouterShape.Writer, CloudflareShape.Writer,
        KongShape.Writer,
    ];

    /// <summary>In the order they are shown.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Writers.Select(writer => writer.Name)];

    public static string Name(this LogShape shape) => Of(shape).Name;

    /// <summary>The shape of that name; null if there is none.</summary>
    public static LogShape? Find(string name) => Writers.FirstOrDefault(writer => writer.Name == name)?.Shape;

    /// <summary>The files of a shape in a folder, in the order to import them.</summary>
    public static IReadOnlyList<string> Files(this LogShape shape) => [.. Of(shape).Files.Select(file => file.Name)];

    /// <summary>What an account is called in a log of that shape.</summary>
    public static string NameOfAccount(this LogShape shape, string accountId) => Of(shape).NameOfAccount(accountId);

    /// <summary>Writes a world's log into a folder that exists.</summary>
    public static async Task WriteAsync(WorldLog world, LogShape shape, string folder, CancellationToken cancellation = default)
    {
        foreach (var file in Of(shape).Files)
        {
            await using var target = new StreamWriter(Path.Combine(folder, file.Name), append: false, new UTF8Encoding(false), 1 << 16);
            foreach (var line in file.Lines(world))
            {
                cancellation.ThrowIfCancellationRequested();
                await target.WriteAsync(line.AsMemory(), cancellation);
                await target.WriteAsync('\n');
            }
        }
    }

    internal static string Iso(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>An id that follows the order of time, as a gateway's do.</summary>
    internal static string Id(string prefix, int place) => $"{prefix}{place + 1:d9}";

    private static ShapeWriter Of(LogShape shape) => Writers.First(writer => writer.Shape == shape);
}
