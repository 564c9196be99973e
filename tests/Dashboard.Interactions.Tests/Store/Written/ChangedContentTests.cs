using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Content;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Tests.Store.Written;

/// <summary>Content that is changed in the file, past the program, is noticed: whatever column of whatever table it is.</summary>
public sealed class ChangedContentTests : IAsyncLifetime, IDisposable
{
    private const string Log = """
        interaction_id,account_id,timestamp,capability,model,input_tokens,output_tokens,cached_tokens,status,ip,asn,device,user_agent,payment,email_domain,organisation,credential,session_id,system_prompt_hash,prompt_hash,prompt,system_prompt,tools,metadata
        x-1,a,2026-04-20T10:30:00Z,code,m1,10,1,2,ok,192.0.2.1,AS1,d1,u1,c1,one.example,o1,k1,s1,h1,p1,Write this,Be brief,t1,n1
        x-2,b,2026-04-20T11:30:00Z,chat,m2,11,3,4,bad,"[""192.0.2.7"",""192.0.3.8""]",AS2,d2,u2,c2,two.example,o2,k2,s2,h2,p2,Write that,Be long,t2,n2
        x-3,c,2026-04-21T10:30:00Z,,m1,12,5,6,ok,192.0.2.1,AS1,d1,u1,c1,one.example,o1,k1,s3,h1,p3,hello there,Be brief,t1,n1
        x-4,a,2026-04-22T10:30:00Z,,m1,13,7,8,ok,192.0.2.2,AS1,d1,u1,c1,one.example,o1,k1,s3,h1,p4,something,Be brief,t1,n1
        x-5,b,2026-04-22T11:30:00Z,chat,m2,1,0,,error,"[""192.0.2.7"",""192.0.3.8""]",AS2,d2,u2,c2,two.example,o2,k2,s2,h2,p2,Write it,Be long,t2,n2

        """;

    /// <summary>A row of an id that the log above has a less complete one of.</summary>
    private const string Again =
        "interaction_id,account_id,timestamp,capability,model,output_tokens,status\nx-5,b,2026-04-22T11:30:00Z,chat,m2,9,ok\n";

    private const string Records =
        "account_id,created_at,plan,programme,organisation,email_domain,payment,status,banned_at\na,2026-04-01T10:00:00Z,pro,start,Acme,mail.example,card-77,active,2026-05-01T00:00:00Z\nd,2026-04-02T10:00:00Z,free,,Other,two.example,card-78,banned,\n";

    /// <summary>Whole numbers that count, and name nothing.</summary>
    private static readonly string[] Counts = ["account_source", "turns"];

    /// <summary>Columns whose change no figure or exhibit could show, and why.</summary>
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal)
    {
        ["schema_version.version"] = "the form of the tables",
        ["settings.seed"] = "recognises rows that come again",
        ["settings.next_import"] = "the number of an import to come",
        ["interactions.row_key"] = "recognises rows that come again",
        ["interactions.digest"] = "recognises rows that come again",
        ["superseded_interactions.row_key"] = "recognises rows that come again",
        ["superseded_interactions.digest"] = "recognises rows that come again",
        ["account_records.row_key"] = "recognises rows that come again",
        ["imports.sha256"] = "of the file, as in its manifest: recognises it when it comes again",
        ["imports.mapping"] = "recognises a file that comes again",
        ["imports.rules"] = "kept beside the rules that rows refer to",
        ["imports.rows_read"] = "of the manifest",
        ["imports.accepted"] = "of the manifest",
        ["imports.duplicates"] = "of the manifest",
        ["imports.rejected"] = "of the manifest",
        ["imports.report"] = "the manifest, which lies beside the store, too",
        ["assignments.account"] = "the last analysis, not data", ["assignments.cluster"] = "the last analysis, not data",
        ["assignments.score"] = "the last analysis, not data", ["assignments.disposition"] = "the last analysis, not data",
        ["known_lists.version"] = "the number of a list", ["known_lists.saved_by"] = "who saved it, which the audit trail has",
        ["known_lists.saved_at"] = "when it was saved, which the audit trail has",
        ["account_sets.hash"] = "is the hash of the set", ["account_sets.account_id"] = "its hash is its name",
    };

    private readonly TemporaryDirectory directory = new();

    private string Case => Path.Combine(directory.Path, "case");

    public async Task InitializeAsync()
    {
        await using var store = DuckDbInteractionStore.Open(Case);
        await ImportAsync(store, Log);
        await ImportAsync(store, Records);
        await ImportAsync(store, Again);
        await store.SaveKnownListAsync(
            [.. (await store.KnownListAsync(default)).Entries.Skip(1)], 0, "analyst", DateTime.UnixEpoch, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Verify_ValueOfAnyColumnChanged_IsNotValid()
    {
        var columns = Query("""
            SELECT table_name || '.' || column_name, data_type FROM duckdb_columns() WHERE NOT internal AND database_name = current_database() ORDER BY 1
            """, r => (Name: r.GetString(0), Type: r.GetString(1))).Where(c => !Exempt.ContainsKey(c.Name)).ToList();
        Assert.True(columns.Count > 60);
        var unnoticed = new List<string>();
        foreach (var (name, type) in columns)
        {
            var (table, column) = (name.Split('.')[0], name.Split('.')[1]);
            if (Query($"SELECT count(*) FROM {table}", r => r.GetInt64(0))[0] == 0)
                unnoticed.Add($"{name}: the log of this test has no such row");
            var changed = type switch
            {
                "VARCHAR" => $"coalesce({column}, '') || 'x'",
                "DATE" => $"coalesce({column}, DATE '2026-04-20') + 1",
                "TIMESTAMP" => $"coalesce({column}, TIMESTAMP '2026-04-20') + INTERVAL 1 MICROSECOND",
                _ => $"coalesce({column}, 0) + 1",
            };
            if (!await IsNoticedAsync($"UPDATE {table} SET {column} = {changed} WHERE rowid = (SELECT min(rowid) FROM {table})"))
                unnoticed.Add(name);
        }

        Assert.Empty(unnoticed);
    }

    [Theory]
    [InlineData("DELETE FROM interactions WHERE line = 2")]
    [InlineData("INSERT INTO interactions SELECT * FROM interactions WHERE line = 3")]
    [InlineData(
        "UPDATE interactions SET account = (SELECT no FROM accounts WHERE id = 'c'); UPDATE daily SET account = (SELECT no FROM accounts WHERE id = 'c')")]
    [InlineData("UPDATE interactions SET line = 9 - line")]
    [InlineData("DELETE FROM prompts WHERE line = 2")]
    [InlineData("DELETE FROM account_attributes WHERE interactions = 0")]
    [InlineData("DELETE FROM ip_prefixes")]
    [InlineData("UPDATE ip_prefixes SET prefix = (SELECT max(prefix) FROM ip_prefixes)")]
    [InlineData("DELETE FROM imports WHERE number = 1")]
    [InlineData("DELETE FROM models WHERE name = 'm2'")]
    [InlineData("DELETE FROM content WHERE import = 2")]
    [InlineData("DELETE FROM superseded_interactions")]
    [InlineData("DELETE FROM superseded_prompts")]
    public async Task Verify_RowsChanged_IsNotValid(string statements) => Assert.True(await IsNoticedAsync(statements));

    [Fact]
    public async Task Verify_SevenInteractionsMovedToAnotherAccount_NamesTheDayAndChangesTheFingerprint()
    {
        await using (var store = DuckDbInteractionStore.Open(Case)) await ImportAsync(store, LargeLog.Of(20_000, 0));
        Change(
            "UPDATE interactions SET account = (SELECT no FROM accounts WHERE id = 'account-1') WHERE import = 4 AND line BETWEEN 40 AND 46");
        await using var opened = DuckDbInteractionStore.Open(Case);
        var written = (await opened.DescribeAsync(default)).Fingerprint;

        var verification = await opened.VerifyAsync(null, default);

        Assert.False(verification.IsValid);
        Assert.NotEqual(verification.Recorded, verification.Found);
        Assert.Contains(
            "interactions of 2026-04-22", verification.Checks.Single(c => c.Name == "import 4").Detail, StringComparison.Ordinal);
        var described = await opened.DescribeAsync(default);
        Assert.Equal(verification.Found, described.Fingerprint);
        Assert.Equal(verification.Found, (await opened.MeasureAsync(Selection.Everything, [Measure.Accounts], default))[0].Fingerprint);
        Assert.True(written == verification.Recorded || written == verification.Found);
    }

    [Fact]
    public async Task Open_SmallStoreWithChangedContent_SaysSo()
    {
        Change(
            "UPDATE interactions SET account = 1; UPDATE account_records SET plan = 'x'; UPDATE prompts SET prompt = 'x'; UPDATE interaction_attributes SET requests = 2; UPDATE superseded_interactions SET requests = 2; UPDATE superseded_interaction_attributes SET requests = 2; UPDATE superseded_prompts SET prompt = 'x'; UPDATE account_attributes SET first = TIMESTAMP '2026-01-01' WHERE interactions = 0");

        await using var opened = DuckDbInteractionStore.Open(Case);

        Assert.Contains("changed past the program", Assert.Single((await opened.DescribeAsync(default)).Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM daily WHERE capability = 1")]
    [InlineData("DELETE FROM account_attributes WHERE interactions > 0")]
    [InlineData("INSERT INTO daily SELECT * FROM daily")]
    public async Task Open_SumsThatAreNotThere_AreMadeAnew(string statement)
    {
        var before = StoreTables.Of(Case);
        Change(statement);

        await using var opened = DuckDbInteractionStore.Open(Case);

        Assert.Empty((await opened.DescribeAsync(default)).Faults);
        Assert.Equal(before, StoreTables.Of(Case));
    }

    [Fact]
    public async Task Open_NamesThatAreMissing_SaysSo()
    {
        Change("DELETE FROM attributes WHERE kind = 'ip_prefix'");

        await using var opened = DuckDbInteractionStore.Open(Case);

        Assert.Contains("2 attributes are missing", (await opened.DescribeAsync(default)).Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_WhileRowsAreNotSeen_RemovesNothing()
    {
        await using var opened = DuckDbInteractionStore.Open(Case);
        await ImportAsync(opened, "account_id,timestamp,capability,ip\nz,2026-06-01T00:00:00Z,code,192.0.2.1\n");
        Change("DELETE FROM account_attributes WHERE import = 1");

        var refused = await Assert.ThrowsAsync<ImportException>(() => opened.RemoveImportAsync(4, "analyst", DateTime.UnixEpoch, default));

        Assert.Contains("Nothing was removed", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, Query("SELECT count(*) FROM interactions WHERE import = 4", r => r.GetInt64(0))[0]);
    }

    [Fact]
    public async Task Open_StoreWithoutALedger_GetsTheSame()
    {
        var before = StoreTables.Of(Case);
        Change("DROP TABLE content; DELETE FROM daily WHERE capability = 1");

        await using var opened = DuckDbInteractionStore.Open(Case);

        Assert.Equal(before, StoreTables.Of(Case));
        Assert.True((await opened.VerifyAsync(null, default)).IsValid);
    }

    /// <summary>
    /// A number is digested as the name that it stands for, or not at all: as a number it would be the store's own affair.
    /// </summary>
    [Fact]
    public void ContentTables_NumbersOfDictionaries_AllStandForNames()
    {
        using var connection = StoreTables.Connect(Case);

        var numbers = ContentTable.All.SelectMany(t => t.Columns(connection).Where(c => c.Value == ContentValue.Number).Select(c => c.Name))
            .Distinct().Order();
        var integers = Query(
            "SELECT DISTINCT column_name FROM duckdb_columns() WHERE data_type = 'INTEGER' AND NOT internal AND database_name = current_database()", r => r.GetString(0));
        var dictionaries = Query(
            "SELECT table_name FROM duckdb_columns() WHERE column_name = 'no' AND NOT internal AND database_name = current_database() ORDER BY 1", r => r.GetString(0));

        Assert.Empty(numbers.Intersect(integers).Except(Counts));
        Assert.Equal(dictionaries, ContentTable.Names.Order(StringComparer.Ordinal));
    }

    private Task<ImportReport> ImportAsync(DuckDbInteractionStore store, string log) =>
        ImportAsync(store, System.Text.Encoding.UTF8.GetBytes(log));

    private async Task<ImportReport> ImportAsync(DuckDbInteractionStore store, byte[] log) => await store.ImportAsync(
        new ImportRequest(directory.File("log.csv", log), "log.csv", null, "analyst",
            DateTime.UnixEpoch) { Rules = [new("greeting", RuleField.Prompt, "hello")] }, null, default);

    /// <summary>Verifies the store as it is after statements that are then taken back.</summary>
    private async Task<bool> IsNoticedAsync(string statements)
    {
        using var connection = StoreTables.Connect(Case);
        using var transaction = connection.BeginTransaction();
        connection.Run(statements, default);
        try
        {
            return !await Task.Run(() => ContentVerifier.Verify(connection, null, null, default).Verification.IsValid);
        }
        catch (InvalidDataException)
        {
            // What cannot be read at all is said in a sentence.
            return true;
        }
    }

    private void Change(string statements)
    {
        using var connection = StoreTables.Connect(Case);
        connection.Run(statements, default);
    }

    private List<T> Query<T>(string sql, Func<DuckDbDataReader, T> read)
    {
        using var connection = StoreTables.Connect(Case);
        return connection.Rows(sql, read, default);
    }
}
