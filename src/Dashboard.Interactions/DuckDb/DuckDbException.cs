using System.Data.Common;

namespace Dashboard.Interactions.DuckDb;

/// <summary>DuckDB refused: the message is its own.</summary>
internal sealed class DuckDbException(string message) : DbException(message);
