using System.Security.Cryptography;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Store.Content;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>
/// The tables of a case. Names that repeat (accounts, capabilities, models, attributes) stand once in a dictionary and
/// as numbers elsewhere. Everything that comes from a log carries its import's number, so that an import can be taken
/// out again without reading the others.
/// </summary>
internal static class Schema
{
    private const int Version = 3;

    /// <summary>The input tokens of an interaction that came from no cache and went to none.</summary>
    public const string Uncached = "greatest(input_tokens - coalesce(cached_tokens, 0) - coalesce(cache_write_tokens, 0), 0)";

    /// <summary>An interaction's columns of attributes, each named as the attribute's kind.</summary>
    private static readonly string AttributeColumns = string.Concat(ImportTarget.StandardAttributes.Select(a => $", {a.Name} INTEGER"));

    private static readonly string Tables = $"""
        CREATE TABLE schema_version (version INTEGER NOT NULL);
        INSERT INTO schema_version VALUES ({Version});

        -- One row. The seed keeps those who write logs from making two rows that pass for one; a number is never used again.
        CREATE TABLE settings (seed BIGINT NOT NULL, next_import INTEGER NOT NULL);

        -- report is the ImportReport as JSON; sha256 and mapping recognise a file that is imported again.
        CREATE TABLE imports (number INTEGER NOT NULL, sha256 VARCHAR NOT NULL, mapping VARCHAR NOT NULL, rules VARCHAR,
            rows_read BIGINT NOT NULL, accepted BIGINT NOT NULL, duplicates BIGINT NOT NULL, rejected BIGINT NOT NULL,
            report VARCHAR NOT NULL);

        CREATE TABLE accounts (no INTEGER NOT NULL, id VARCHAR NOT NULL);
        CREATE TABLE capabilities (no INTEGER NOT NULL, name VARCHAR NOT NULL);
        CREATE TABLE models (no INTEGER NOT NULL, name VARCHAR NOT NULL);
        CREATE TABLE statuses (no INTEGER NOT NULL, name VARCHAR NOT NULL);
        CREATE TABLE rules (no INTEGER NOT NULL, capability VARCHAR NOT NULL, field VARCHAR NOT NULL, pattern VARCHAR NOT NULL);

        -- In the order of import and line. rule is the one that gave the capability, 0 where none did, null where the
        -- log names it. input_tokens is all that was read: from a cache (cached_tokens), into one (cache_write_tokens), and
        -- beside both. account_source is the place of the column that named the account, where the mapping has several, turns
        -- the messages before the last of the user. row_key recognises a row without an id that is imported again, digest
        -- the content of one that has an id.
        CREATE TABLE interactions (import INTEGER NOT NULL, line BIGINT NOT NULL, account INTEGER, instant TIMESTAMP NOT NULL,
            capability INTEGER NOT NULL, rule INTEGER, model INTEGER, status INTEGER,
            requests BIGINT NOT NULL, input_tokens BIGINT, output_tokens BIGINT, cached_tokens BIGINT,
            cache_write_tokens BIGINT, account_source INTEGER, turns INTEGER, interaction_id VARCHAR, row_key UHUGEINT, digest INTEGER{AttributeColumns});

        -- What an interaction has no column for, and further values of what it has one for.
        CREATE TABLE interaction_attributes (import INTEGER NOT NULL, line BIGINT NOT NULL, account INTEGER, instant TIMESTAMP NOT NULL,
            requests BIGINT NOT NULL, attribute INTEGER NOT NULL);

        CREATE TABLE prompts (import INTEGER NOT NULL, line BIGINT NOT NULL, prompt VARCHAR, system_prompt VARCHAR, tools VARCHAR, metadata VARCHAR,
            response VARCHAR, response_hash VARCHAR);

        -- known says what an attribute is that every deployment has; to have it is no sharing.
        CREATE TABLE attributes (no INTEGER NOT NULL, family VARCHAR NOT NULL, kind VARCHAR NOT NULL, value VARCHAR NOT NULL, known VARCHAR);

        -- The network of an address, both numbers of attributes.
        CREATE TABLE ip_prefixes (ip INTEGER NOT NULL, prefix INTEGER NOT NULL);

        -- account is null for interactions that no account is named for; first and last are null, and interactions 0,
        -- where an account's record names the attribute.
        CREATE TABLE account_attributes (import INTEGER NOT NULL, account INTEGER, attribute INTEGER NOT NULL,
            interactions BIGINT NOT NULL, first TIMESTAMP, last TIMESTAMP);

        CREATE TABLE account_records (import INTEGER NOT NULL, line BIGINT NOT NULL, account INTEGER NOT NULL,
            created_at TIMESTAMP, banned_at TIMESTAMP, plan VARCHAR, programme VARCHAR, status VARCHAR, organisation VARCHAR, row_key UHUGEINT NOT NULL);

        -- The interactions of an import by account, UTC day, capability and model: what most queries read instead.
        CREATE TABLE daily (import INTEGER NOT NULL, day DATE NOT NULL, account INTEGER, capability INTEGER NOT NULL, model INTEGER,
            interactions BIGINT NOT NULL, input_tokens BIGINT, output_tokens BIGINT, cached_tokens BIGINT,
            cache_write_tokens BIGINT, uncached_tokens BIGINT, first TIMESTAMP NOT NULL, last TIMESTAMP NOT NULL);

        CREATE TABLE assignments (account INTEGER NOT NULL, cluster VARCHAR, score DOUBLE NOT NULL, disposition VARCHAR NOT NULL);
        CREATE TABLE account_sets (hash VARCHAR NOT NULL, account_id VARCHAR NOT NULL);
        """;

    /// <summary>Makes the tables in a new file; one of another version is refused.</summary>
    /// <exception cref="InvalidOperationException">The file is of another version.</exception>
    public static void Ensure(DuckDbConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        var isNew = connection.Number(
            "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_version' AND NOT temporary", CancellationToken.None) == 0;
        var version = isNew ? 0 : connection.Number("SELECT max(version) FROM schema_version", CancellationToken.None);
        if (version > Version)
            throw new InvalidOperationException(
                $"{connection.DataSource} was written by a newer version of this program (its tables have version {version}, this program knows {Version}). Nothing was changed. Open it with that version.");
        if (version is > 0 and < Version)
            throw new InvalidOperationException(
                $"{connection.DataSource} was written by an earlier version of this program (its tables have version {version}, this program reads {Version}), which read logs otherwise. Nothing was changed. Make a new case and import its logs again.");
        if (isNew)
        {
            connection.Run(Tables, CancellationToken.None);
            connection.Run(
                "INSERT INTO settings VALUES ($seed, 1)", CancellationToken.None,
                ("seed", BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)))));
        }

        KnownLists.Ensure(connection);
        SupersededRows.Ensure(connection);
        transaction.Commit();
    }
}
