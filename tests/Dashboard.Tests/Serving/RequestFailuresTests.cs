using System.Net;
using System.Runtime.CompilerServices;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Files;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Dashboard.Failures;
using Dashboard.Packets.Contents;

namespace Dashboard.Tests.Serving;

/// <summary>What each failure of casework is answered with, by pages, endpoints and commands.</summary>
public sealed class RequestFailuresTests
{
    private static readonly Dictionary<Type, int> Statuses = new()
    {
        [typeof(CaseworkNotFoundException)] = 404,
        [typeof(CaseworkNotAllowedException)] = 403,
        [typeof(WorkspaceReadOnlyException)] = 403,
        [typeof(InvalidEntryException)] = 400,
        [typeof(PacketRefusedException)] = 400,
        [typeof(PacketBlockedException)] = 400,
        [typeof(EditConflictException)] = 409,
        [typeof(RecordsAlteredException)] = 409,
        [typeof(Dashboard.Investigations.Audit.AuditTrailBrokenException)] = 409,
        [typeof(ExhibitDamagedException)] = 410,
        [typeof(WorkspaceDamagedException)] = 503,
        [typeof(WorkspaceInUseException)] = 503,
    };

    // Read from the program: a new one is decided upon.
    [Fact]
    public void EveryFailureOfCasework_HasAStatusAndASentence()
    {
        var types = new[] { typeof(CaseworkException).Assembly, typeof(PacketRefusedException).Assembly, typeof(RequestFailures).Assembly }
            .SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(CaseworkException))).ToList();

        foreach (var type in types)
        {
            var failure = (Exception)RuntimeHelpers.GetUninitializedObject(type);
            Assert.True(Statuses.TryGetValue(type, out var status), $"What is {type.Name} answered with?");
            Assert.Equal((status, failure.Message), RequestFailures.Describe(failure));
            Assert.Equal(failure.Message, CommandFailures.Sentence(failure));
        }
    }

    [Fact]
    public async Task DamagedCase_PagesAndEndpoints_AnswerThatInASentenceAndTheOthersStayOpen()
    {
        await using var served = await ServedWorkspace.StartAsync();
        var own = await LostAsync(served, "harbour.csv");
        using var analyst = await served.SignInAsync(await served.PersonAsync("Ada", own, Role.Analyst));

        foreach (var address in (string[])[
            "/cases/own/summary", "/cases/own/imports", "/cases/own/imports/1", "/cases/own/workbench", "/cases/own/analysis",
            "/api/cases/own/timeline", "/api/cases/own/interactions", "/api/cases/own/imports/1/manifest"])
        {
            using var answer = await analyst.GetAsync(new Uri(address, UriKind.Relative));
            var said = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

            Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{address} answered {answer.StatusCode}.");
            Assert.Contains("harbour.csv", said, StringComparison.Ordinal);
            Assert.Contains("restore FILE", said, StringComparison.Ordinal);
        }

        Assert.Contains(
            "cannot be read: open it to see what is wrong", await analyst.GetStringAsync(new Uri("/", UriKind.Relative)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task DamagedCase_ToAReaderOfPseudonyms_IsToldWithoutAnyName()
    {
        await using var served = await ServedWorkspace.StartAsync();
        var own = await LostAsync(served, "acct-77123.csv");
        using var executive = await served.SignInAsync(await served.PersonAsync("Eve", own, Role.Executive));

        foreach (var address in (string[])["/cases/own/summary", "/api/cases/own/exhibits/1/picture"])
        {
            using var answer = await executive.GetAsync(new Uri(address, UriKind.Relative));
            var said = await answer.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("so nothing of it is shown", said, StringComparison.Ordinal);
            Assert.DoesNotContain("77123", said, StringComparison.Ordinal);
        }
    }

    // The trail tells of an import, and its store is gone.
    private static async Task<CaseId> LostAsync(ServedWorkspace served, string file)
    {
        var own = await served.CreateCaseAsync("Own");
        await served.Get<AuditTrail>()
            .AppendAsync(ServedWorkspace.Owner, own, "import", "import 1", new { file, sha256 = new string('a', 64), accepted = 12 });
        return own;
    }
}
