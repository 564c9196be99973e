using System.Text;
using Dashboard.Scenarios.Generation;

namespace Dashboard.Scenarios.Files;

/// <summary>
/// Writes a scenario as a folder: <c>interactions.csv</c> or <c>.ndjson</c>, and what an investigator would have beside
/// them, <c>accounts.csv</c>, <c>releases.csv</c> and <c>enforcement.csv</c>, and what nobody would, <c>truth.csv</c>.
/// </summary>
public static class ScenarioFolder
{
    /// <summary>The provider's register of accounts.</summary>
    public const string AccountsFile = "accounts.csv";

    private static readonly (string Name, Func<Scenario, TextWriter, Task> WriteAsync)[] Registers =
    [
        (AccountsFile, RegisterWriter.WriteAccountsAsync),
        ("releases.csv", RegisterWriter.WriteReleasesAsync),
        ("enforcement.csv", RegisterWriter.WriteEnforcementAsync),
        ("truth.csv", RegisterWriter.WriteTruthAsync),
    ];

    public static string InteractionsFile(InteractionFormat format) => format == InteractionFormat.Csv
        ? "interactions.csv" : "interactions.ndjson";

    /// <summary>Makes the folder if need be and replaces files of these names in it.</summary>
    public static async Task WriteAsync(
        Scenario scenario, string folder, InteractionFormat format = InteractionFormat.Csv,
        IReadOnlyList<InteractionColumn>? columns = null,
        IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, writeAsync) in Registers)
        {
            await using var register = new StreamWriter(Path.Combine(folder, name), append: false, new UTF8Encoding(false));
            await writeAsync(scenario, register);
        }

        await using var interactions = new FileStream(
            Path.Combine(folder, InteractionsFile(format)), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0,
            FileOptions.Asynchronous);
        await InteractionFileWriter.WriteAsync(scenario, interactions, format, columns, progress, threads: null, cancellation);
    }
}
