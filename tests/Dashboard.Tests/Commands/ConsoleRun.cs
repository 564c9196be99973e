using System.Text.Json;
using Dashboard.Commands;
using Dashboard.Consoles;

namespace Dashboard.Tests.Commands;

/// <summary>One command, run in this process: its exit code and what it wrote.</summary>
internal sealed record ConsoleRun(int ExitCode, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static async Task<ConsoleRun> Of(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(arguments, new CommandConsole(output, error));
        return new ConsoleRun(exitCode, output.ToString(), error.ToString());
    }
}
