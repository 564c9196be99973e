using Dashboard.Core;

namespace Dashboard.Shell;

/// <summary>The addresses of a case's pages, and the case that an address is in.</summary>
public static class CaseAddress
{
    /// <summary>The address of a case's page, <c>/cases/training-case/workbench</c>.</summary>
    public static string Of(CaseId caseId, string page) => $"/cases/{caseId}/{page}";

    /// <summary>The case that an address is in, and its page's first word; null outside any case.</summary>
    public static (CaseId Case, string Page)? Parse(Uri address)
    {
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2 && parts[0] == "cases" && CaseId.TryParse(parts[1], out var caseId)
            ? (caseId, parts.Length > 2 ? parts[2] : "")
            : null;
    }
}
