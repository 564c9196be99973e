using System.Globalization;

namespace Dashboard.Crashes;

/// <summary>Works in a workspace until it is killed, or whoever started it is gone: <c>Dashboard.Crashes DIRECTORY SEED</c>.</summary>
internal static class CrashProgram
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not [var directory, var seed]) return 2;
        _ = Task.Run(() =>
        {
            // Ends with the one who holds the other end.
            Console.In.ReadToEnd();
            Environment.Exit(3);
        });
        await using var opened = await CrashWorkspace.OpenAsync(directory);
        await new CrashWork(opened, int.Parse(seed, CultureInfo.InvariantCulture), Console.OpenStandardOutput()).RunAsync();
        return 0;
    }
}
