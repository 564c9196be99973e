using System.Diagnostics;

namespace Dashboard.Interactions.Tests.ClickHouse;

/// <summary>
/// The ClickHouse that tests run on, one for all of them: a server that <c>DASHBOARD_CLICKHOUSE</c> names by its address, or, where it says
/// <c>npm</c>, the engine that npm has as a library, behind a process that speaks ClickHouse's HTTP interface. That package is 566 MB, so
/// that it is installed where it is asked for, as <c>.ci/run</c> does.
/// </summary>
public static class ClickHouseProcess
{
    public const string Variable = "DASHBOARD_CLICKHOUSE";

    private const string Npm = "npm";

    private static readonly Lazy<(string? Address, string? Missing)> Started = new(Start);

    // It ends with its standard input, and so with this process, however that ends, or with this.
    private static Process? engine;

    /// <summary>Its address; null where there is none.</summary>
    public static string? Address => Started.Value.Address;

    /// <summary>Why there is none, in a sentence.</summary>
    public static string? Missing => Started.Value.Missing;

    private static (string? Address, string? Missing) Start() => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" =>
            (null,
                $"No ClickHouse was asked for: set {Variable} to a server's address, or to '{Npm}' for the engine from npm (566 MB, installed once)."),
        Npm => FromNpm(),
        var address => (address, null),
    };

    private static (string? Address, string? Missing) FromNpm()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "ClickHouse", "Engine");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "chdb"))
            && Run("npm", "install --ignore-scripts --loglevel=error", folder) is { } failure)
            return (null, $"npm could not install the ClickHouse engine: {failure}");
        try
        {
            engine = Process.Start(
                new ProcessStartInfo(
                    "node", "server.js") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
            return engine.StandardOutput.ReadLine() is { } port
                ? ($"clickhouse://127.0.0.1:{port}/default", null) : (null, "The ClickHouse engine from npm does not run on this machine.");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (null, $"Node.js is not installed: {e.Message}");
        }
    }

    private static string? Run(string program, string arguments, string folder)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true })!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : said.Trim();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return e.Message;
        }
    }
}

/// <summary>A test that is skipped, with a sentence, where there is no ClickHouse.</summary>
public sealed class ClickHouseFactAttribute : FactAttribute
{
    public ClickHouseFactAttribute() => Skip = ClickHouseProcess.Missing;
}
