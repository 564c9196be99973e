using System.IO.Compression;
using System.Text;
using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.Jobs;

namespace Dashboard.Tests.Imports;

/// <summary>Files that once ended the program or the page: each costs itself, is seen with its sentence, and can be removed.</summary>
public sealed class PoisonedFileTests : IAsyncLifetime
{
    private const string Log = "account_id,timestamp\na,2026-04-20T00:00:00Z\n";

    private ServedWorkspace served = null!;
    private CaseId caseId;
    private Actor ada = null!;

    public static TheoryData<string, byte[]> Poisons => new()
    {
        { "half of a character",
            Encoding.UTF8.GetBytes("{\"account_id\":\"a\\ud83d\",\"timestamp\":1776643200,\"\\ude00\":{\"\\ud83d\":1}}\n") },
        { "half of a character in an event",
            Encoding.UTF8.GetBytes(
                "{\"released_at\":\"2026-05-11\",\"model\":\"x\"}\n{\"released_at\":\"2026-05-11\",\"model\":\"x\\ud83d\"}\n") },
        { "a gzip file that is cut off", Gzip(Log)[..25] },
        { "a gzip file of noise", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
        { "a zstd file of noise", [0x28, 0xb5, 0x2f, 0xfd, 9, 9, 9, 9, 9, 9, 9] },
        { "a zip file of noise", [0x50, 0x4b, 3, 4, 1, 2, 3, 4, 5, 6] },
        { "half a Parquet file", [.. "PAR1"u8, 1, 2, 3, 4, 5, 6, 7, 8, .. "PAR1"u8] },
        { "NUL bytes", new byte[100] },
        { "deep nesting", Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 100_000)) },
        { "an endless header", Encoding.UTF8.GetBytes(new string('"', 100_001)) },
        { "nothing", [] },
    };

    public async Task InitializeAsync()
    {
        served = await ServedWorkspace.StartAsync();
        caseId = await served.CreateCaseAsync("Harbour");
        ada = await served.PersonAsync("Ada", caseId, Role.Analyst);
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task Add_EveryPoison_FailsWithASentenceAndTheNextFileIsImported()
    {
        foreach (var row in Poisons)
        {
            var job = await RunAsync(await SendAsync((byte[])row[1]));

            Assert.True(job.State is JobState.Done or JobState.Failed, (string)row[0]);
            if (job.State == JobState.Failed) Assert.Matches("[Nn]othing", job.Problem!);
            Assert.DoesNotContain("fault of the program", job.Problem ?? "", StringComparison.Ordinal);
        }

        Assert.Equal(JobState.Done, (await RunAsync(await SendAsync(Encoding.UTF8.GetBytes(Log)))).State);
    }

    [Fact]
    public async Task Read_EveryPoison_IsShownAndCanBeRemoved()
    {
        var waiting = served.Get<WaitingFiles>();
        foreach (var row in Poisons)
        {
            var file = await SendAsync((byte[])row[1]);
            var content = await WaitingContent.ReadAsync(file, waiting, default);

            if (content is WaitingContent.Unreadable unreadable) Assert.EndsWith(".", unreadable.Problem, StringComparison.Ordinal);
            waiting.Remove(file);
        }

        Assert.Empty(waiting.Of(caseId));
        Assert.Empty(Directory.GetFiles(Path.Combine(served.Directory, "inbox", ".uploads")));
    }

    [Fact]
    public async Task Recover_AfterAFileThatEndedTheProgram_ShowsItUnopenedUntilSomebodyAsks()
    {
        var file = await SendAsync(Encoding.UTF8.GetBytes(Log));
        // The program ends here, in the middle of the look.
        _ = served.Get<WaitingFiles>().Look(file);
        var after = new WaitingFiles(
            served.Get<Uploads>(), served.Get<Inbox>(), served.Get<IInteractionStores>(), served.Get<CaseworkStore>(), TimeProvider.System);
        await after.RecoverAsync(default);

        var shown = await WaitingContent.ReadAsync(Assert.Single(after.Of(caseId)), after, default);
        await after.ReopenAsync(shown.File);
        var again = await WaitingContent.ReadAsync(Assert.Single(after.Of(caseId)), after, default);

        Assert.Contains(
            "The program ended while it looked into log.csv", Assert.IsType<WaitingContent.Unreadable>(shown).Problem,
            StringComparison.Ordinal);
        Assert.IsType<WaitingContent.Log>(again);
        after.Remove(again.File);
        Assert.Empty(Directory.GetFiles(Path.Combine(served.Directory, "inbox", ".uploads")));
    }

    [Fact]
    public async Task AddUpload_ZipOfSeveralLogs_IsAsManyFiles()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in (string[])["a.csv", "deep/b.csv"])
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(Log));
            }
        }

        var id = await SaveAsync(packed.ToArray());
        await served.Get<WaitingArchives>().AddUploadAsync(caseId, id, "logs.zip", ada.Name, null, default);

        var files = served.Get<WaitingFiles>().Of(caseId);
        Assert.Equal(["logs.zip › a.csv", "logs.zip › deep › b.csv"], files.Select(f => f.Name));
        Assert.Null(served.Get<Uploads>().Find(caseId, id));
        Assert.Equal(1, (await RunAsync(files[0])).Report!.Accepted);
    }

    [Fact]
    public async Task AddUpload_ZipThatIsBroken_WaitsAsItIsWithItsSentence()
    {
        var id = await SaveAsync([0x50, 0x4b, 3, 4, 1, 2, 3]);
        await served.Get<WaitingArchives>().AddUploadAsync(caseId, id, "logs.zip", ada.Name, null, default);

        var content = await WaitingContent.ReadAsync(
            Assert.Single(served.Get<WaitingFiles>().Of(caseId)), served.Get<WaitingFiles>(), default);
        Assert.Contains("cut off", Assert.IsType<WaitingContent.Unreadable>(content).Problem, StringComparison.Ordinal);
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private async Task<string> SaveAsync(byte[] bytes)
    {
        using var body = new MemoryStream(bytes);
        return await served.Get<Uploads>().SaveAsync(caseId, body, body.Length, default);
    }

    private async Task<WaitingFile> SendAsync(byte[] bytes) =>
        await served.Get<WaitingFiles>().AddUploadAsync(caseId, await SaveAsync(bytes), "log.csv", ada.Name);

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
