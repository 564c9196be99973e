using Dashboard.Benchmarks;

// Run by hand: dotnet run -c Release --project tests/Dashboard.Benchmarks -- start|brush
switch (args)
{
    case ["start"]:
        await StartBenchmark.RunAsync();
        break;
    case ["brush"]:
        await BrushBenchmark.RunAsync();
        break;
    default:
        Console.Error.WriteLine("Name a benchmark: start (from the program's start to its first page) or brush (from a brush to all three panels redrawn).");
        return 2;
}

return 0;
