namespace Dashboard.Packets.Reports.Printing;

/// <summary>Finds a browser that prints: Chromium, Chrome or Edge.</summary>
public static class InstalledBrowser
{
    /// <summary>The environment variable that names the browser's program, before any that is found.</summary>
    public const string Variable = "DASHBOARD_BROWSER";

    // The headless shell prints the same and takes less of the machine.
    private static readonly string[] Names =
        ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
            "microsoft-edge-stable", "msedge"];

    /// <summary>The path of a browser; null when none is installed, or the one that was named is not there.</summary>
    /// <param name="configured">The path from the configuration; null to look at <see cref="Variable"/> and then around.</param>
    public static string? Find(string? configured = null)
    {
        var named = string.IsNullOrWhiteSpace(configured) ? Environment.GetEnvironmentVariable(Variable) : configured;
        if (!string.IsNullOrWhiteSpace(named)) return File.Exists(named) ? named : null;
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var onPath = from name in Names from folder in folders select Path.Combine(folder, name + extension);
        return onPath.Concat(UsualPlaces()).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> UsualPlaces()
    {
        if (OperatingSystem.IsMacOS())
        {
            yield return "/Applications/Chromium.app/Contents/MacOS/Chromium";
            yield return "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
            yield return "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge";
        }

        if (!OperatingSystem.IsWindows()) yield break;
        Environment.SpecialFolder[] roots = [
            Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86,
            Environment.SpecialFolder.LocalApplicationData];
        string[] programs = [
            @"Chromium\Application\chrome.exe", @"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];
        foreach (var program in programs)
        {
            foreach (var root in roots) yield return Path.Combine(Environment.GetFolderPath(root), program);
        }
    }
}
