using Dashboard.Benchmarks;

// Run by hand: dotnet run -c Release --project tests/Dashboard.Benchmarks -- start|brush|audit
switch (args)
{
    case ["start"]:
        await StartBenchmark.RunAsync();
        break;
    case ["brush"]:
        await BrushBenchmark.RunAsync();
        break;
    case ["audit"]:
        await AuditBenchmark.RunAsync();
        break;
    default:
        Console.Error.WriteLine("Name a benchmark: start (from the program's start to its first page) brush (from a brush to all three panels redrawn) or audit (a trail of a million entries).");
        return 2;
}

return 0;
