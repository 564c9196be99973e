using Dashboard.Interactions;
using Dashboard.Investigations.Words;

namespace Dashboard.Imports;

/// <summary>Every row read is accepted, a duplicate, rejected or set aside; this says so.</summary>
public static class Reconciliation
{
    /// <summary><c>12 rows read = 10 accepted + 1 duplicate + 1 rejected</c>, and what was set aside where anything was.</summary>
    public static string Sentence(ImportReport report) =>
        $"{Format.Count(report.RowsRead, "row")} read = {Format.Count(report.Accepted)} accepted + {Format.Count(report.Duplicates, "duplicate")} + {Format.Count(report.Rejected)} rejected{(report.SetAside > 0 ? $" + {Format.Count(report.SetAside)} set aside" : "")}";
}
