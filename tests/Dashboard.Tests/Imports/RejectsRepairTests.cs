using System.IO.Compression;
using System.Text;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Import;
using Dashboard.Investigations.Imports;

namespace Dashboard.Tests.Imports;

public sealed class RejectsRepairTests : IAsyncLifetime
{
    private static readonly CaseId Harbour = CaseId.Parse("harbour");

    private readonly string folder = Directory.CreateTempSubdirectory("repair-").FullName;
    private TemporaryWorkspace workspace = null!;

    public async Task InitializeAsync()
    {
        workspace = await TemporaryWorkspace.OpenAsync();
        Directory.CreateDirectory(workspace.Workspace.ImportsDirectory(Harbour));
    }

    public async Task DisposeAsync()
    {
        await workspace.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("line,column,reason,raw\n2,timestamp,not a time,\"b,soon\"\n4,timestamp,not a time,\"'=c,2026-04-21T00:00:00Z\"\n")]
    [InlineData(
        "\"line\";\"column\";\"reason\";\"raw\"\r\n2;timestamp;not a time;\"b,soon\"\r\n;;;\r\n4;timestamp;not a time;\"'=c,2026-04-21T00:00:00Z\"\r\n")]
    public async Task Write_CorrectedRows_AreALogWithTheHeaderOfTheImport(string rejects)
    {
        await File.WriteAllTextAsync(Path.Combine(workspace.Workspace.ImportsDirectory(Harbour), "3.header"), "account_id,timestamp");

        var mapping = await WriteAsync(Report() with { Mapping = Report().Mapping with { Encoding = LogEncoding.Windows1252 } }, rejects);

        Assert.Equal(
            "account_id,timestamp\nb,soon\n=c,2026-04-21T00:00:00Z\n", await File.ReadAllTextAsync(Path.Combine(folder, "repaired")));
        Assert.Null(mapping.Encoding);
    }

    [Fact]
    public async Task Write_RecordsOfJson_NeedNoHeader()
    {
        await WriteAsync(Report(), "line,column,reason,raw\n2,timestamp,not a time,\"{\"\"account_id\"\":\n\"\"b\"\"}\"\n");

        Assert.Equal("{\"account_id\": \"b\"}\n", await File.ReadAllTextAsync(Path.Combine(folder, "repaired")));
    }

    [Theory]
    [InlineData("account_id,timestamp\na,b\n", "not a file of rejects")]
    [InlineData("line,column,reason,raw\n", "no row")]
    [InlineData("line,column,reason,raw\n2,timestamp,not a time,\"b,soon\"\n", "header of import 3's log was not kept")]
    public async Task Write_WhatIsNoLogAgain_SaysWhy(string rejects, string why) =>
        Assert.Contains(
            why, (await Assert.ThrowsAsync<ImportException>(() => WriteAsync(Report(), rejects))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Write_ImportThatWasJoined_SaysToImportBothAgain()
    {
        var joined = Report() with { Companion = new CompanionReport("gateway.csv", 1, "", 1, 1, 0, 0) };

        Assert.Contains(
            "gateway.csv", (await Assert.ThrowsAsync<ImportException>(() => WriteAsync(joined, "line,column,reason,raw\n"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Header_OfAGzippedLogWithLineEndsInIt_IsTheWholeRecord()
    {
        var path = Path.Combine(folder, "log.csv.gz");
        await using (var gzip = new GZipStream(File.Create(path), CompressionMode.Compress))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("\n\"account\nid\",timestamp\na,b\n"));

        Assert.Equal("\"account\nid\",timestamp", await LogHeader.ReadAsync(path, null, CancellationToken.None));
    }

    [Theory]
    [InlineData("harbour-import-12-rejects.csv", 12)]
    [InlineData("harbour-import-12-rejects (1).csv", 12)]
    [InlineData("elsewhere-import-12-rejects.csv", null)]
    [InlineData("rejects.csv", null)]
    public void NumberOf_Name_IsTheImportOfThisCase(string name, int? number) =>
        Assert.Equal(number, RejectsRepair.NumberOf(Harbour, name));

    private Task<ImportMapping> WriteAsync(ImportReport import, string rejects) =>
        new RejectsRepair(workspace.Workspace)
        .WriteAsync(Harbour, import, Put("rejects.csv", rejects), Path.Combine(folder, "repaired"), CancellationToken.None);

    private string Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static ImportReport Report() => new()
    {
        Number = 3, File = "log.csv", Bytes = 1, Sha256 = new string('a', 64),
        Mapping = new("generic", new Dictionary<string, IReadOnlyList<string>>()),
        RowsRead = 3, Accepted = 1, Duplicates = 0, Rejected = 2, ImportedBy = "ada", ImportedAt = Given.Now,
    };
}
