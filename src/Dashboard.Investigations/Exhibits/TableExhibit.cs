using Dashboard.Core;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;

namespace Dashboard.Investigations.Exhibits;

/// <summary>A table with a page of its own.</summary>
/// <param name="page">The page's place below the case.</param>
public abstract class TableExhibit(string page) : ExhibitKind
{
    public override FrozenView Parse(string? query)
    {
        var table = TableView.Parse(query);
        if (table.Find.Length > 0)
            throw new FormatException(
                "An exhibit keeps a selection, and what is looked for is none. Nothing was frozen; take the search away first.");
        return new FrozenView(
            View, table.Selection, (table with { Selection = Selection.Everything, From = 0, Row = null, Exhibit = null }).ToString());
    }

    public override string AddressOf(FrozenView frozen, CaseId caseId, int? exhibit) =>
        $"{PageAddress.Case(caseId, page)}?{From(frozen.Query, exhibit)}".TrimEnd('?');

    public override Method MethodOf(FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures) => figures is [var first, ..]
        ? first.Method : Counting;

    public override IReadOnlyDictionary<string, object?> ParametersOf(FrozenView frozen, CaseView view) =>
        new Dictionary<string, object?> { ["sort"] = frozen.Table.Sort, ["descending"] = frozen.Table.Descending,
            ["columns"] = frozen.Table.Columns };
}
