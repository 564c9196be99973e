namespace Dashboard.Interactions;

/// <summary>
/// The interactions of one case. The narrow interface that every engine implements and its contract tests check;
/// nothing above it writes SQL. Every query honours the cancellation token, has a row cap that its request states,
/// and says in its answer what was cut. Who only reads panels, rows or material asks for that part alone.
/// </summary>
public interface IInteractionStore : IImportStore, IPanelReader, IRowReader, IAnalysisMaterial, ISnapshots, IAsyncDisposable;
