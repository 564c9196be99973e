using System.Diagnostics;

namespace Dashboard.Packets.Tests;

/// <summary>A program of the machine.</summary>
public static class OutsideTool
{
    public static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, tool)));

    public static async Task<(int ExitCode, string Output)> RunAsync(string tool, string folder, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                tool, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
