using System.Globalization;
using Dashboard.Scenarios.Generation;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Files;

/// <summary>
/// Writes the small files beside the interactions, as CSV: what the provider knows of accounts and events, and the truth.
/// </summary>
public static class RegisterWriter
{
    public const string AccountsHeader = "account_id,created_at,plan,programme,organisation,email_domain,payment,status,banned_at";

    /// <summary>The window's dates are both part of it.</summary>
    public const string TruthHeader = "account_id,role,campaign,window_start,window_end";

    public const string ReleasesHeader = "released_at,model,title";

    public const string EnforcementHeader = "at,action,title,description,accounts";

    public static async Task WriteAccountsAsync(Scenario scenario, TextWriter target)
    {
        await target.WriteAsync(AccountsHeader + "\n");
        foreach (var account in scenario.Accounts)
        {
            await WriteLineAsync(
                target, account.AccountId, Instant(account.CreatedAt), account.Plan, account.Programme, account.Organisation,
                account.EmailDomain,
                account.Payment, account.Status, account.BannedAt is { } banned ? Instant(banned) : null);
        }
    }

    public static async Task WriteTruthAsync(Scenario scenario, TextWriter target)
    {
        await target.WriteAsync(TruthHeader + "\n");
        foreach (var truth in scenario.Truth)
            await WriteLineAsync(
                target, truth.AccountId, truth.Role.Name(), truth.Campaign, Date(truth.Window?.FirstDate), Date(truth.Window?.LastDate));
    }

    public static async Task WriteReleasesAsync(Scenario scenario, TextWriter target)
    {
        await target.WriteAsync(ReleasesHeader + "\n");
        foreach (var (release, happening) in scenario.Releases.Zip(
            scenario.CaseEvents.Where(happening => happening.Kind == CaseEventKind.ModelRelease)))
            await WriteLineAsync(target, Instant(release.At), release.Model, happening.Title);
    }

    public static async Task WriteEnforcementAsync(Scenario scenario, TextWriter target)
    {
        await target.WriteAsync(EnforcementHeader + "\n");
        foreach (var happening in scenario.CaseEvents.Where(happening => happening.Kind == CaseEventKind.Enforcement))
            await WriteLineAsync(
                target, Instant(happening.At), "ban", happening.Title, happening.Description,
                happening.Accounts?.ToString(CultureInfo.InvariantCulture));
    }

    private static Task WriteLineAsync(TextWriter target, params string?[] values) =>
        target.WriteAsync(string.Join(',', values.Select(Field)) + "\n");

    /// <summary>RFC 4180; no text of a scenario has a quote or a line break.</summary>
    private static string? Field(string? value) => value?.Contains(',') == true ? $"\"{value}\"" : value;

    private static string Instant(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
