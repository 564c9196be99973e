using System.Globalization;
using Dashboard.Core;
using Dashboard.Investigations.Views;

namespace Dashboard.Audit;

/// <summary>Where the thing is that an entry is about.</summary>
public static class AuditSubject
{
    /// <summary>The address of a subject, <c>allegation 3</c>; null for one that has no page.</summary>
    public static string? AddressOf(CaseId? caseId, string subject)
    {
        if (caseId is not { } of) return null;
        var space = subject.IndexOf(' ', StringComparison.Ordinal);
        var (kind, name) = space < 0 ? (subject, "") : (subject[..space], subject[(space + 1)..]);
        int? number = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        return (kind, number) switch
        {
            ("allegation", { } n) => PageAddress.Allegation(of, n),
            ("exhibit", { } n) => PageAddress.Exhibit(of, n),
            ("source", { } n) => PageAddress.Source(of, n),
            ("figure", _) => PageAddress.Case(of, "sources"),
            ("event", _) => PageAddress.Case(of, "timeline"),
            ("annotation", _) => PageAddress.Case(of, "annotations"),
            ("packet", _) => PageAddress.Case(of, "packets"),
            ("import", { } n) => PageAddress.Import(of, n),
            ("mapping", _) => PageAddress.Case(of, "imports"),
            ("selection", _) => PageAddress.Case(of, "workbench"),
            ("cluster-name", _) => PageAddress.Case(of, "workbench"),
            ("window", _) => PageAddress.Case(of, "workbench"),
            ("known", _) => PageAddress.Case(of, "known"),
            ("rules", _) => PageAddress.Case(of, "capabilities"),
            ("account", _) when name.Length > 0 => AccountAddress.Of(of.Value, name),
            ("accounts", _) => PageAddress.Case(of, "accounts"),
            ("graph", _) => PageAddress.Case(of, "workbench"),
            ("analysis" or "prompt", _) => PageAddress.Analysis(of),
            ("case", _) => PageAddress.Case(of, "details"),
            ("question", _) => PageAddress.Case(of, "summary"),
            _ => null,
        };
    }
}
