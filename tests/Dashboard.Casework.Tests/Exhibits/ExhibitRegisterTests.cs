using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Microsoft.Data.Sqlite;

namespace Dashboard.Casework.Tests;

public class ExhibitRegisterTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;
    private static readonly Selection Selected = Selection.Parse("time=2026-04-22..2026-06-05&capability=software engineering");
    private static readonly Fingerprint Data = new(new string('a', 64));

    private static readonly ActivityLine[] Lines =
    [
        new("account-1", new DateOnly(2026, 4, 22), "software engineering", "model-1", 10, 1000, 100),
        new("account-2", new DateOnly(2026, 4, 22), "software engineering", "", 5, 500, 50),
        new("account-1", new DateOnly(2026, 4, 23), "software engineering", "model-1", 1, 100, 10),
    ];

    [Fact]
    public async Task FreezeAsync_View_IsAddressedByItsContent()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;

        var frozen = await workspace.Get<ExhibitRegister>().FreezeAsync(Owner, id, Draft());

        var folder = FolderOf(workspace, frozen);
        var manifest = await File.ReadAllBytesAsync(Path.Combine(folder, "exhibit.json"));
        Assert.Equal(frozen.ContentHash, Convert.ToHexStringLower(SHA256.HashData(manifest)));
        Assert.Equal(
            ["activity.csv", "exhibit.json", "picture.svg", "rows.csv"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var file in JsonElement.Parse(manifest).GetProperty("files").EnumerateArray())
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, file.GetProperty("name").GetString()!));
            Assert.Equal(file.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
            Assert.Equal(file.GetProperty("bytes").GetInt64(), bytes.Length);
        }

        Assert.Empty(Directory.GetDirectories(workspace.Workspace.ExhibitsDirectory, ".unfinished-*"));
    }

    [Fact]
    public async Task FreezeAsync_View_IsReadBackAsFrozen()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var exhibits = workspace.Get<ExhibitRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;

        var frozen = await exhibits.FreezeAsync(Owner, id, Draft());
        var found = (await exhibits.FindAsync(Owner, id, 1))!;
        var manifest = await workspace.Get<ExhibitStore>().ReadManifestAsync(frozen.ContentHash);

        Assert.Equal(
            (Selected, Data, new Method("timeline", 1), 2L, true),
            (found.Selection, found.Fingerprint, found.Method, found.RowCount, found.IsSynthetic));
        Assert.Equal(Draft().Figures, found.Figures);
        Assert.Equal(Draft().Figures, manifest.Figures);
        Assert.Equal(
            (found.Selection, found.FrozenAt, found.FrozenBy, "Harbour", true),
            (manifest.Selection, manifest.FrozenAt, manifest.FrozenBy, manifest.CaseName, manifest.IsSynthetic));
        Assert.Equal("day", manifest.Parameters.GetProperty("resolution").GetString());
        Assert.Null(found.RecountOutcome);
    }

    [Fact]
    public async Task OpenFileAsync_Activity_RecountsEveryFigure()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var exhibits = workspace.Get<ExhibitRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var frozen = await exhibits.FreezeAsync(Owner, id, Draft());

        await using var stream = await exhibits.OpenFileAsync(Owner, id, 1, "activity.csv");
        var count = await ExhibitActivity.CountAsync(stream);

        Assert.Equal(new ActivityCount(2, 16, 1600, 160, 2), count);
        Assert.All(frozen.Figures, f => Assert.Equal(f.Value, count[f.Measure]));
    }

    [Fact]
    public async Task FreezeAsync_FigureThatItsDataDoNotGive_IsRefusedAndLeavesNothing()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var exhibits = workspace.Get<ExhibitRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;

        var refusal = await Assert.ThrowsAsync<InvalidEntryException>(
            () => exhibits.FreezeAsync(Owner, id, Draft() with { Figures = [Counted(Measure.Accounts, 3)] }));
        await Assert.ThrowsAsync<InvalidEntryException>(
            () => exhibits.FreezeAsync(Owner, id, Draft() with { Fingerprint = Fingerprint.Empty }));
        await Assert.ThrowsAsync<InvalidEntryException>(() => exhibits.FreezeAsync(Owner, id, Draft() with { ParametersJson = "[1]" }));
        await Assert.ThrowsAsync<InvalidEntryException>(() => exhibits.FreezeAsync(Owner, id, Draft() with { ParametersJson = "{" }));

        Assert.Contains("3 accounts", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(workspace.Workspace.ExhibitsDirectory));
        Assert.Equal(0, (await exhibits.ListAsync(Owner, id)).Total);
    }

    [Fact]
    public async Task FreezeAsync_WriterFails_LeavesNothing()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var draft = Draft() with { WriteRows = (_, _) => throw new IOException("The disk is full.") };

        await Assert.ThrowsAsync<IOException>(() => workspace.Get<ExhibitRegister>().FreezeAsync(Owner, id, draft));

        Assert.Empty(Directory.GetFileSystemEntries(workspace.Workspace.ExhibitsDirectory));
    }

    [Theory]
    [InlineData("rows.csv")]
    [InlineData("activity.csv")]
    [InlineData("picture.svg")]
    [InlineData("exhibit.json")]
    public async Task OpenFileAsync_OneByteChanged_IsRefusedAndFound(string name)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var exhibits = workspace.Get<ExhibitRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var frozen = await exhibits.FreezeAsync(Owner, id, Draft());
        Assert.Empty(await workspace.Get<ExhibitStore>().VerifyAsync(frozen.ContentHash));
        var path = Path.Combine(FolderOf(workspace, frozen), name);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^2] ^= 1;
        File.SetAttributes(path, FileAttributes.Normal);
        await File.WriteAllBytesAsync(path, bytes);

        await Assert.ThrowsAsync<ExhibitDamagedException>(() => exhibits.OpenFileAsync(Owner, id, 1, name));
        Assert.Contains(name, Assert.Single(await workspace.Get<ExhibitStore>().VerifyAsync(frozen.ContentHash)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyAsync_FileMissingOrAdded_IsFound()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var frozen = await workspace.Get<ExhibitRegister>().FreezeAsync(Owner, id, Draft());
        File.Delete(Path.Combine(FolderOf(workspace, frozen), "rows.csv"));
        await File.WriteAllTextAsync(Path.Combine(FolderOf(workspace, frozen), "extra.txt"), "extra");

        var damages = await workspace.Get<ExhibitStore>().VerifyAsync(frozen.ContentHash);

        Assert.Equal(["rows.csv is missing.", "extra.txt was not there when the exhibit was frozen."], damages);
        await Assert.ThrowsAsync<ExhibitDamagedException>(() => workspace.Get<ExhibitRegister>().OpenFileAsync(Owner, id, 1, "rows.csv"));
    }

    [Theory]
    [InlineData("extra.csv")]
    [InlineData("../../../casework.db")]
    [InlineData("")]
    public async Task OpenFileAsync_NameThatTheManifestDoesNotHold_IsNotFound(string name)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var exhibits = workspace.Get<ExhibitRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await exhibits.FreezeAsync(Owner, id, Draft());

        await Assert.ThrowsAsync<CaseworkNotFoundException>(() => exhibits.OpenFileAsync(Owner, id, 1, name));
    }

    [Theory]
    [InlineData("UPDATE Exhibits SET Title = 'Another'")]
    [InlineData("UPDATE Exhibits SET Figures = '[]'")]
    [InlineData("DELETE FROM Exhibits")]
    public async Task Exhibits_AlteredWithSql_AreKeptByATrigger(string sql)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        await workspace.Get<ExhibitRegister>().FreezeAsync(Owner, id, Draft());

        await Assert.ThrowsAsync<SqliteException>(() => workspace.ExecuteAsync(sql));
    }

    [Fact]
    public async Task RecordRecountAsync_SameAndOther_HoldsAndDriftsWithTheDifference()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var exhibits = workspace.Get<ExhibitRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var frozen = await exhibits.FreezeAsync(Owner, id, Draft());

        var holds = await exhibits.RecordRecountAsync(Owner, id, 1, frozen.Figures);
        var drifted = await exhibits.RecordRecountAsync(Owner, id, 1, [Counted(Measure.Accounts, 2), Counted(Measure.Interactions, 1234)]);

        Assert.Equal((RecountOutcome.Holds, ""), (holds.RecountOutcome, holds.RecountDifference));
        Assert.Equal((RecountOutcome.Drifted, "interactions: 16 frozen, 1,234 now"), (drifted.RecountOutcome, drifted.RecountDifference));
        await Assert.ThrowsAsync<ArgumentException>(() => exhibits.RecordRecountAsync(Owner, id, 1, [Counted(Measure.Accounts, 2)]));
    }

    [Theory]
    [InlineData(ExhibitView.Comparison, "", "interactions of A: 16 frozen, 17 now; interactions of B: 16 frozen, 18 now")]
    [InlineData(
        ExhibitView.Figures, "",
        "interactions of its own selection: 16 frozen, 17 now; interactions of everything in the case: 16 frozen, 18 now")]
    [InlineData(
        ExhibitView.Figures, "account=acct-77123",
        "interactions of its own selection: 16 frozen, 17 now; interactions of selection 2: 16 frozen, 18 now")]
    public async Task RecordRecountAsync_FiguresOfTwoSelections_SaysOfWhichAndNamesNoAccount(
        ExhibitView view, string other, string difference)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var exhibits = workspace.Get<ExhibitRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        Figure.Observed[] Counts(long one, long two) =>
            [Counted(Measure.Interactions, one), Counted(Measure.Interactions, two) with { Selection = Selection.Parse(other) }];
        await exhibits.FreezeAsync(Owner, id, Draft() with { View = view, Figures = Counts(16, 16) });

        var drifted = await exhibits.RecordRecountAsync(Owner, id, 1, Counts(17, 18));

        Assert.Equal(difference, drifted.RecountDifference);
    }

    [Fact]
    public void Word_OfEachView_IsItsOwn()
    {
        var words = Enum.GetValues<ExhibitView>().Select(v => v.Word()).ToList();

        Assert.Equal(words.Distinct(), words);
        Assert.DoesNotContain("", words);
    }

    [Fact]
    public async Task ExhibitActivity_AwkwardValues_AreReadBackAsWritten()
    {
        ActivityLine[] lines =
        [
            new("a,\"b\"\r\nc", new DateOnly(2026, 1, 2), "=1+1", "\"", 1, 2, 3),
            new("", new DateOnly(2026, 1, 3), "x", "", 4, 5, 6),
            new("Zoë 漢字", new DateOnly(2026, 1, 3), "\n", "m\r", long.MaxValue - 5, 0, 0),
        ];
        using var stream = new MemoryStream();

        var written = await ExhibitActivity.WriteAsync(lines.ToAsyncEnumerable(), stream);
        stream.Position = 0;
        var read = await ExhibitActivity.ReadAsync(stream).ToListAsync();

        Assert.Equal(lines, read);
        Assert.Equal(new ActivityCount(2, long.MaxValue, 7, 9, 2), written);
    }

    [Theory]
    [InlineData("account,day\r\n")]
    [InlineData("account,day,capability,model,interactions,input_tokens,output_tokens\r\na,2026-01-02,c,m,1,2\r\n")]
    [InlineData("account,day,capability,model,interactions,input_tokens,output_tokens\r\na,02.01.2026,c,m,1,2,3\r\n")]
    [InlineData("account,day,capability,model,interactions,input_tokens,output_tokens\r\na,2026-01-02,c,m,-1,2,3\r\n")]
    public async Task CountAsync_OtherFile_IsRefused(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        await Assert.ThrowsAsync<FormatException>(() => ExhibitActivity.CountAsync(stream));
    }

    private static ExhibitDraft Draft() => new()
    {
        Title = "Volume by day", View = ExhibitView.Timeline, Selection = Selected, ViewOptions = "resolution=day",
        Method = new Method("timeline", 1),
        ParametersJson = """{"resolution":"day"}""", Fingerprint = Data,
        Figures = [Counted(Measure.Accounts, 2), Counted(Measure.Interactions, 16)],
        WriteRows = async (stream, cancellationToken) =>
        {
            await stream.WriteAsync("day,interactions\r\n2026-04-22,15\r\n2026-04-23,1\r\n"u8.ToArray(), cancellationToken);
            return 2;
        },
        Activity = Lines.ToAsyncEnumerable(),
        Picture = new ExhibitPicture(PictureFormat.Svg, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray()),
    };

    private static Figure.Observed Counted(Measure measure, long value) => new(measure, value, Selected, Data, new Method("count", 1));

    private static string FolderOf(TemporaryWorkspace workspace, Exhibit exhibit) =>
        Path.Combine(workspace.Workspace.ExhibitsDirectory, exhibit.ContentHash[..2], exhibit.ContentHash);
}
