using System.Globalization;

namespace Dashboard.Crashes;

/// <summary>Works in a workspace until it is killed: <c>Dashboard.Crashes DIRECTORY SEED</c>.</summary>
internal static class CrashProgram
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not [var directory, var seed]) return 2;
        await using var opened = await CrashWorkspace.OpenAsync(directory);
        await new CrashWork(opened, int.Parse(seed, CultureInfo.InvariantCulture), Console.OpenStandardOutput()).RunAsync();
        return 0;
    }
}
