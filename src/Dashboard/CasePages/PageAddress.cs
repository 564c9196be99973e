using Dashboard.Core;

namespace Dashboard.CasePages;

/// <summary>The addresses of a case's pages.</summary>
public static class PageAddress
{
    public static string Case(CaseId caseId, string page) => $"/cases/{caseId}/{page}";

    public static string Allegation(CaseId caseId, int number) => $"/cases/{caseId}/allegations/{number}";

    public static string Exhibit(CaseId caseId, int number) => $"/cases/{caseId}/exhibits/{number}";

    /// <summary>A file of an exhibit, served with its hash as the entity tag.</summary>
    public static string ExhibitFile(CaseId caseId, int number, string file) => $"/api/cases/{caseId}/exhibits/{number}/{file}";

    /// <summary>A source on the page of all sources.</summary>
    public static string Source(CaseId caseId, int number) => $"/cases/{caseId}/sources#source-{number}";

    /// <summary>The workbench with a selection, and the panel's own options where there are some.</summary>
    public static string Workbench(CaseId caseId, Selection selection, string viewOptions = "")
    {
        var query = string.Join('&', new[] { selection.ToString(), viewOptions.TrimStart('?', '&') }.Where(part => part.Length > 0));
        return query.Length == 0 ? $"/cases/{caseId}/workbench" : $"/cases/{caseId}/workbench?{query}";
    }

    public static string Account(CaseId caseId, string accountId) => $"/cases/{caseId}/accounts/{Uri.EscapeDataString(accountId)}";
}
