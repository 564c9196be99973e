using Dashboard.Interactions.Import;

namespace Dashboard.Interactions.Presets;

/// <summary>The program's own column names: every target of an interaction under its name.</summary>
internal static class GenericPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "generic",
        Title = "One row an interaction, with this program's column names",
        Signature = ["account_id|account", "timestamp|time"],
        Columns = ImportTarget.All.Where(t => !AccountsPreset.IsOfAccount(t.Name)).ToDictionary(
            t => t.Name,
            t => t.Name switch
            {
                ImportTarget.Account => new[] { "account_id", "account" },
                ImportTarget.Time => ["timestamp", "time"],
                var name => [name],
            },
            StringComparer.Ordinal),
    };
}
