using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>
/// <c>activity.csv</c>: RFC 4180, UTF-8, lines ended by CR LF, header
/// <c>account,day,capability,model,interactions,input_tokens,output_tokens</c>. What every figure of an exhibit can be
/// recounted from with any spreadsheet.
/// </summary>
public static class ExhibitActivity
{
    public const string FileName = "activity.csv";

    /// <summary>Writes the lines and counts them while they pass.</summary>
    public static Task<ActivityCount> WriteAsync(IAsyncEnumerable<ActivityLine> lines, Stream stream, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Counts a file that <see cref="WriteAsync"/> wrote.</summary>
    /// <exception cref="FormatException">The file is not such a file.</exception>
    public static Task<ActivityCount> CountAsync(Stream stream, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}

/// <summary>What <c>activity.csv</c> comes to: distinct accounts, summed interactions and tokens, distinct days.</summary>
public sealed record ActivityCount(long Accounts, long Interactions, long InputTokens, long OutputTokens, long ActiveDays)
{
    /// <summary>The value of a measure; null for a measure that is not counted from activity.</summary>
    public long? this[Measure measure] => measure switch
    {
        Measure.Accounts => Accounts,
        Measure.Interactions => Interactions,
        Measure.InputTokens => InputTokens,
        Measure.OutputTokens => OutputTokens,
        Measure.ActiveDays => ActiveDays,
        _ => null,
    };
}
