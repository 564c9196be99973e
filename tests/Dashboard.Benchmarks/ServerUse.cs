using System.Diagnostics;

namespace Dashboard.Benchmarks;

/// <summary>What a server's process takes of the machine.</summary>
/// <param name="WorkingSet">Bytes of memory.</param>
/// <param name="Processor">Time of processors so far.</param>
internal readonly record struct ServerUse(long WorkingSet, TimeSpan Processor)
{
    public double Megabytes => WorkingSet / 1e6;

    public static ServerUse Of(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return new(process.WorkingSet64, process.TotalProcessorTime);
    }
}
