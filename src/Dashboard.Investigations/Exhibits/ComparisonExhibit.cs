using Dashboard.Analysis.Targeting;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;

namespace Dashboard.Investigations.Exhibits;

/// <summary>Two selections beside each other. The figures are of both, A's first.</summary>
public sealed class ComparisonExhibit : ExhibitKind
{
    public override ExhibitView View => ExhibitView.Comparison;

    public override FrozenView Parse(string? query) => SelectionPair.ParseQuery(query) is var pair && pair.A != pair.B
        ? new FrozenView(View, pair.A, pair.Other)
        : throw new FormatException(
            "A and B are the same selection: there is nothing to compare. Nothing was frozen; choose another for one of them.");

    public override string AddressOf(FrozenView frozen, CaseId caseId, int? exhibit) => From(frozen.Pair.Address(caseId), exhibit);

    public override Method MethodOf(FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures) => LogOdds.Method;

    public override IReadOnlyDictionary<string, object?> ParametersOf(FrozenView frozen, CaseView view) => new Dictionary<string, object?>
    {
        ["a"] = frozen.Pair.A.ToString(), ["b"] = frozen.Pair.B.ToString(), ["priorStrength"] = LogOdds.DefaultPriorStrength,
        ["confidence"] = CellTargeting.Confidence,
    };

    public override IReadOnlyList<Selection> SelectionsOf(FrozenView frozen) => [frozen.Pair.A, frozen.Pair.B];

    public override async Task<long> WriteAsync(
        FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures, RowsWriter rows, CancellationToken cancellation) =>
        await rows.WriteAsync((await SelectionComparison.CountAsync(view, frozen.Pair, cancellation)).Rows, cancellation);
}
