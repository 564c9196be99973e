using System.Diagnostics;

namespace Dashboard.Tests.Scripts;

/// <summary>
/// The browser's modules are checked where no browser is: their types by TypeScript, and what they compute by Node's own tests.
/// </summary>
public sealed class ModulesTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static string Client => Path.Combine(Repository.Root, "src", "Dashboard", "Client");

    [Fact]
    public Task Types_OfEveryModule_Hold() => RunAsync(Client, Path.Combine("node_modules", "typescript", "bin", "tsc"), "--project", ".");

    [Fact]
    public Task Tests_OfWhatModulesCompute_Pass() =>
        RunAsync(
            Repository.Root,
            ["--test", .. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Dashboard.Tests", "Client"), "*.test.js")]);

    private static async Task RunAsync(string folder, params string[] arguments)
    {
        using var node = Process.Start(
            new ProcessStartInfo(
                "node", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var limit = new CancellationTokenSource(Limit);
        var (said, errors) = (node.StandardOutput.ReadToEndAsync(limit.Token), node.StandardError.ReadToEndAsync(limit.Token));
        await node.WaitForExitAsync(limit.Token);

        Assert.True(node.ExitCode == 0, $"{await said}\n{await errors}");
    }
}
