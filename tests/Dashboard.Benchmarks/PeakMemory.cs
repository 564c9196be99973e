using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Benchmarks;

/// <summary>The most memory that this process has had since it was last told to forget.</summary>
internal static class PeakMemory
{
    // The kernel keeps the most memory that a process has had, and forgets it when told so.
    public static void Reset()
    {
        GC.Collect();
        if (OperatingSystem.IsLinux()) File.WriteAllText("/proc/self/clear_refs", "5");
    }

    public static double MiB() => OperatingSystem.IsLinux()
        ? File.ReadLines("/proc/self/status").Where(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(l => double.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).First()
        : Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
}
