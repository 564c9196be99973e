namespace Dashboard.Interactions.Import.Parsing;

/// <summary>
/// How long a value may be by which rows are told apart or linked: accounts, ids, models, attributes. Texts that are kept
/// as texts have no such limit. A longer value is a column that was taken for what it is not, or was made to fill a disk.
/// </summary>
internal static class IdLength
{
    /// <summary>The longest, in bytes of UTF-8.</summary>
    public const int MaxBytes = 4 << 10;

    /// <summary>The longest list of values, in bytes of its JSON.</summary>
    public const int MaxListBytes = 64 << 10;

    private const int Shown = 40;

    /// <summary>Why a field's value is refused; null when it is not.</summary>
    /// <param name="field">The field.</param>
    /// <param name="column">The column that it comes from.</param>
    /// <param name="text">The value.</param>
    public static RowProblem? Problem(BatchField field, string column, ReadOnlySpan<byte> text)
    {
        if (text.Length <= MaxBytes || field.IsOfRequest) return null;
        if (text[0] == '[' && field.Family is not null && text.Length <= MaxListBytes) return null;
        return new RowProblem(
            column,
            $"the value is longer than {MaxBytes:N0} bytes, the most that an id or an attribute may have: it begins with {RowProblem.Value}", System.Text.Encoding.UTF8.GetString(text[..Shown]));
    }
}
