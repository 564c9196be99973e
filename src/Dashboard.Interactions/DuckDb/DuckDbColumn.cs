namespace Dashboard.Interactions.DuckDb;

/// <summary>A column of a table that is not temporary.</summary>
internal readonly record struct DuckDbColumn(string Table, string Name, string Type);
