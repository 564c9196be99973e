using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Events;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public class CaseTimelineTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [Fact]
    public async Task ListAsync_TimeRange_GivesWhatHasAPartInItInOrder()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var timeline = workspace.Get<CaseTimeline>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await timeline.AddAsync(Owner, id, Event("Release", "2026-05-11"));
        await timeline.AddAsync(Owner, id, Event("Campaign", "2026-04-22", "2026-06-05"));
        await timeline.AddAsync(Owner, id, Event("Letter", "2026-06-10"));

        var listed = await timeline.ListAsync(Owner, id, TimeRange.Parse("2026-05-11..2026-06-09"));
        var lastDay = await timeline.ListAsync(Owner, id, TimeRange.Parse("2026-06-05..2026-06-05"));

        Assert.Equal(["Campaign", "Release"], listed.Rows.Select(e => e.Title));
        Assert.Equal(["Campaign"], lastDay.Rows.Select(e => e.Title));
    }

    [Fact]
    public async Task SaveAsync_ExactTime_IsReadBackInUtc()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var timeline = workspace.Get<CaseTimeline>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var added = await timeline.AddAsync(Owner, id, Event("Release", "2026-05-11"));
        var at = new DateTime(2026, 5, 11, 16, 30, 0, DateTimeKind.Utc).AddMicroseconds(1);

        await timeline.SaveAsync(Owner, id, 1, Event("Release", "2026-05-11") with { At = at }, added.Version);

        var found = Assert.Single((await timeline.ListAsync(Owner, id)).Rows);
        Assert.Equal((at, DateTimeKind.Utc, 2L), (found.At!.Value, found.At.Value.Kind, found.Version));
    }

    [Fact]
    public async Task AddAsync_EntryThatContradictsItself_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var timeline = workspace.Get<CaseTimeline>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var release = Event("Release", "2026-05-11");

        foreach (var wrong in (CaseEventEdit[])[
            release with { Title = " " },
            release with { Until = new DateOnly(2026, 5, 10) },
            release with { At = new DateTime(2026, 5, 12, 0, 0, 0, DateTimeKind.Utc) },
            release with { At = new DateTime(2026, 5, 11, 0, 0, 0, DateTimeKind.Local) },
            release with { SourceNumber = 1 }])
        {
            await Assert.ThrowsAsync<InvalidEntryException>(() => timeline.AddAsync(Owner, id, wrong));
        }

        Assert.Equal(0, (await timeline.ListAsync(Owner, id)).Total);
    }

    [Fact]
    public async Task ImportAsync_SameEventsAgain_AddsNothing()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var timeline = workspace.Get<CaseTimeline>();
        var id = (await workspace.CreateCaseAsync()).Id;
        CaseEventEdit[] events = [Event("Release", "2026-05-11"), Event("Ban", "2026-05-12"), Event("Release", "2026-05-11")];

        var first = await timeline.ImportAsync(Owner, id, events, "file events.csv", new { rows = 3 });
        var again = await timeline.ImportAsync(Owner, id, events, "file events.csv", new { rows = 3 });

        Assert.Equal((2, 0, 2), (first, again, (await timeline.ListAsync(Owner, id)).Total));
        Assert.Equal(
            2,
            (await workspace.Get<AuditTrail>().ListAsync(Owner, new AuditRequest(id, new AuditFilter(Action: "event.import")))).Rows.Count);
    }

    [Fact]
    public async Task ImportAsync_OneEventThatCannotBeKept_AddsNone()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var timeline = workspace.Get<CaseTimeline>();
        var id = (await workspace.CreateCaseAsync()).Id;

        await Assert.ThrowsAsync<InvalidEntryException>(
            () => timeline.ImportAsync(Owner, id, [Event("Release", "2026-05-11"), Event(" ", "2026-05-12")], "file events.csv", new { }));

        Assert.Equal(0, (await timeline.ListAsync(Owner, id)).Total);
    }

    private static CaseEventEdit Event(string title, string on, string? until = null) => new()
    {
        On = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture),
        Until = until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture),
        Kind = EventKind.Other, Title = title,
    };
}
