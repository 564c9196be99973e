using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dashboard.Access;
using Dashboard.Audit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.People;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Dashboard.Help;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Audit;

/// <summary>Exports over HTTP, of a case with a counsel and an analyst in a workspace with an administrator.</summary>
public sealed class AuditExportTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient client = new();
    private TemporaryWorkspace workspace = null!;
    private WebApplication app = null!;
    private CaseId caseId;

    public async Task InitializeAsync()
    {
        workspace = await TemporaryWorkspace.OpenAsync();
        caseId = (await workspace.CreateCaseAsync()).Id;
        var (people, members) = (workspace.Get<PeopleRegister>(), workspace.Get<CaseMembers>());
        await people.AddAsync(TemporaryWorkspace.Owner, new PersonDraft("admin", IsAdministrator: true));
        foreach (var (name, role) in new[] { ("counsel", Role.Counsel), ("analyst", Role.Analyst) })
        {
            await people.AddAsync(TemporaryWorkspace.Owner, new PersonDraft(name));
            await members.GiveAsync(TemporaryWorkspace.Owner, name, caseId, role);
        }

        await workspace.Get<AuditTrail>()
            .AppendAsync(TemporaryWorkspace.Owner, caseId, "search", "accounts", new { text = "=1+1 “Zoë”\n\"quoted\"" });
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(workspace.Get<AuditTrail>()).AddSingleton(workspace.Get<AuditLog>())
            .AddSingleton(workspace.Get<CaseMembers>());
        builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, NamedInHeader>("header", null);
        builder.Services.AddCasePolicies();
        app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapAudit();
        await app.StartAsync();
        client.BaseAddress = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public void Dispose() => client.Dispose();

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await workspace.DisposeAsync();
    }

    [Theory]
    [InlineData("counsel", HttpStatusCode.OK, HttpStatusCode.NotFound)]
    [InlineData("analyst", HttpStatusCode.Forbidden, HttpStatusCode.NotFound)]
    [InlineData("admin", HttpStatusCode.NotFound, HttpStatusCode.OK)]
    [InlineData("stranger", HttpStatusCode.NotFound, HttpStatusCode.NotFound)]
    public async Task Get_ByRole_AnswersThoseWhoMayReadTheEntries(string person, HttpStatusCode ofCase, HttpStatusCode ofWorkspace)
    {
        using var @case = await GetAsync(person, $"/api/cases/{caseId}/audit");
        using var of = await GetAsync(person, "/api/audit");

        Assert.Equal((ofCase, ofWorkspace), (@case.StatusCode, of.StatusCode));
    }

    [Fact]
    public async Task Get_Proof_HoldsEveryEntryAndProvesThatNoneIsLeftOut()
    {
        using var response = await GetAsync("counsel", $"/api/cases/{caseId}/audit?format=proof&action=search");
        var proof = AuditProof.Parse(await response.Content.ReadAsByteArrayAsync());
        using var refused = await GetAsync("analyst", $"/api/cases/{caseId}/audit?format=proof");

        Assert.All(AuditProofCheck.Check(proof, []), check => Assert.True(check.Ok, check.Detail));
        Assert.Equal((await EntriesAsync()).Select(e => e.Hash), proof.Case!.Entries.Select(e => e.Hash));
        Assert.Equal("audit.prove", proof.Case.Entries[^1].Action);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Get_JsonLines_HasEveryFieldThatTheHashIsOver()
    {
        using var response = await GetAsync("counsel", $"/api/cases/{caseId}/audit?format=jsonl");
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var entries = await EntriesAsync();

        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(entries.Count, lines.Length + 1);
        Assert.All(lines.Zip(entries), pair =>
        {
            var line = JsonElement.Parse(pair.First);
            Assert.Equal(
                (pair.Second.Hash, pair.Second.Detail), (line.GetProperty("hash").GetString(), line.GetProperty("detail").GetString()));
        });
        Assert.Equal("audit.export", entries[^1].Action);
        Assert.Contains($"\"entries\":{lines.Length}", entries[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_CsvWithFilter_HasTheEntriesOfTheFilter()
    {
        using var response = await GetAsync("counsel", $"/api/cases/{caseId}/audit?action=search");
        var text = await response.Content.ReadAsStringAsync();

        Assert.StartsWith("sequence,at,actor,actorKind,action,caseId,subject,detail,previousHash,hash\r\n", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(",search,", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format=xlsx")]
    [InlineData("from=yesterday")]
    public async Task Get_WhatItDoesNotKnow_IsRefusedAndNotRecorded(string query)
    {
        var before = (await EntriesAsync()).Count;

        using var response = await GetAsync("counsel", $"/api/cases/{caseId}/audit?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(before, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task WriteAsync_CsvOfATextLikeAFormula_IsNoFormula()
    {
        var entry = new AuditEntry
        {
            Sequence = 1, At = Given.Now, Actor = "ada", ActorKind = ActorKind.Person, Action = "search", Subject = "=1+1", Detail = "{}",
            PreviousHash = AuditEntry.Genesis, Hash = AuditEntry.Genesis,
        };
        using var stream = new MemoryStream();

        await AuditExportFormat.Csv.WriteAsync(new[] { entry }.ToAsyncEnumerable(), stream, CancellationToken.None);

        Assert.Contains(",search,,'=1+1,{},", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [PythonFact]
    public async Task Readme_Check_AcceptsAnExportAndFindsAnAlteredEntry()
    {
        using var response = await GetAsync("counsel", $"/api/cases/{caseId}/audit?format=jsonl");
        var export = await response.Content.ReadAsStringAsync();
        var folder = Directory.CreateTempSubdirectory("audit-check-");
        var (script, file) = (Path.Combine(folder.FullName, "check.py"), Path.Combine(folder.FullName, "export.jsonl"));
        await File.WriteAllTextAsync(script, ReadmeScript());

        await File.WriteAllTextAsync(file, export);
        var asExported = await PythonAsync(script, file);
        await File.WriteAllTextAsync(file, export.Replace("Zoë", "Zoe", StringComparison.Ordinal));
        var altered = await PythonAsync(script, file);
        folder.Delete(recursive: true);

        var search = (await EntriesAsync()).First(e => e.Action == "search").Sequence;
        Assert.Equal((0, ""), (asExported.ExitCode, asExported.Error));
        Assert.Equal((1, $"Entry {search} is not what was written."), (altered.ExitCode, altered.Error.Trim()));
    }

    private static string ReadmeScript() => HelpText.Find("casework")!.Markdown().Split("```python\n")[1].Split("```")[0];

    private static async Task<(int ExitCode, string Error)> PythonAsync(params string[] arguments)
    {
        using var python = Process.Start(
            new ProcessStartInfo("python3", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = python.StandardOutput.ReadToEndAsync();
        var error = await python.StandardError.ReadToEndAsync();
        await output;
        await python.WaitForExitAsync();
        return (python.ExitCode, error);
    }

    private async Task<HttpResponseMessage> GetAsync(string person, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Person", person);
        return await client.SendAsync(request);
    }

    private async Task<IReadOnlyList<AuditEntry>> EntriesAsync() =>
        (await workspace.Get<AuditTrail>().ListAsync(TemporaryWorkspace.Owner, new AuditRequest(caseId, OldestFirst: true))).Rows;

    private sealed class NamedInHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
            Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, Request.Headers["Person"].ToString())], Scheme.Name)),
            Scheme.Name)));
    }
}

/// <summary>A test that runs Python; without python3 it is skipped, and says so.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "python3.exe" : "python3"))))
            Skip = "python3 is not installed: the check that the README gives was not run.";
    }
}
