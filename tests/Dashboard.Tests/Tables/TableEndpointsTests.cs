using System.Net;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.Views;
using Dashboard.Tables;

namespace Dashboard.Tests.Tables;

public sealed class TableEndpointsTests : IAsyncLifetime
{
    private ServedWorkspace served = null!;
    private CaseId caseId;
    private HttpClient browser = null!;

    public async Task InitializeAsync()
    {
        served = await ServedWorkspace.StartAsync();
        caseId = await served.CreateCaseAsync("Harbour");
        browser = await served.SignInAsync(await served.PersonAsync("Ada", caseId, Role.Analyst));
        var path = Path.Combine(served.Directory, "log.csv");
        await File.WriteAllLinesAsync(
            path,
            ["account_id,timestamp,ip,input_tokens,prompt",
                .. Enumerable.Range(0, 25_000)
                .Select(i => $"a{i % 12_000},2026-04-{1 + (i % 28):00}T10:00:00Z,192.0.2.{i % 9},{i},+sum {i}")]);
        await served.Get<CaseImports>().ImportAsync(ServedWorkspace.Owner, caseId, new ImportOrder(path, "log.csv"), null, default);
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await served.DisposeAsync();
    }

    [Fact]
    public async Task Interactions_OfASelection_AreAllThereSortedWithoutPromptsAndOnRecord()
    {
        var rows = await RowsAsync(
            "/api/cases/harbour/interactions?sort=-input_tokens&columns=input_tokens,account,ip&time=2026-04-01..2026-04-14");

        Assert.Equal("account,input_tokens,ip", rows[0]);
        Assert.Equal(12_502, rows.Count - 1);
        var tokens = rows.Skip(1).Select(r => int.Parse(r.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(tokens.OrderDescending(), tokens);
        Assert.DoesNotContain(rows, r => r.Contains("sum", StringComparison.Ordinal));
        var entry = await AuditAsync("interactions.export");
        Assert.Contains("\"rows\":12502", entry.Detail, StringComparison.Ordinal);
        Assert.Contains("time=2026-04-01..2026-04-14", entry.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("prompt", entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interactions_WithPrompts_HaveThemGuardedAndTheRecordSaysSo()
    {
        var rows = await RowsAsync("/api/cases/harbour/interactions/prompts?account=a7&columns=account");

        Assert.Equal(
            ["account,prompt", "a7,'+sum 7", "a7,'+sum 12007", "a7,'+sum 24007"],
            rows.OrderBy(r => r.StartsWith("a7", StringComparison.Ordinal)).ThenBy(r => r.Length).ThenBy(r => r, StringComparer.Ordinal));
        Assert.Contains("\"prompt\"", (await AuditAsync("interactions.export")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interactions_OfASearch_AreAllThatItFindsAndOnRecordWithItsText()
    {
        var rows = await RowsAsync("/api/cases/harbour/interactions?find=SUM%201&columns=input_tokens,account&time=2026-04-01..2026-04-14");

        Assert.Equal("account,input_tokens", rows[0]);
        Assert.Equal(
            Enumerable.Range(0, 25_000).Where(i => i % 28 < 14 && $"{i}".Contains('1', StringComparison.Ordinal))
            .Select(i => $"a{i % 12_000},{i}"), rows.Skip(1));
        var entry = await AuditAsync("interactions.export");
        Assert.Contains("\"text\":\"SUM 1\"", entry.Detail, StringComparison.Ordinal);
        Assert.Contains($"\"rows\":{rows.Count - 1}", entry.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("prompt", entry.Detail, StringComparison.Ordinal);
        Assert.Contains("SUM 1", (await AuditAsync("prompts.search")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interactions_OfASearchWithPrompts_HaveTheTextGuarded()
    {
        var rows = await RowsAsync("/api/cases/harbour/interactions/prompts?find=%22sum%2024007%22&columns=account");

        Assert.Equal(["account,prompt", "a7,'+sum 24007"], rows);
        Assert.Contains("\"prompt\"", (await AuditAsync("interactions.export")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interactions_OfASearch_SomebodyWhoMayNotReadPrompts_AreRefusedAndNothingIsSearched()
    {
        var elio = await served.PersonAsync("Elio", caseId, Role.Executive);

        await Assert.ThrowsAsync<CaseworkNotAllowedException>(
            () => served.Get<TableExports>().InteractionsAsync(elio, caseId, TableView.Parse("find=sum"), false, default));

        Assert.DoesNotContain(
            (await served.Get<AuditTrail>().ListAsync(ServedWorkspace.Owner, new AuditRequest(caseId))).Rows,
            e => e.Action is "interactions.export" or "prompts.search");
    }

    [Fact]
    public async Task Accounts_OfASelection_AreAllThereAndOnRecord()
    {
        var rows = await RowsAsync("/api/cases/harbour/accounts?find=a11&sort=account&columns=account,interactions");

        Assert.Equal("account,interactions", rows[0]);
        Assert.Equal(1_111, rows.Count - 1);
        Assert.Contains("a11", rows[1], StringComparison.Ordinal);
        var entry = await AuditAsync("accounts.export");
        Assert.Contains("\"rows\":1111", entry.Detail, StringComparison.Ordinal);
        Assert.Contains("\"text\":\"a11\"", entry.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("interactions?sort=prompt")]
    [InlineData("interactions?account-set=abc")]
    [InlineData("interactions?soon=1")]
    [InlineData("interactions?find=%22%22")]
    [InlineData("interactions?find=sum&account-set=abc")]
    [InlineData("accounts?sort=cluster")]
    public async Task Export_WhatCannotBeShown_SaysWhyAndIsNotOnRecord(string address)
    {
        using var response = await browser.GetAsync(new Uri($"/api/cases/harbour/{address}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Nothing was exported.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            (await served.Get<AuditTrail>().ListAsync(ServedWorkspace.Owner, new AuditRequest(caseId))).Rows,
            e => e.Action.EndsWith(".export", StringComparison.Ordinal));
    }

    private async Task<List<string>> RowsAsync(string address)
    {
        using var response = await browser.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("# SYNTHETIC: data and actors are made up.", lines[0]);
        return [.. lines.SkipWhile(l => l.TrimStart('"').StartsWith('#'))];
    }

    private async Task<AuditEntry> AuditAsync(string action) =>
        Assert.Single(
            (await served.Get<AuditTrail>().ListAsync(ServedWorkspace.Owner, new AuditRequest(caseId))).Rows, e => e.Action == action);
}
