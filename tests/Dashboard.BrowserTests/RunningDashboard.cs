using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Dashboard.BrowserTests;

/// <summary>The built program, serving a fresh workspace on a free loopback port as a process of its own.</summary>
public sealed partial class RunningDashboard : IAsyncDisposable
{
    // Patience for a machine that has much else to do; the tests go on as soon as the program says that it is ready.
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(4);

    private readonly Process process;

    private readonly bool isTemporary;

    private RunningDashboard(Process process, string directory, bool isTemporary, Uri address, Task<string> firstLink)
    {
        this.process = process;
        this.isTemporary = isTemporary;
        FirstLink = firstLink;
        Directory = directory;
        Address = address;
    }

    /// <summary>The workspace's folder; a temporary one is deleted at the end.</summary>
    public string Directory { get; }

    public Uri Address { get; }

    /// <summary>The process that serves.</summary>
    public int ProcessId => process.Id;

    /// <summary>The one-time link that makes the first administrator, as the console shows it.</summary>
    public Task<string> FirstLink { get; }

    /// <summary>The path of the built program.</summary>
    private static string ProgramPath => typeof(RunningDashboard).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProgramPath").Value!;

    /// <summary>Starts the program on a workspace of its own, or on the one named.</summary>
    public static async Task<RunningDashboard> StartAsync(string? workspace = null)
    {
        var directory = workspace ?? System.IO.Directory.CreateTempSubdirectory("dashboard-browser-").FullName;
        var process = Start("serve", "--data", directory, "--urls", "http://127.0.0.1:0");
        try
        {
            return await WhenReadyAsync(process, directory, workspace is null);
        }
        catch
        {
            // One that never became ready would go on, with nobody to end it.
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    private static async Task<RunningDashboard> WhenReadyAsync(Process process, string directory, bool isTemporary)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            said.Add(line);
            if (ReadyAt().Match(line) is not { Success: true } ready) continue;
            // The pipes are kept empty, so that the program never waits for its reader.
            var firstLink = FindFirstLinkAsync(process.StandardOutput, $"server-{process.Id}.log");
            _ = KeepAsync(process.StandardError.BaseStream, $"server-{process.Id}-errors.log");
            return new RunningDashboard(process, directory, isTemporary, new Uri(ready.Groups[1].Value), firstLink);
        }

        throw new InvalidOperationException(
            $"The program ended before it was ready: {string.Join('\n', said)}\n{await process.StandardError.ReadToEndAsync(limit.Token)}");
    }

    // What the program says lies beside the tests, for whoever looks why a page could not be shown.
    private static async Task KeepAsync(Stream said, string name)
    {
        await using var file = new FileStream(
            Path.Combine(AppContext.BaseDirectory, name), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        await said.CopyToAsync(file, CancellationToken.None);
    }

    /// <summary>Runs one command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Runs one command and kills it after a while.</summary>
    /// <returns>Whether it had come to its end before.</returns>
    public static async Task<bool> KillAsync(TimeSpan after, params string[] arguments)
    {
        using var process = Start(arguments);
        var streams = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(after));
        var hasEnded = process.HasExited;
        if (!hasEnded) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await streams;
        return hasEnded;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        if (isTemporary) System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static async Task<string> FindFirstLinkAsync(StreamReader output, string log)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (OneTimeLink().Match(line) is not { Success: true } found) continue;
            _ = KeepAsync(output.BaseStream, log);
            return found.Value;
        }

        throw new InvalidOperationException("The program ended without a one-time link.");
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The page of building blocks is for developers, and looked at like every other.
            Environment = { ["BuildingBlocks"] = "true" },
        };
        start.ArgumentList.Add(ProgramPath);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    [GeneratedRegex(@"http://\S+/sign-in/first\?token=\S+")]
    private static partial Regex OneTimeLink();

    [GeneratedRegex(@"ready at (http://\S+?)\. ")]
    private static partial Regex ReadyAt();
}
