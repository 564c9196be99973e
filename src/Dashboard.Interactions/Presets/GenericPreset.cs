using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The program's own column names: every target of an interaction under its name.</summary>
internal static class GenericPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "generic",
        Title = "One row an interaction, with this program's column names, also written as titles",
        Signature = ["account_id|account", "timestamp|time"],
        Columns = ImportTarget.All.Where(t => !AccountsPreset.IsOfAccount(t.Name)).ToDictionary(
            t => t.Name,
            t => t.Name switch
            {
                ImportTarget.Account => new[] { "account_id", "account", "user_id", "customer_id" },
                ImportTarget.Time => ["timestamp", "time", "created_at", "datetime"],
                var name => [name],
            },
            StringComparer.Ordinal),
    };
}
