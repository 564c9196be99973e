using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Exhibits;

/// <summary>The figures of a selection alone.</summary>
public sealed class FiguresExhibit : PanelExhibit
{
    private static readonly TableColumn<Figure.Observed>[] Columns =
        [new("measure", "Measure", f => f.Measure.Name()), new("value", "Value", f => f.Value), new("method", "Method", f => f.Method)];

    public override ExhibitView View => ExhibitView.Figures;

    public override Method MethodOf(FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures) => figures is [var first, ..]
        ? first.Method : Counting;

    public override Task<long> WriteAsync(
        FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures, RowsWriter rows, CancellationToken cancellation) =>
        rows.WriteAsync(Columns, figures, cancellation);
}
