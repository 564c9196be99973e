using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Import.Reading;

namespace Dashboard.Interactions.Import;

/// <summary>In which order a log writes day and month, as its own dates tell: the same for the preview as for the import.</summary>
internal static class DateOrders
{
    /// <summary>Rows looked at.</summary>
    private const int Rows = 100_000;

    /// <summary>The plan with the order that the log shows, and whether its dates leave the order open.</summary>
    public static (ColumnPlan Plan, bool IsOpen) Decide(
        ColumnPlan plan, LogFile log, string temporaryDirectory, CancellationToken cancellation)
    {
        var column = plan[ImportTarget.Time] ?? plan[ImportTarget.CreatedAt];
        if (plan.Mapping.DateOrder is not null || column is null || log.Format == LogFormat.Parquet) return (plan, false);
        using var ahead = RowReader.Open(log, temporaryDirectory, cancellation);
        var (isOpen, shown) = RowParser.OrderOf(ahead, column, Rows);
        return (shown is null ? plan : plan with { Mapping = plan.Mapping with { DateOrder = shown } }, isOpen);
    }
}
