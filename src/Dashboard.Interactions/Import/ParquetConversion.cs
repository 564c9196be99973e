using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import;

/// <summary>Writes a CSV file as Parquet, its columns typed as DuckDB finds them.</summary>
public static class ParquetConversion
{
    /// <summary>Converts a file; the target is replaced.</summary>
    public static Task FromCsvAsync(string csv, string parquet, CancellationToken cancellation) => Task.Run(
        () =>
        {
            using var connection = new DuckDbConnection("Data Source=:memory:");
            connection.Open();
            connection.Run(
                $"COPY (SELECT * FROM read_csv({Sql.Literal(csv)}, header = true, sample_size = 100000)) TO {Sql.Literal(parquet)} (FORMAT parquet)", cancellation);
        },
        cancellation);
}
