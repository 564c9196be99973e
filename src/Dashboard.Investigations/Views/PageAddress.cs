using System.Globalization;
using Dashboard.Core;

namespace Dashboard.Investigations.Views;

/// <summary>The addresses of a case's pages, and the case that an address is in.</summary>
public static class PageAddress
{
    public static string Case(CaseId caseId, string page) => $"/cases/{caseId}/{page}";

    public static string Allegation(CaseId caseId, int number) => $"/cases/{caseId}/allegations/{number}";

    public static string Exhibit(CaseId caseId, int number) => $"/cases/{caseId}/exhibits/{number}";

    public static string Import(CaseId caseId, int number) => $"/cases/{caseId}/imports/{number}";

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

    /// <summary>The path between two accounts.</summary>
    public static string Path(CaseId caseId, string from, string to) =>
        $"/cases/{caseId}/path?from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}";

    /// <summary>The analysis with the state that the address carries.</summary>
    public static string Analysis(CaseId caseId, string query = "") => query.Length == 0
        ? $"/cases/{caseId}/analysis" : $"/cases/{caseId}/analysis?{query}";

    /// <summary>The page of methods, at one of them where it is named.</summary>
    public static string Methods(string? method = null) => method is null ? "/methods" : $"/methods#{method}";

    /// <summary>The number that a parameter names; null for anything else, since an address is typed by anybody.</summary>
    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : null;

    /// <summary>The case that an address is in, and its page's first word; null outside any case.</summary>
    public static (CaseId Case, string Page)? Parse(Uri address)
    {
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2 && parts[0] == "cases" && CaseId.TryParse(parts[1], out var caseId)
            ? (caseId, parts.Length > 2 ? parts[2] : "")
            : null;
    }
}
