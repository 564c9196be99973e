using System.Data.Common;
using Dashboard.Casework.Access;
using Dashboard.Casework.Events;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.Jobs;

namespace Dashboard.Tests.Imports;

/// <summary>The queue of the whole program, on real files and a real store.</summary>
public sealed class ImportQueueTests : IAsyncLifetime
{
    private const string Log = "account_id,timestamp\na,2026-04-20T00:00:00Z\nb,soon\n";

    private ServedWorkspace served = null!;
    private CaseId caseId;
    private Actor ada = null!;

    public async Task InitializeAsync()
    {
        served = await ServedWorkspace.StartAsync();
        caseId = await served.CreateCaseAsync("Harbour");
        ada = await served.PersonAsync("Ada", caseId, Role.Analyst);
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task Add_SentFile_IsImportedAndWaitsNoLonger()
    {
        var file = await SendAsync(Log);

        var job = await RunAsync(file);

        Assert.Equal((JobState.Done, 1L, 1L), (job.State, job.Report!.Accepted, job.Report.Rejected));
        Assert.Empty(served.Get<WaitingFiles>().Of(caseId));
        Assert.Null(served.Get<Uploads>().Find(caseId, file.Id));
    }

    [Fact]
    public async Task Add_FileThatYieldsNothing_FailsAndWaitsOn()
    {
        var file = await SendAsync("account_id,timestamp\na,soon\n");

        var job = await RunAsync(file);

        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("Nothing was imported", job.Problem!, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(served.Get<WaitingFiles>().Of(caseId)).Wish);
    }

    [Fact]
    public async Task Add_FileOfTheInbox_StaysThere()
    {
        var path = Path.Combine(served.Directory, "inbox", "log.csv");
        await File.WriteAllTextAsync(path, Log);

        var job = await RunAsync(
            (await served.Get<WaitingFiles>().AddFromInboxAsync(caseId, "log.csv", ada.Name, CancellationToken.None))!);

        Assert.Equal(JobState.Done, job.State);
        Assert.True(File.Exists(path));
        Assert.Empty(served.Get<WaitingFiles>().Of(caseId));
    }

    [Fact]
    public async Task Add_CorrectedRejects_AreReadAsTheirLogWas()
    {
        await RunAsync(await SendAsync(Log));
        var rejects = await SendAsync("line,column,reason,raw\n3,timestamp,not a time,\"b,2026-04-21T00:00:00Z\"\n", repairs: 1);

        var job = await RunAsync(rejects);

        Assert.Equal(("log.csv, repaired", 1L, 0L), (job.Report!.File, job.Report.Accepted, job.Report.Rejected));
        Assert.Equal(2, (await Store.DescribeAsync(CancellationToken.None)).Accounts);
    }

    [Fact]
    public async Task Add_FileOfReleases_BecomesEvents()
    {
        var job = await RunAsync(await SendAsync("released_at,model,title\n2026-05-11T16:30:00Z,fable-2,Fable 2\nsoon,x,\n"));

        Assert.Equal((2L, 1L, 0L, 1L), (job.Events!.RowsRead, job.Events.Accepted, job.Events.Duplicates, job.Events.Rejected));
        var again = await RunAsync(await SendAsync("released_at,model,title\n2026-05-11T16:30:00Z,fable-2,Fable 2\nsoon,x,\n"));
        Assert.Equal((0L, 1L), (again.Events!.Accepted, again.Events.Duplicates));
        Assert.Equal("Fable 2", Assert.Single((await served.Get<CaseTimeline>().ListAsync(ServedWorkspace.Owner, caseId)).Rows).Title);
        Assert.True(File.Exists(Path.Combine(served.Get<IInteractionStores>().DirectoryOf(caseId), job.Events.RejectsFile!)));
    }

    [Fact]
    public async Task Recover_AfterAStop_KnowsWhatWaitedAndForgetsWhatWentIn()
    {
        var done = await SendAsync(Log);
        var wish = new ImportWish(ada.Name, Given.Now);
        var asked = await served.Get<WaitingFiles>()
            .AskAsync(await SendAsync("account_id,timestamp\nc,2026-04-22T00:00:00Z\n"), new ImportWish(ada.Name, Given.Now.AddMinutes(1)));
        var unconfirmed = await SendAsync("x");
        // The rows went in, and the program was stopped before the note of it was gone.
        await served.Get<CaseImports>()
            .ImportAsync(
                ada, caseId, new ImportOrder(served.Get<Uploads>().Find(caseId, done.Id)!, "log.csv") { AskedAt = wish.AskedAt }, null,
                CancellationToken.None);
        await served.Get<WaitingFiles>().AskAsync(done, wish);
        await File.WriteAllTextAsync(served.Get<Uploads>().New(caseId).Path, "half of");

        var after = new WaitingFiles(
            served.Get<Uploads>(), served.Get<Inbox>(), served.Get<IInteractionStores>(), served.Get<CaseworkStore>(), TimeProvider.System);
        await after.RecoverAsync(CancellationToken.None);

        Assert.Equal([asked.Id, unconfirmed.Id], after.Of(caseId).Select(f => f.Id));
        Assert.Equal(asked.Wish, after.Find(caseId, asked.Id)!.Wish);
        Assert.Equal(4, Directory.GetFiles(Path.Combine(served.Directory, "inbox", ".uploads")).Length);
    }

    [Fact]
    public async Task Add_AuditThatFailsAfterTheCommit_SaysThatTheRowsAreIn()
    {
        // Nothing can be written to the audit trail any more, whatever the store commits.
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Path.Combine(served.Directory, "casework.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = "CREATE TRIGGER full BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'disk full'); END";
            await command.ExecuteNonQueryAsync();
        }

        var job = await RunAsync(await SendAsync(Log));

        Assert.Equal((JobState.Done, 1), (job.State, job.Report!.Number));
        Assert.Contains("are in", job.Problem!, StringComparison.Ordinal);
        Assert.Equal(1, (await Store.DescribeAsync(CancellationToken.None)).Interactions);
    }

    [Fact]
    public void Job_OfWhatWasDone_TellsRowsASecondAndTheTimeLeft()
    {
        var time = new SteppedTime();
        using var job = new ImportJob(new WaitingFile("0", caseId, "log.csv", 1, "ada", DateTime.UnixEpoch), Actor.Program, time);
        job.Advance(new ImportProgress("Hashing", 0, null));
        time.Step(TimeSpan.FromSeconds(10));
        Assert.Equal((null, null), (job.RowsPerSecond, job.Left));

        job.Advance(new ImportProgress("Reading", 10, 0.001));
        Assert.Null(job.Left);
        job.Advance(new ImportProgress("Reading", 1000, 0.25));

        Assert.Equal((100, TimeSpan.FromSeconds(30)), (job.RowsPerSecond, job.Left));
    }

    private IInteractionStore Store => served.Get<IInteractionStores>().Open(caseId);

    private async Task<WaitingFile> SendAsync(string text, int? repairs = null)
    {
        using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var id = await served.Get<Uploads>().SaveAsync(caseId, body, body.Length, CancellationToken.None);
        return await served.Get<WaitingFiles>().AddUploadAsync(caseId, id, "log.csv", ada.Name, repairs);
    }

    private async Task<ImportJob> RunAsync(WaitingFile file)
    {
        var queue = served.Get<ImportQueue>();
        var over = new TaskCompletionSource();
        void OnChanged(ImportJob job)
        {
            if (job.File.Id == file.Id && job.IsOver) over.TrySetResult();
        }

        queue.Changed += OnChanged;
        var job = await queue.AddAsync(ada, file, new ImportWish(ada.Name, Given.Now));
        OnChanged(job);
        await over.Task.WaitAsync(TimeSpan.FromMinutes(2));
        queue.Changed -= OnChanged;
        return job;
    }
}
