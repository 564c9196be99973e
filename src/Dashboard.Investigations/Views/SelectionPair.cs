using System.Web;
using Dashboard.Core;

namespace Dashboard.Investigations.Views;

/// <summary>Two selections side by side, as an address has them: <c>a=…&amp;b=…</c>, each a selection's text, percent-encoded.</summary>
public sealed record SelectionPair(Selection A, Selection B)
{
    /// <summary>
    /// A selection beside what it is compared with at first: where it picks accounts, the same of those in no campaign;
    /// else everything.
    /// </summary>
    public static SelectionPair Of(Selection selection) => new(
        selection,
        PanelSelections.PicksAccounts(selection)
        ? PanelSelections.OutsideCampaigns(PanelSelections.WithoutAccounts(selection)) : Selection.Everything);

    /// <exception cref="FormatException">One of the two is no selection; the message is for a person.</exception>
    public static SelectionPair Parse(string? a, string? b) => b is null
        ? Of(Selection.Parse(a)) : new(Selection.Parse(a), Selection.Parse(b));

    /// <summary>Reads a query, with or without a question mark.</summary>
    /// <exception cref="FormatException">One of the two is no selection; the message is for a person.</exception>
    public static SelectionPair ParseQuery(string? query)
    {
        var values = HttpUtility.ParseQueryString(query ?? "");
        return Parse(values["a"], values["b"]);
    }

    public SelectionPair Swap() => new(B, A);

    public string Address(CaseId caseId) => $"{PageAddress.Case(caseId, "compare")}?{this}";

    public override string ToString() => $"a={Uri.EscapeDataString(A.ToString())}&{Other}";

    /// <summary>The second alone, as an address has it.</summary>
    public string Other => $"b={Uri.EscapeDataString(B.ToString())}";
}
