using System.Globalization;
using System.Text;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Worlds;

/// <summary>
/// Writes a world as a folder: its log in a maker's shape, the registers that an investigator would have, and <c>truth.csv</c>, which
/// nobody would.
/// </summary>
public static class WorldFolder
{
    /// <summary>The window's dates are both part of it.</summary>
    public const string TruthHeader = "account_id,role,campaign,window_start,window_end,group";

    /// <summary>Makes the folder if need be and replaces files of these names in it. The registers name accounts as the log does.</summary>
    public static async Task WriteAsync(WorldLog world, string folder, LogShape? shape = null, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        var written = shape ?? world.About.Shape;
        await WriteAsync(
            Path.Combine(folder, ScenarioFolder.AccountsFile), RegisterWriter.AccountsHeader, world.Accounts.Select(account => CsvLine.Of(
            written.NameOfAccount(account.AccountId), Instant(account.CreatedAt), account.Plan, account.Programme, account.Organisation,
            account.EmailDomain, account.Payment, account.Status,
            account.BannedAt is { } banned ? Instant(banned) : null)));
        await WriteAsync(
            Path.Combine(folder, "releases.csv"), RegisterWriter.ReleasesHeader,
            world.Releases.Select(release => CsvLine.Of(Instant(release.At), release.Model, $"{release.Model} released")));
        await WriteAsync(Path.Combine(folder, "truth.csv"), TruthHeader, world.Truth.Select(truth => CsvLine.Of(
            written.NameOfAccount(truth.AccountId), truth.Role.ToString().ToLowerInvariant(), truth.Campaign, Date(truth.Window?.FirstDate),
            Date(truth.Window?.LastDate), truth.Group)));
        await LogShapes.WriteAsync(world, written, folder, cancellation);
    }

    private static Task WriteAsync(string file, string header, IEnumerable<string> lines) =>
        File.WriteAllTextAsync(file, string.Concat(lines.Prepend(header).Select(line => line + "\n")), new UTF8Encoding(false));

    private static string Instant(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
