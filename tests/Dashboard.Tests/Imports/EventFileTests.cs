using Dashboard.Casework.Events;
using Dashboard.Investigations.Imports;

namespace Dashboard.Tests.Imports;

public sealed class EventFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("released_at,model,title\n2026-05-11T16:30:00Z,fable-2,Fable 2\n2026-05-12,mythos,\n")]
    [InlineData("Title;MODEL;released_at;note\nFable 2;fable-2;2026-05-11T18:30:00+02:00;x\n;mythos;2026-05-12;\n")]
    [InlineData(
        "{\"released_at\":\"2026-05-11T16:30:00Z\",\"model\":\"fable-2\",\"title\":\"Fable 2\"}\n{\"released_at\":\"2026-05-12\",\"model\":\"mythos\"}\n")]
    [InlineData(
        "[{\"released_at\":\"2026-05-11 16:30:00Z\",\"model\":\"fable-2\",\"title\":\"Fable 2\"},{\"released_at\":\"2026-05-12\",\"model\":\"mythos\",\"title\":null}]")]
    public async Task Read_Releases_InAnyFormAreTheSame(string text)
    {
        var file = (await ReadAsync(text))!;

        Assert.Equal((EventKind.ModelRelease, 2L, 0), (file.Kind, file.RowsRead, file.Rejected.Count));
        Assert.Equal(
            [("Fable 2", new DateOnly(2026, 5, 11), new DateTime(2026, 5, 11, 16, 30, 0, DateTimeKind.Utc)),
                ("mythos released", new DateOnly(2026, 5, 12), (DateTime?)null)],
            file.Events.Select(e => (e.Title, e.On, e.At)));
    }

    [Fact]
    public async Task Read_Enforcement_KeepsWhatWasDoneAndToWhom()
    {
        var file =
            (await ReadAsync(
                "at,action,title,description,accounts\n2026-05-20T08:00:00Z,ban,First wave,Accounts of one payment instrument.,120\n"))!;

        var happening = Assert.Single(file.Events);
        Assert.Equal((EventKind.Enforcement, "First wave"), (happening.Kind, happening.Title));
        Assert.Equal("Action: ban\n\nAccounts of one payment instrument.\n\nAccounts: 120", happening.Detail);
    }

    [Fact]
    public async Task Read_RowsThatAreNone_AreRejectedWithLineColumnAndReason()
    {
        var file =
            (await ReadAsync(
                "released_at,model,title\n2026-05-11T16:30:00,fable,Fable\n,fable,\n2026-05-12,,\nsoon,fable,\n2026-05-13,ok,\n"))!;

        Assert.Equal((5L, 1), (file.RowsRead, file.Events.Count));
        Assert.Equal(
            [(2L, "released_at"), (3L, "released_at"), (4L, "model"), (5L, "released_at")], file.Rejected.Select(r => (r.Line, r.Column)));
        Assert.Contains("offset", file.Rejected[0].Reason, StringComparison.Ordinal);
        Assert.Equal("soon,fable,", file.Rejected[3].Raw);
    }

    [Theory]
    [InlineData("account_id,timestamp,model\na,2026-05-11T16:30:00Z,m\n")]
    [InlineData("at,action\n2026-05-11,ban\n")]
    [InlineData("{\"account_id\":\"a\"}\n")]
    [InlineData("{broken")]
    [InlineData("\"released_at,model\n")]
    [InlineData("")]
    public async Task Read_AnythingElse_IsNone(string text) => Assert.Null(await ReadAsync(text));

    private async Task<EventFile?> ReadAsync(string text)
    {
        await File.WriteAllTextAsync(path, text);
        return await EventFile.ReadAsync(path, "events", CancellationToken.None);
    }
}
