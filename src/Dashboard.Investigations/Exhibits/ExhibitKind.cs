using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.Cases;

namespace Dashboard.Investigations.Exhibits;

/// <summary>
/// One kind of exhibit: what it is frozen from, by which method, with which rows, and where it is opened again. Each kind is a file of its
/// own.
/// </summary>
public abstract class ExhibitKind
{
    /// <summary>What counts what stands in the selection.</summary>
    protected static readonly Method Counting = new("count-by-bin", 1);

    private static readonly Dictionary<ExhibitView, ExhibitKind> Kinds = new ExhibitKind[]
    {
        new GraphExhibit(), new TimelineExhibit(), new HeatmapExhibit(), new AccountsExhibit(), new InteractionsExhibit(),
        new FiguresExhibit(), new ClustersExhibit(),
        new CoActionExhibit(), new TemplatesExhibit(), new TargetingExhibit(), new ReleasesExhibit(), new ComparisonExhibit(),
    }.ToDictionary(k => k.View);

    /// <summary>The kind that an exhibit of a view is.</summary>
    public static ExhibitKind Of(ExhibitView view) => Kinds.TryGetValue(view, out var kind)
        ? kind : throw new ArgumentOutOfRangeException(nameof(view));

    /// <summary>The view, which has the kind's word.</summary>
    public abstract ExhibitView View { get; }

    /// <summary>Whether it has a picture: of its panel, or drawn from its rows.</summary>
    public virtual bool IsDrawn => false;

    /// <summary>Whether its picture names accounts.</summary>
    public virtual bool DrawsAccounts => false;

    /// <summary>Whether its rows are single interactions.</summary>
    public virtual bool ListsInteractions => false;

    /// <summary>Reads the address of a page. Where a table is scrolled to and which of its rows is open is not kept.</summary>
    /// <exception cref="FormatException">It is not one, or what it shows is no selection; the message is for a person.</exception>
    public abstract FrozenView Parse(string? query);

    /// <summary>Where it is shown as it was.</summary>
    /// <param name="frozen">What was frozen.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="exhibit">The exhibit that it is opened from, so that the page says whether the data are the same; null for
    /// none.</param>
    public abstract string AddressOf(FrozenView frozen, CaseId caseId, int? exhibit);

    /// <summary>The method that its rows come from.</summary>
    public virtual Method MethodOf(FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures) => Counting;

    /// <summary>What the method was given, by name.</summary>
    public virtual IReadOnlyDictionary<string, object?> ParametersOf(FrozenView frozen, CaseView view) => new Dictionary<string, object?>();

    /// <summary>The selections whose figures it keeps.</summary>
    public virtual IReadOnlyList<Selection> SelectionsOf(FrozenView frozen) => [frozen.Selection];

    /// <summary>Writes the rows and answers how many they are, the header not counted.</summary>
    /// <exception cref="Casework.Access.InvalidEntryException">There are no such rows, or too many of them.</exception>
    public abstract Task<long> WriteAsync(
        FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures, RowsWriter rows, CancellationToken cancellation);

    /// <summary>An address with the exhibit that it is opened from.</summary>
    protected static string From(string query, int? exhibit) => exhibit is null
        ? query : string.Join('&', new[] { query, $"exhibit={exhibit}" }.Where(part => part.Length > 0));
}
