using System.Net;
using Dashboard.Casework.Access;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Audit;

namespace Dashboard.Tests.Annotations;

public sealed class AnnotationExportsTests
{
    [Fact]
    public async Task Export_Filter_HasItsThreadsWholeAndIsOnRecord()
    {
        await using var served = await ServedWorkspace.StartAsync();
        var id = await served.CreateCaseAsync("Harbour");
        var annotations = served.Get<AnnotationRegister>();
        await annotations.CreateAsync(
            ServedWorkspace.Owner, id, AnnotationTarget.Cluster, "4", new AnnotationEdit("=Who pays?", "payment"));
        await annotations.ReplyAsync(ServedWorkspace.Owner, id, 1, new AnnotationEdit("One card"));
        await annotations.CreateAsync(ServedWorkspace.Owner, id, AnnotationTarget.Account, "a", "Elsewhere");
        using var browser = await served.SignInAsync(await served.PersonAsync("Ada", id, Role.Reviewer));

        var lines = (await browser.GetStringAsync(new Uri("/api/cases/harbour/annotations?tag=payment&from=100", UriKind.Relative)))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("# SYNTHETIC: data and actors are made up.", lines[0]);
        var rows = lines.SkipWhile(l => l.TrimStart('"').StartsWith('#')).ToList();
        Assert.StartsWith("number,answers,kind,target,author,", rows[0], StringComparison.Ordinal);
        Assert.Equal(3, rows.Count);
        Assert.StartsWith("1,,cluster,4,", rows[1], StringComparison.Ordinal);
        Assert.EndsWith(",payment,false,'=Who pays?", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("2,1,cluster,4,", rows[2], StringComparison.Ordinal);
        var entry = Assert.Single(
            (await served.Get<AuditTrail>().ListAsync(ServedWorkspace.Owner, new AuditRequest(id))).Rows,
            e => e.Action == "annotations.export");
        Assert.Contains("tag=payment", entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WhatIsNoFilter_SaysWhyAndIsNotOnRecord()
    {
        await using var served = await ServedWorkspace.StartAsync();
        var id = await served.CreateCaseAsync("Harbour");
        using var browser = await served.SignInAsync(await served.PersonAsync("Ada", id, Role.Analyst));

        using var response = await browser.GetAsync(new Uri("/api/cases/harbour/annotations?kind=colour", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Nothing was exported.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            (await served.Get<AuditTrail>().ListAsync(ServedWorkspace.Owner, new AuditRequest(id))).Rows,
            e => e.Action == "annotations.export");
    }
}
