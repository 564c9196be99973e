using System.Globalization;
using Dashboard.Benchmarks;

// Run by hand: dotnet run -c Release --project tests/Dashboard.Benchmarks -- start|brush|audit|kill [ROUNDS]|crowd [PEOPLE [SECONDS]]|signin [SECONDS]|import [ROWS [ROUNDS [FORMATS]]]|generate [ROUNDS]
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
        return await KillBenchmark.RunAsync(Number(rounds, 0, KillBenchmark.DefaultRounds));
    case ["crowd", .. var size]:
        await CrowdBenchmark.RunAsync(Number(size, 0, CrowdBenchmark.DefaultPeople), Number(size, 1, CrowdBenchmark.DefaultSeconds));
        break;
    case ["signin", .. var size]:
        await SignInBenchmark.RunAsync(Number(size, 0, SignInBenchmark.DefaultSeconds));
        break;
    case ["import", .. var size]:
        await ImportBenchmark.RunAsync(
            Number(size, 0, ImportBenchmark.DefaultRows), Number(size, 1, ImportBenchmark.DefaultRounds), size.Length > 2 ? size[2] : "csv,ndjson,parquet,csv.gz");
        break;
    case ["generate", .. var rounds]:
        await GenerateBenchmark.RunAsync(Number(rounds, 0, GenerateBenchmark.DefaultRounds));
        break;
    default:
        Console.Error.WriteLine("Name a benchmark: start (from the program's start to its first page), brush (from a brush to all three panels redrawn), audit (what the trail costs, and a trail of a million entries), kill (what is lost when the program is killed at work, again and again), crowd (many analysts on one case at once), signin (attempts to sign in, with the right password and many wrong ones), import (a whole log in each format, beside DuckDB alone), or generate (rows a second of synthetic telemetry, written to a file).");
        return 2;
}

return 0;

static int Number(string[] arguments, int place, int fallback) => arguments.Length > place ? int.Parse(arguments[place], CultureInfo.InvariantCulture) : fallback;
