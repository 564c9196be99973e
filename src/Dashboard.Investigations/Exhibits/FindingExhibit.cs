using Dashboard.Casework.Access;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;

namespace Dashboard.Investigations.Exhibits;

/// <summary>A table of the analysis' page, of the run that is published.</summary>
/// <param name="section">Its place on the page.</param>
/// <param name="method">The method that it comes from.</param>
public abstract class FindingExhibit(string section, Method method) : PanelExhibit
{
    public override string AddressOf(FrozenView frozen, CaseId caseId, int? exhibit) =>
        $"{PageAddress.Analysis(caseId, From(OptionsOf(frozen), exhibit))}#{section}";

    public override Method MethodOf(FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures) => OfRun(view, method);

    public override IReadOnlyDictionary<string, object?> ParametersOf(FrozenView frozen, CaseView view) => ParametersOf(view);

    public override Task<long> WriteAsync(
        FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures, RowsWriter rows, CancellationToken cancellation) =>
        WriteAsync(
        frozen,
        view.Analysis ?? throw new InvalidEntryException(
            "The case was not analysed yet, so that there is no such table. Nothing was frozen."), rows, cancellation);

    /// <summary>What a run was asked and of which data.</summary>
    public static Dictionary<string, object?> ParametersOf(CaseView view) =>
        new() { ["analysis"] = view.Analysis?.Result.Options, ["analysedData"] = view.Analysis?.DataFingerprint };

    /// <summary>A method in the version that ran: the run may be older than the program.</summary>
    public static Method OfRun(CaseView view, Method method) =>
        view.Analysis?.Result.Methods.FirstOrDefault(m => m.Name == method.Name) is { Name: not null } ran ? ran : method;

    /// <summary>Which of the section's options its address has.</summary>
    protected virtual string OptionsOf(FrozenView frozen) => "";

    /// <summary>Writes the rows of a run.</summary>
    protected abstract Task<long> WriteAsync(FrozenView frozen, StoredAnalysis analysis, RowsWriter rows, CancellationToken cancellation);
}
