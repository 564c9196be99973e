using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>What the provider knows of its accounts, one row each.</summary>
internal static class AccountsPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "accounts",
        Title = "Records of accounts",
        Kind = ImportKind.Accounts,
        Signature = ["account_id|account", "created_at|created"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["account_id", "account"],
            [ImportTarget.CreatedAt] = ["created_at", "created"],
            [ImportTarget.BannedAt] = ["banned_at", "banned"],
            [ImportTarget.Plan] = ["plan"],
            [ImportTarget.Programme] = ["programme", "program"],
            [ImportTarget.Status] = ["status"],
            [ImportTarget.Organisation] = ["organisation", "organization"],
            [ImportTarget.EmailDomain] = ["email_domain"],
            [ImportTarget.Payment] = ["payment", "payment_fingerprint"],
        },
    };

    /// <summary>Whether only a record of an account has such a field.</summary>
    public static bool IsOfAccount(string target) =>
        target is ImportTarget.CreatedAt or ImportTarget.BannedAt or ImportTarget.Plan or ImportTarget.Programme;
}
