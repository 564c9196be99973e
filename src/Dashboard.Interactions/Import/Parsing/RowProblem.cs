namespace Dashboard.Interactions.Import.Parsing;

/// <summary>Why a row cannot be read, or is set aside.</summary>
/// <param name="Column">The column; empty for the row as a whole.</param>
/// <param name="Reason">In words; where it speaks of the value, <see cref="Value"/> stands for it.</param>
/// <param name="Text">The value; null where the reason does not speak of one.</param>
internal readonly record struct RowProblem(string Column, string Reason, string? Text = null)
{
    /// <summary>Stands in a reason for the value.</summary>
    public const string Value = "“…”";

    private const int LongestValue = 80;

    /// <summary>Whether the row is no request to a model, and nothing is wrong with it.</summary>
    public bool IsSetAside { get; init; }

    /// <summary>The reason with its value.</summary>
    public string Sentence => Text is null
        ? Reason : Reason.Replace(Value, $"\"{(Text.Length > LongestValue ? Text[..LongestValue] : Text)}\"", StringComparison.Ordinal);
}
