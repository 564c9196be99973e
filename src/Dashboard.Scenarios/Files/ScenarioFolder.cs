using System.Text;

namespace Dashboard.Scenarios.Files;

/// <summary>Writes a scenario as a folder: <c>interactions.csv</c> or <c>.ndjson</c>, <c>accounts.csv</c> and <c>truth.csv</c>.</summary>
public static class ScenarioFolder
{
    public const string AccountsFile = "accounts.csv";
    public const string TruthFile = "truth.csv";

    public static string InteractionsFile(InteractionFormat format) => format == InteractionFormat.Csv ? "interactions.csv" : "interactions.ndjson";

    /// <summary>Makes the folder if need be and replaces files of these names in it.</summary>
    public static async Task WriteAsync(
        Scenario scenario, string folder, InteractionFormat format = InteractionFormat.Csv, IReadOnlyList<InteractionColumn>? columns = null,
        IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        await using (var accounts = new StreamWriter(Path.Combine(folder, AccountsFile), append: false, new UTF8Encoding(false)))
            await RegisterWriter.WriteAccountsAsync(scenario, accounts);
        await using (var truth = new StreamWriter(Path.Combine(folder, TruthFile), append: false, new UTF8Encoding(false)))
            await RegisterWriter.WriteTruthAsync(scenario, truth);
        await using var interactions = new FileStream(
            Path.Combine(folder, InteractionsFile(format)), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        await InteractionWriter.WriteAsync(scenario, interactions, format, columns, progress, threads: null, cancellation);
    }
}
