using System.Diagnostics;
using System.Globalization;
using Dashboard.BrowserTests;

namespace Dashboard.Benchmarks;

/// <summary>
/// The command <c>coaction</c>, whole, on the real events of CooRTweet's German election data: 219,000 rows, each of two
/// kinds of object, within 30 seconds, at least three times.
/// </summary>
internal static class CoActionBenchmark
{
    private const int Rounds = 5;

    /// <param name="data">The file <c>german_elections.csv</c>.</param>
    public static async Task RunAsync(string data)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-coaction-").FullName;
        try
        {
            var rows = File.ReadLines(data).Skip(1).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')).ToArray();
            foreach (var (kind, column) in ((string, int)[])[("phash_id", 5), ("url_id", 2)])
            {
                var file = Path.Combine(folder, $"{kind}.csv");
                var events = rows.Where(r => r[column] != "NA").Select(r => $"{r[0]},{r[column]},{r[6]},{r[1]}").ToArray();
                await File.WriteAllLinesAsync(file, events.Prepend("account,object,time,id"));
                var seconds = new List<double>();
                var output = "";
                for (var round = 0; round < Rounds; round++)
                {
                    var clock = Stopwatch.StartNew();
                    (var code, output, var error) = await RunningDashboard.RunAsync(
                        "coaction", "--events", file, "--window", "30", "--min-weight", "3", "--json");
                    if (code != 0) throw new InvalidOperationException(error);
                    seconds.Add(clock.Elapsed.TotalSeconds);
                }

                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"coaction on {kind}, {events.Length:N0} of {rows.Length:N0} rows: median {seconds.Order().ElementAt(Rounds / 2):0.00} s with the program's start; {output.Trim()}"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
