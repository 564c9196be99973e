using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store;

/// <summary>
/// The tables of a case. Names that repeat (accounts, capabilities, models, attributes) stand once in a dictionary and
/// as numbers elsewhere. Everything that comes from a log carries its import's number, so that an import can be taken
/// out again without reading the others.
/// </summary>
internal static class Schema
{
    private const int Version = 1;

    private const string Tables = """
        CREATE TABLE schema_version (version INTEGER NOT NULL);
        INSERT INTO schema_version VALUES (1);

        -- report is the ImportReport as JSON; sha256 and mapping recognise a file that is imported again.
        CREATE TABLE imports (number INTEGER NOT NULL, sha256 VARCHAR NOT NULL, mapping VARCHAR NOT NULL,
            rows_read BIGINT NOT NULL, accepted BIGINT NOT NULL, duplicates BIGINT NOT NULL, rejected BIGINT NOT NULL,
            report VARCHAR NOT NULL);

        CREATE TABLE accounts (no INTEGER NOT NULL, id VARCHAR NOT NULL);
        CREATE TABLE capabilities (no INTEGER NOT NULL, name VARCHAR NOT NULL);
        CREATE TABLE models (no INTEGER NOT NULL, name VARCHAR NOT NULL);

        -- In the order of import and line. row_hash recognises a row without an id that is imported again.
        CREATE TABLE interactions (import INTEGER NOT NULL, line BIGINT NOT NULL, account INTEGER, instant TIMESTAMP NOT NULL,
            capability INTEGER NOT NULL, model INTEGER, input_tokens BIGINT, output_tokens BIGINT, cached_tokens BIGINT,
            status VARCHAR, session_id VARCHAR, interaction_id VARCHAR, row_hash UHUGEINT);

        CREATE TABLE prompts (import INTEGER NOT NULL, line BIGINT NOT NULL, prompt VARCHAR, system_prompt VARCHAR);

        CREATE TABLE attributes (no INTEGER NOT NULL, family VARCHAR NOT NULL, kind VARCHAR NOT NULL, value VARCHAR NOT NULL);

        -- account is null for interactions that no account is named for.
        CREATE TABLE account_attributes (import INTEGER NOT NULL, account INTEGER, attribute INTEGER NOT NULL,
            interactions BIGINT NOT NULL, first TIMESTAMP NOT NULL, last TIMESTAMP NOT NULL);

        -- The interactions of an import by account, UTC day, capability and model: what most queries read instead.
        CREATE TABLE daily (import INTEGER NOT NULL, day DATE NOT NULL, account INTEGER, capability INTEGER NOT NULL, model INTEGER,
            interactions BIGINT NOT NULL, input_tokens BIGINT, output_tokens BIGINT, cached_tokens BIGINT,
            first TIMESTAMP NOT NULL, last TIMESTAMP NOT NULL);

        CREATE TABLE assignments (account INTEGER NOT NULL, cluster VARCHAR, score DOUBLE NOT NULL, disposition VARCHAR NOT NULL);
        CREATE TABLE account_sets (hash VARCHAR NOT NULL, account_id VARCHAR NOT NULL);
        """;

    /// <summary>Makes the tables in a new file, and checks those of an older one.</summary>
    public static void Ensure(DuckDbConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        if (connection.Number("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_version' AND NOT temporary", CancellationToken.None) == 0)
        {
            connection.Run(Tables, CancellationToken.None);
        }
        else
        {
            var version = connection.Number("SELECT max(version) FROM schema_version", CancellationToken.None);
            if (version > Version)
                throw new InvalidOperationException($"{connection.DataSource} was written by a newer version of this program (its tables have version {version}, this program knows {Version}). Nothing was changed. Open it with that version.");
        }

        transaction.Commit();
    }
}
