using Dashboard.Core;
using Dashboard.Investigations.Views;

namespace Dashboard.Investigations.Exhibits;

/// <summary>A panel of the workbench.</summary>
public abstract class PanelExhibit : ExhibitKind
{
    public override FrozenView Parse(string? query)
    {
        var state = WorkbenchState.Parse(query);
        return new FrozenView(View, state.Selection, state.ViewOptions);
    }

    public override string AddressOf(FrozenView frozen, CaseId caseId, int? exhibit) =>
        PageAddress.Workbench(caseId, frozen.Selection, From(frozen.Options, exhibit));
}
