namespace Dashboard.Interactions.DuckDb;

/// <summary>A column of a table that is not temporary.</summary>
internal readonly record struct DuckDbColumn(string Table, string Name, string Type);

/// <summary>What <see cref="DuckDbConnection.Columns"/> found; null when a statement may have changed it since.</summary>
internal sealed class KnownColumns
{
    public volatile IReadOnlyList<DuckDbColumn>? Known;
}
