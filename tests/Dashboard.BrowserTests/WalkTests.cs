using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>The whole way, as a person walks it: from a log to a packet that verifies.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WalkTests(DashboardBrowser browser) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("walk-").FullName;

    [Fact]
    public async Task FromImportToPacket_OneCase_IsWalkedWithoutAnError()
    {
        // The analysis of the sample would be waited for by this one.
        await browser.SamplesReadyAsync();
        var log = await MakeLogAsync();
        await using var watched = await browser.OpenAsync("/");
        var page = watched.Page;

        // A case of one's own.
        await page.GetByLabel("Name").FillAsync("Walk");
        await watched.Button("Create case").ClickAsync();
        await Expect(watched.Heading("Imports")).ToBeVisibleAsync();

        // The log: its columns are shown before it is read in, and its rows add up afterwards.
        await Expect(page.GetByText("Nothing has been imported into this case yet")).ToBeVisibleAsync();
        await page.GetByLabel("Choose log files").SetInputFilesAsync(log);
        await Expect(page.GetByText("recognised as").First).ToBeVisibleAsync();
        await watched.Button("Import").ClickAsync();
        var imported = page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "log.csv" });
        await Expect(imported).ToContainTextAsync("12,001");
        await Expect(imported).ToContainTextAsync("12,000");
        var rejects = await page.RunAndWaitForDownloadAsync(
            () => imported.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "1", Exact = true }).ClickAsync());
        Assert.Contains("not a time", await File.ReadAllTextAsync(await rejects.PathAsync()), StringComparison.Ordinal);

        // The workbench: linked accounts, a brushed time, an exhibit.
        await watched.Link("Open the workbench").ClickAsync();
        await watched.Button("Run the analysis").First.ClickAsync();
        await watched.DrawnAsync("");
        var timeline = await watched.BoxAsync("timeline");
        await watched.DragAsync(
            (timeline.X + timeline.Width * 0.45, timeline.Y + timeline.Height * 0.5),
            (timeline.X + timeline.Width * 0.65, timeline.Y + timeline.Height * 0.5));
        await watched.DrawnAsync("time=");
        Assert.Contains("time=2026-", page.Url, StringComparison.Ordinal);
        await watched.Button("Freeze as exhibit").ClickAsync();
        await page.GetByLabel("Title").FillAsync("Volume within the window");
        await watched.Button("Freeze").ClickAsync();
        await watched.Link("Open exhibit 1").ClickAsync();
        await Expect(watched.Heading("Volume within the window")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Img).First).ToBeVisibleAsync();
        await watched.Button("Recount").ClickAsync();
        await Expect(page.GetByText("holds").First).ToBeVisibleAsync();

        // The allegation cites it, and the summary claims no more than its weakest link.
        await watched.Link("Allegations").ClickAsync();
        await page.GetByLabel("Title: what is alleged, in a line").FillAsync("A pool harvested coding answers");
        await watched.Button("Create").ClickAsync();
        await Expect(page.GetByText("Title given by the analyst: A pool harvested coding answers")).ToBeVisibleAsync();
        await page.ChooseAsync("Cite", "Exhibit 1 ·", isWhole: false);
        await watched.Button("Add ground").ClickAsync();
        await watched.Button("Save").ClickAsync();
        await Expect(watched.Button("Saved")).ToBeVisibleAsync();
        await watched.Link("Summary").First.ClickAsync();
        await Expect(page.GetByText("weakest link").First).ToBeVisibleAsync();

        // Exporting is counsel's: whoever manages people may give themselves the role, and it is on record.
        await browser.GiveRoleAsync("Counsel", "Walk");
        await Expect(watched.Link("Packets")).ToBeVisibleAsync();
        await page.Locator(".shell[data-ready]").WaitForAsync();

        // The packet, checked by this program and by the system's own tool.
        await watched.Link("Packets").ClickAsync();
        for (var step = 0; step < 3; step++) await watched.Button("Next").ClickAsync();
        await Expect(page.GetByText("Content id").First).ToBeVisibleAsync();
        // The checks hold; otherwise the last step would ask why it is exported in spite of them.
        for (var step = 0; step < 2; step++) await watched.Button("Next").ClickAsync();
        await watched.Button("Export packet").ClickAsync();
        await Expect(page.GetByText("is written").First).ToBeVisibleAsync();
        await watched.Button("Verify").ClickAsync();
        await Expect(page.GetByText("consistent ·")).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => watched.Link("Download").First.ClickAsync());
        var packet = Path.Combine(folder, "packet.zip");
        await download.SaveAsAsync(packet);
        var (exitCode, output, _) = await RunningDashboard.RunAsync("verify", packet, "--json");
        Assert.True(exitCode == 0, output);
        Assert.Contains("exhibit 1 figures", output, StringComparison.Ordinal);

        // Everything that was done is on record.
        await watched.Link("Audit").ClickAsync();
        await watched.Button("Verify the chain").ClickAsync();
        await Expect(page.GetByText("✓ intact")).ToBeVisibleAsync();
        foreach (var action in new[] { "import", "analysis.run", "exhibit.freeze", "allegation.save", "packet.export", "packet.download" })
            await Expect(page.GetByRole(AriaRole.Cell, new PageGetByRoleOptions { Name = action, Exact = true }).First).ToBeVisibleAsync();
        watched.AssertQuiet();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<string> MakeLogAsync()
    {
        var (exitCode, _, error) = await RunningDashboard.RunAsync(
            "generate", "--scenario", "campaign", "--accounts", "300", "--interactions", "12000", "--seed", "3", "--out", folder);
        Assert.True(exitCode == 0, error);
        var log = Path.Combine(folder, "log.csv");
        File.Move(Path.Combine(folder, "interactions.csv"), log);

        // One row that cannot be read: it must cost none of its neighbours.
        var header = File.ReadLines(log).First().Split(',');
        await File.AppendAllTextAsync(log, string.Join(',', header.Select(column => column == "timestamp" ? "not a time" : "x")) + "\n");
        return log;
    }
}
