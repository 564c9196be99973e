namespace Dashboard.Casework.Records;

/// <summary>A part of a list, and how long the whole is: what was cut can be said.</summary>
public sealed record Listing<T>(IReadOnlyList<T> Rows, int Total)
{
    /// <summary>How many rows one call gives at most.</summary>
    public const int MaxRows = 1000;
}
