using Dashboard.Core;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Tests.Store.Written;

/// <summary>
/// A store's life in a few steps: imports of several kinds, assignments, classification, a removal, and the log imported
/// again. What its tables hold after each step depends on neither the threads nor whether it was closed in between.
/// </summary>
internal static class StoreScript
{
    private static readonly string[] Empty = ["device", "payment", "system_prompt_hash"];

    /// <returns>What the tables hold, step by step, after the step's name; and at the end, opened once more.</returns>
    /// <param name="folder">A folder of its own.</param>
    /// <param name="rows">Rows of the larger log.</param>
    /// <param name="threads">Threads of the store.</param>
    /// <param name="isReopened">Whether it is closed and opened after each step.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(string folder, int rows, int threads, bool isReopened)
    {
        var directory = Path.Combine(folder, "case");
        var options = new StoreOptions { Threads = threads, DailySums = DailySums.Never };
        var held = new List<string>();
        // One key for all, so that hashes of sets are the same.
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(directory).FullName, "values.key"), new byte[32]);
        var store = DuckDbInteractionStore.Open(directory, options);
        try
        {
            foreach (var (name, step) in Steps(folder, rows))
            {
                await step(store);
                if (isReopened)
                {
                    await store.DisposeAsync();
                    store = DuckDbInteractionStore.Open(directory, options);
                }

                held.AddRange(StoreTables.Of(directory).Select(table => $"{name}: {table}"));
            }
        }
        finally
        {
            await store.DisposeAsync();
        }

        await using var last = DuckDbInteractionStore.Open(directory, options);
        var verification = await last.VerifyAsync(null, default);
        return [
            .. held, .. StoreTables.Of(directory).Select(table => $"opened again: {table}"),
            .. verification.Checks.Where(c => !c.Ok).Select(c => $"{c.Name}: {c.Detail}")];
    }

    private static IEnumerable<(string Name, Func<IInteractionStore, Task> Run)> Steps(string folder, int rows)
    {
        CapabilityRule[] first = [new(Capabilities.SoftwareEngineering, RuleField.Prompt, "part \\d*[02468]$")];
        CapabilityRule[] second = [new(Capabilities.Vision, RuleField.Prompt, "part \\d*[13579]$"), .. first];
        yield return ("large log", s => ImportAsync(s, "large.csv", LargeLog.Of(rows, 0, Empty), []));
        yield return ("log without capabilities",
            s => ImportAsync(s, "small.csv", LargeLog.Of(rows / 4, rows, "capability", "ip", "prompt_hash"), first));
        yield return ("accounts", s => ImportAsync(s, "accounts.csv", LargeLog.Accounts(3_000), []));
        yield return ("assignments",
            s => s.SaveAssignmentsAsync(
                [.. Enumerable.Range(0, 2_000).Select(a => new Assignment($"account-{a}", $"{a % 3}", 0.5, Disposition.Pool))], default));
        yield return ("account set", s => s.SaveAccountSetAsync([.. Enumerable.Range(0, 500).Select(a => $"account-{a}")], default));
        yield return ("classification", s => s.ClassifyAsync(second, null, default));
        yield return ("removal", s => s.RemoveImportAsync(1, "analyst", DateTime.UnixEpoch, default));
        yield return ("no assignments", s => s.SaveAssignmentsAsync([], default));
        yield return ("large log again", s => ImportAsync(s, "large.csv", LargeLog.Of(rows, 0, Empty), []));

        Task ImportAsync(IInteractionStore store, string name, byte[] log, CapabilityRule[] rules)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllBytes(path, log);
            return store.ImportAsync(new ImportRequest(path, name, null, "analyst", DateTime.UnixEpoch) { Rules = rules }, null, default);
        }
    }
}
