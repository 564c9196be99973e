using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;

namespace Dashboard.Investigations.Exhibits;

/// <summary>What an exhibit is frozen from: a panel or a table, as the address of its page has it.</summary>
/// <param name="View">Which.</param>
/// <param name="Selection">The selection that it shows.</param>
/// <param name="Options">Its own options, as in the address: what it is stacked by, its columns, its order.</param>
public sealed record FrozenView(ExhibitView View, Selection Selection, string Options)
{
    /// <summary>The kind of exhibit that it makes.</summary>
    public ExhibitKind Kind => ExhibitKind.Of(View);

    /// <summary>The workbench that it is a panel of.</summary>
    public WorkbenchState State => WorkbenchState.Parse(Query);

    /// <summary>The page with the table that it is.</summary>
    public TableView Table => TableView.Parse(Query);

    /// <summary>The analysis' page with the table that it is.</summary>
    public AnalysisView Analysis => AnalysisView.Parse(Options);

    /// <summary>The two selections that it compares.</summary>
    public SelectionPair Pair => new(Selection, SelectionPair.ParseQuery(Options).B);

    /// <summary>Selection and options, as in the address.</summary>
    public string Query => string.Join('&', new[] { Selection.ToString(), Options }.Where(part => part.Length > 0));

    /// <summary>What an exhibit was frozen from.</summary>
    public static FrozenView Of(Exhibit exhibit) => new(exhibit.View, exhibit.Selection, exhibit.ViewOptions);

    /// <inheritdoc cref="ExhibitKind.Parse"/>
    public static FrozenView Parse(ExhibitView view, string? query) => ExhibitKind.Of(view).Parse(query);

    /// <inheritdoc cref="ExhibitKind.AddressOf"/>
    public string AddressIn(CaseId caseId, int? exhibit = null) => Kind.AddressOf(this, caseId, exhibit);

    /// <summary>Writes the rows as <c>rows.csv</c> and answers how many they are, the header not counted.</summary>
    /// <exception cref="Casework.Access.InvalidEntryException">There are no such rows, or too many of them.</exception>
    public async Task<long> WriteRowsAsync(
        CaseView view, IReadOnlyList<Figure.Observed> figures, Stream stream, CancellationToken cancellation)
    {
        await using var rows = new RowsWriter(stream);
        return await Kind.WriteAsync(this, view, figures, rows, cancellation);
    }
}
