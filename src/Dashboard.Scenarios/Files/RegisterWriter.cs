using System.Globalization;

namespace Dashboard.Scenarios.Files;

/// <summary>Writes the small files beside the interactions: the account register and the truth.</summary>
public static class RegisterWriter
{
    public const string AccountsHeader = "account_id,created_at,plan,programme,organisation,email_domain,payment,status,banned_at";

    /// <summary>The window's dates are both part of it.</summary>
    public const string TruthHeader = "account_id,role,campaign,window_start,window_end";

    public static async Task WriteAccountsAsync(Scenario scenario, TextWriter target)
    {
        await target.WriteAsync(AccountsHeader + "\n");
        foreach (var account in scenario.Accounts)
        {
            await WriteLineAsync(
                target, account.AccountId, Instant(account.CreatedAt), account.Plan, account.Programme, account.Organisation, account.EmailDomain,
                account.Payment, account.Status, account.BannedAt is { } banned ? Instant(banned) : null);
        }
    }

    public static async Task WriteTruthAsync(Scenario scenario, TextWriter target)
    {
        await target.WriteAsync(TruthHeader + "\n");
        foreach (var truth in scenario.Truth)
            await WriteLineAsync(target, truth.AccountId, truth.Role.Name(), truth.Campaign, Date(truth.Window?.FirstDate), Date(truth.Window?.LastDate));
    }

    private static Task WriteLineAsync(TextWriter target, params string?[] values) => target.WriteAsync(string.Join(',', values) + "\n");

    private static string Instant(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
