using System.Diagnostics;
using Dashboard.Packets.Reports.Printing;

namespace Dashboard.BrowserTests;

/// <summary>The machine's browser; installs Debian's Chromium where there is none and that is possible.</summary>
internal static class BrowserInstallation
{
    public static async Task<string> EnsureAsync()
    {
        if (InstalledBrowser.Find() is { } found) return found;
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get"))
        {
            await RunAsync("apt-get", "update", "-qq");
            foreach (var package in (string[])["chromium-headless-shell", "chromium"])
            {
                await RunAsync("apt-get", "install", "-y", "-qq", package);
                if (InstalledBrowser.Find() is { } installed) return installed;
            }
        }

        throw new InvalidOperationException(
            "The browser tests need Chromium, Google Chrome or Microsoft Edge, and none is installed. Install one (on Debian: apt-get install chromium) and run the tests again.");
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
    }
}
