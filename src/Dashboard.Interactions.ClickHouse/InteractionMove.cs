using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.ClickHouse;

/// <summary>
/// Moves a case's interactions from its file to a server or back: what is there is copied in one state, every figure of the copy is
/// compared, and only then the case uses it. What it used before is left for somebody to take away.
/// </summary>
public sealed class InteractionMove
{
    /// <summary>Stands for the case's own file.</summary>
    public const string InFile = "duckdb:";

    private const string FileName = DuckDbInteractionStore.FileName;
    private const string LeftSuffix = ".left";

    private readonly string directory;
    private readonly ClickHouseAddress? to;

    private InteractionMove(string directory, ClickHouseAddress? to) => (this.directory, this.to) = (directory, to);

    /// <summary>What is left behind, in a sentence.</summary>
    public string Left => to is null
        ? $"the rows on the server stay until an administrator drops them; '{StorePlace.FileName}{LeftSuffix}' says where they are."
        : $"the file it used is '{FileName}{LeftSuffix}' beside it: remove it when nothing needs it any more.";

    /// <summary>A move that can be done.</summary>
    /// <exception cref="InvalidOperationException">The interactions are not where they are said to be, or would go where they
    /// are.</exception>
    public static InteractionMove Of(string caseDirectory, ClickHouseAddress? from, ClickHouseAddress? to)
    {
        var place = StorePlace.Find(caseDirectory)?.Address;
        if (place != from)
            throw new ImportException(
                $"The case's interactions are {(place is null ? $"in its file ({InFile})" : $"at {place}")}, and not where --from says. Nothing was copied.");
        if (from == to || (from is not null && to is not null))
            throw new ImportException(
                $"A copy goes from the case's file to a server or back: one of the two is {InFile}. Nothing was copied.");
        return new InteractionMove(caseDirectory, to);
    }

    /// <param name="source">The case's store. It must not be written to until the program has been started again.</param>
    /// <param name="progress">Is told what is being done.</param>
    /// <param name="cancellation">Gives the copy up.</param>
    public async Task<ComparedStores> RunAsync(
        IInteractionStore source, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var staging = Directory.CreateDirectory(Path.Combine(directory, $"temporary-copy-{Guid.NewGuid():N}")).FullName;
        try
        {
            progress?.Report(new ImportProgress("Reading", 0, null));
            var file = Path.Combine(staging, FileName);
            await source.SnapshotAsync(file, cancellation).ConfigureAwait(false);

            // The key of the case's hashes tells which sets of accounts are whole.
            KeyedHash.Copy(directory, staging);
            return to is null ? await ToFileAsync(source, staging, progress, cancellation).ConfigureAwait(false)
                : await ToServerAsync(source, staging, to, progress, cancellation).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    private async Task<ComparedStores> ToFileAsync(
        IInteractionStore source, string staging, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        ComparedStores compared;
        await using (var copy = DuckDbInteractionStore.Open(staging))
            compared = await StoreComparison.CompareAsync(source, copy, progress, cancellation).ConfigureAwait(false);
        if (compared.Differences.Count > 0) return compared;
        // As long as the other file says that the rows are elsewhere, this one counts for nothing: what an earlier copy left goes.
        File.Move(Path.Combine(staging, FileName), Path.Combine(directory, FileName), overwrite: true);
        File.Move(Path.Combine(directory, StorePlace.FileName), Path.Combine(directory, StorePlace.FileName + LeftSuffix), overwrite: true);
        return compared;
    }

    private async Task<ComparedStores> ToServerAsync(
        IInteractionStore source, string staging, ClickHouseAddress address, IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        var target = Directory.CreateDirectory(Path.Combine(staging, "server")).FullName;
        KeyedHash.Copy(staging, target);
        var copy = ClickHouseInteractionStore.Open(target, address);
        await using var _ = copy.ConfigureAwait(false);
        var isKept = false;
        try
        {
            await copy.TakeInAsync(Path.Combine(staging, FileName), progress, cancellation).ConfigureAwait(false);
            var compared = await StoreComparison.CompareAsync(source, copy, progress, cancellation).ConfigureAwait(false);
            if (compared.Differences.Count > 0) return compared;
            File.Move(Path.Combine(target, StorePlace.FileName), Path.Combine(directory, StorePlace.FileName));
            isKept = true;
            File.Move(Path.Combine(directory, FileName), Path.Combine(directory, FileName + LeftSuffix), overwrite: true);
            return compared;
        }
        finally
        {
            if (!isKept) await copy.ForgetAsync().ConfigureAwait(false);
        }
    }
}
