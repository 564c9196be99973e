namespace Dashboard.Workbench;

/// <summary>Where a panel's data are.</summary>
public static class PanelAddress
{
    /// <summary>
    /// The endpoint's address. The part after <c>#</c> never reaches the server: it differs when something was
    /// imported, analysed or annotated, so that panels fetch again what is new.
    /// </summary>
    public static string Of(CaseView view, string endpoint, string query) =>
        $"/api/cases/{view.Case.Id}/{endpoint}{(query.Length > 0 ? "?" : "")}{query}#{view.Stamp.GetHashCode(StringComparison.Ordinal):x}";
}
