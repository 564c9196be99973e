using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.Opening;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.ClickHouse;

/// <summary>Has the interactions of the cases whose directories say so, and gets those of new cases where it is told an address.</summary>
/// <param name="ofNewCases">Where the interactions of cases go that have none yet; null for files.</param>
public sealed class ClickHouseEngine(ClickHouseAddress? ofNewCases = null) : IInteractionEngine
{
    /// <summary>Names the address for new cases where no option does.</summary>
    public const string Variable = "DASHBOARD_INTERACTIONS";

    /// <summary>The engine with the address that the environment names, if any.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ClickHouseEngine FromEnvironment() =>
        new(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address ? ClickHouseAddress.Parse(address) : null);

    public bool Has(string caseDirectory, StoreOptions? options) => StorePlace.Find(caseDirectory) is not null
        || (ofNewCases is not null && options is not { ReadOnly: true }
            && !File.Exists(Path.Combine(caseDirectory, DuckDbInteractionStore.FileName)));

    public IInteractionStore Open(string caseDirectory, StoreOptions? options) =>
        ClickHouseInteractionStore.Open(caseDirectory, ofNewCases, options);
}
