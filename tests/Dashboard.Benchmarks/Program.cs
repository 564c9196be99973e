using System.Globalization;
using Dashboard.Benchmarks;

// Run by hand: dotnet run -c Release --project tests/Dashboard.Benchmarks -- start|brush|audit|kill [ROUNDS]
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
    case ["kill", .. var rounds]:
        return await KillBenchmark.RunAsync(rounds is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : KillBenchmark.DefaultRounds);
    default:
        Console.Error.WriteLine("Name a benchmark: start (from the program's start to its first page), brush (from a brush to all three panels redrawn), audit (what the trail costs, and a trail of a million entries), or kill (what is lost when the program is killed at work, again and again).");
        return 2;
}

return 0;
