namespace Dashboard.Investigations.Views;

/// <summary>The address of an account's page. Ids come from logs and hold anything, a slash too: they travel encoded.</summary>
public static class AccountAddress
{
    public static string Of(string caseId, string accountId) => $"/cases/{caseId}/accounts/{Encode(accountId)}";

    /// <summary>The id as one segment of a path. Dots alone would be read as folders, so they are encoded too.</summary>
    public static string Encode(string accountId) => accountId.Trim('.').Length == 0
        ? $"~{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(accountId))}"
        : accountId.StartsWith('~') || accountId.Contains('/', StringComparison.Ordinal)
        || accountId.Contains('\\', StringComparison.Ordinal)
            ? $"~{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(accountId))}"
            : Uri.EscapeDataString(accountId);

    /// <summary>The id of a segment that the router has decoded.</summary>
    public static string Decode(string segment) => segment.StartsWith('~') && TryHex(segment[1..]) is { } id ? id : segment;

    private static string? TryHex(string hex)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetString(Convert.FromHexString(hex));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
