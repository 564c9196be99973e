namespace Dashboard.Scenarios.Worlds.Shapes;

/// <summary>A line of CSV (RFC 4180).</summary>
internal static class CsvLine
{
    public static string Of(params ReadOnlySpan<string?> fields)
    {
        var quoted = new string[fields.Length];
        for (var i = 0; i < fields.Length; i++) quoted[i] = Field(fields[i]);
        return string.Join(',', quoted);
    }

    private static string Field(string? value) =>
        value is null ? "" : value.AsSpan().ContainsAny("\",\n\r") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
