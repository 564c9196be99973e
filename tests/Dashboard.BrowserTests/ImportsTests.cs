using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>Logs as they come into a case: from the inbox and from the page, asked about, looked at, taken out again.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ImportsTests(DashboardBrowser browser) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("imports-").FullName;

    [Fact]
    public async Task Log_FromTheInbox_IsAskedAboutPreviewedImportedAndRemoved()
    {
        // Times without an offset, in columns of other names: what can be more than one thing is asked, not guessed.
        var name = $"relay-{Guid.NewGuid():N}.csv";
        await File.WriteAllTextAsync(
            Path.Combine(browser.Program.Directory, "inbox", name),
            "who,when,from\nu1,2026-04-22 10:00:00,198.51.100.1\nu2,2026-04-22 11:30:00,198.51.100.1\nu3,soon,198.51.100.2\n");
        await using var watched = await OpenNewCaseAsync("Relay");
        var page = watched.Page;

        await watched.Button("From the inbox").ClickAsync();
        await page.GetByLabel(name, new PageGetByLabelOptions { Exact = true }).CheckAsync();
        await watched.Button("Add 1 file").ClickAsync();
        await Expect(page.GetByText("not recognised: say what the columns are")).ToBeVisibleAsync();
        await Expect(watched.Button("Import")).ToBeDisabledAsync();
        await page.ChooseAsync("Read who as", "account");
        await page.ChooseAsync("Read when as", "time");
        await page.ChooseAsync("Read from as", "ip");

        // The zone is asked for; its answer shows beneath each time as it stands in UTC, and what is no time in red.
        await Expect(page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = "In which time zone was this written?" }))
            .ToBeVisibleAsync();
        await Expect(watched.Button("Import")).ToBeDisabledAsync();
        var zone = page.GetByLabel("Time zone of the log");
        await zone.FillAsync("Europe/Berlin");
        await zone.PressAsync("Tab");
        await Expect(page.GetByText("2026-04-22 08:00:00Z")).ToBeVisibleAsync();
        await Expect(page.GetByText("is not a time")).ToBeVisibleAsync();
        await watched.Button("Import").ClickAsync();

        // The report adds up, and the rejected row comes back corrected.
        await watched.Link(name).ClickAsync();
        await Expect(watched.Heading("It adds up")).ToBeVisibleAsync();
        await Expect(page.Locator(".equation")).ToHaveTextAsync(
            new System.Text.RegularExpressions.Regex(@"3\s*rows read\s*=\s*2\s*accepted\s*\+\s*0\s*duplicates\s*\+\s*1\s*rejected"));
        await Expect(watched.Heading("Gaps")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Definition).Filter(new LocatorFilterOptions { HasText = "Europe/Berlin" })).ToBeVisibleAsync();
        var rejects = await page.RunAndWaitForDownloadAsync(() => watched.Link("Download them").ClickAsync());
        var corrected = Path.Combine(folder, rejects.SuggestedFilename);
        await File.WriteAllTextAsync(
            corrected,
            (await File.ReadAllTextAsync(await rejects.PathAsync()))
            .Replace("u3,soon", "u3,2026-04-22 12:00:00", StringComparison.Ordinal));
        await page.GetByLabel("Choose the corrected file of rejects").SetInputFilesAsync(corrected);
        await watched.Link($"{name}, repaired").ClickAsync();
        await Expect(page.Locator(".equation")).ToContainTextAsync("1accepted");

        // Out again: what rests on it is said before it goes.
        await watched.Button("Remove …").ClickAsync();
        await Expect(page.GetByText("No exhibit counts any of its interactions.")).ToBeVisibleAsync();
        await watched.Button("Remove import 2").ClickAsync();
        await Expect(watched.Link(name)).ToBeVisibleAsync();
        await Expect(watched.Link($"{name}, repaired")).ToHaveCountAsync(0);
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Logs_OfTheSameColumns_AreConfirmedOnceAndTreatedAlike()
    {
        var logs = new List<string> { Write("releases.csv", "released_at,model,title\n2026-04-20T10:00:00Z,fable-2,Fable 2\n") };
        for (var i = 0; i < 3; i++)
            logs.Add(
                Write(
                    $"part-{i}.csv",
                    string.Create(
                        CultureInfo.InvariantCulture, $"account_id,timestamp,payment,prompt\nu{i},2026-04-2{i}T10:00:00Z,card-7,hello\n")));
        await using var watched = await OpenNewCaseAsync("Parts");
        var page = watched.Page;

        await page.GetByLabel("Choose log files").SetInputFilesAsync(logs);
        await Expect(watched.Heading("part-0.csv and 2 files of the same columns")).ToBeVisibleAsync();
        await page.GetByText("What is kept, and how times and text are read").ClickAsync();
        await page.ChooseAsync("payment", "keyed hash");
        await Expect(page.GetByText("kept as a keyed hash").First).ToBeVisibleAsync();
        await watched.Button("Save as a named mapping").ClickAsync();
        await page.GetByLabel("Name of the mapping").FillAsync("Parts, hashed");
        await watched.Button("Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new PageGetByRoleOptions { Name = "Parts, hashed", Exact = true })).ToBeVisibleAsync();
        await watched.Button("Import 3 files").ClickAsync();
        await watched.Button("Add to the timeline").ClickAsync();
        await Expect(page.GetByText("1 row read = 1 added to the")).ToBeVisibleAsync();
        await Expect(
            page.GetByRole(
                AriaRole.Link, new PageGetByRoleOptions { NameRegex = new System.Text.RegularExpressions.Regex("^part-\\d\\.csv$") }))
                .ToHaveCountAsync(3);

        // The choice is part of the manifest, and the value itself is nowhere.
        await watched.Link("part-2.csv").ClickAsync();
        await Expect(page.GetByText("as a keyed hash")).ToBeVisibleAsync();
        var manifest = await page.RunAndWaitForDownloadAsync(() => watched.Link("Download the manifest").ClickAsync());
        Assert.Contains(
            "\"payment\": \"hash\"", await File.ReadAllTextAsync(await manifest.PathAsync(), Encoding.UTF8), StringComparison.Ordinal);
        await Expect(page.GetByText("card-7")).ToHaveCountAsync(0);
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Rules_OfACase_AreTriedSavedAndApplied()
    {
        await using var watched = await OpenNewCaseAsync("Rules");
        var page = watched.Page;
        await page.GetByLabel("Choose log files")
            .SetInputFilesAsync(
                Write(
                    "log.csv",
                    "account_id,timestamp,prompt\na,2026-04-20T10:00:00Z,Translate the harbour rules\nb,2026-04-20T11:00:00Z,hello\n"));
        await watched.Button("Import").ClickAsync();
        await Expect(watched.Link("log.csv")).ToBeVisibleAsync();

        await watched.Link("Capability rules").ClickAsync();
        var rules = page.GetByLabel(new System.Text.RegularExpressions.Regex("^Pattern of rule"));
        await Expect(rules.First).ToBeVisibleAsync();
        var added = await rules.CountAsync() + 1;
        await watched.Button("Add a rule").ClickAsync();
        var pattern = page.GetByLabel($"Pattern of rule {added}", new PageGetByLabelOptions { Exact = true });
        await page.GetByLabel($"Capability of rule {added}", new PageGetByLabelOptions { Exact = true }).FillAsync("translation");
        await pattern.FillAsync("translat(e");
        await Expect(page.GetByText("cannot be used as a pattern")).ToBeVisibleAsync();
        await pattern.FillAsync("translat(e|ion)");
        await page.GetByLabel("Text to try the rules on").FillAsync("A translation, please");
        await Expect(page.GetByText("decides: translation.")).ToBeVisibleAsync();
        await watched.Button("Save the rules").ClickAsync();
        await Expect(watched.Button("Saved")).ToBeVisibleAsync();
        await watched.Button("Apply the rules to what is imported").ClickAsync();
        await Expect(page.GetByText("Done: 1 classified by a rule, 1 unclassified")).ToBeVisibleAsync();
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Columns_OfOtherNames_AreSuggestedWithTheReasonAndTakenOver()
    {
        await using var watched = await OpenNewCaseAsync("Suggested");
        var page = watched.Page;
        await page.GetByLabel("Choose log files").SetInputFilesAsync(Write(
            "hand.csv",
            "Client IP,User prompt,In tok,When,Who\n198.51.100.1,Explain how to sort a list,20,2026-05-01T10:00:00Z,u1\n198.51.100.2,Explain how to turn a list,21,2026-05-01T11:00:00Z,u2\n"));

        var suggestions = page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = "Suggestions" });
        await Expect(suggestions.GetByText("its name says “ip”, and its values are network addresses")).ToBeVisibleAsync();
        await Expect(suggestions.GetByText("5 columns look familiar")).ToBeVisibleAsync();
        await watched.Button("Use all").ClickAsync();
        await Expect(page.GetByText("read as you chose")).ToBeVisibleAsync();
        await Expect(page.Choice("Read Who as")).ToHaveTextAsync("account");
        await watched.Button("Import").ClickAsync();

        await watched.Link("hand.csv").ClickAsync();
        await Expect(page.Locator(".equation")).ToContainTextAsync("2accepted");
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Rows_RejectedForOneReason_AreShownCorrectedAtOnceAndImported()
    {
        await using var watched = await OpenNewCaseAsync("Corrected");
        var page = watched.Page;
        await page.GetByLabel("Choose log files").SetInputFilesAsync(Write(
            "mixed.csv",
            "account_id,timestamp,prompt\na,2026-05-01T10:00:00Z,one\nb,2026-05-01 at 11:00:00Z,two\nc,2026-05-01 at 12:00:00Z,three\n"));
        await watched.Button("Import").ClickAsync();
        await watched.Link("mixed.csv").ClickAsync();

        await watched.Button("Show").ClickAsync();
        await Expect(page.GetByText("b,2026-05-01 at 11:00:00Z,two")).ToBeVisibleAsync();
        await page.GetByLabel("In all 2 replace").FillAsync("nowhere");
        await Expect(page.GetByText("None of the rows shown here holds “nowhere”.")).ToBeVisibleAsync();
        await page.GetByLabel("In all 2 replace").FillAsync(" at ");
        await page.GetByLabel("by", new PageGetByLabelOptions { Exact = true }).FillAsync("T");
        await Expect(page.GetByText("b,2026-05-01T11:00:00Z,two")).ToBeVisibleAsync();
        await watched.Button("Correct and import").ClickAsync();

        await watched.Link("mixed.csv, repaired").ClickAsync();
        await Expect(page.Locator(".equation")).ToContainTextAsync("2accepted");
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Files_ThatCannotBeRead_AreShownWithTheirSentenceAndRemoved()
    {
        await using var watched = await OpenNewCaseAsync("Damaged");
        var page = watched.Page;
        var cut = Path.Combine(folder, "cut.csv.gz");
        await using (var packed = new GZipStream(File.Create(cut), CompressionLevel.NoCompression))
        {
            await packed.WriteAsync(
                Encoding.UTF8.GetBytes(
                    "account_id,timestamp,prompt\n" + string.Concat(Enumerable.Repeat("a,2026-05-01T10:00:00Z,hello\n", 2000))));
        }

        await using (var file = File.OpenWrite(cut)) file.SetLength(file.Length / 2);
        await page.GetByLabel("Choose log files")
            .SetInputFilesAsync([cut, Write("half.jsonl", "{\"a\":\"\\ud83d\"}\n{\"a\":\"\\ud83d\"}\n")]);

        await Expect(page.GetByText("The packed file is cut off or damaged")).ToBeVisibleAsync();
        await watched.Button("Do not import cut.csv.gz").ClickAsync();
        await Expect(watched.Heading("cut.csv.gz")).ToHaveCountAsync(0);
        // Half of a character is shown as it was written, and asked about like any other column.
        await Expect(page.GetByText("\\ud83d").First).ToBeVisibleAsync();
        await watched.Button("Do not import").ClickAsync();
        await Expect(watched.Heading("half.jsonl")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(watched.Heading("Add logs")).ToBeVisibleAsync();
        await Expect(watched.Heading("half.jsonl")).ToHaveCountAsync(0);
        watched.AssertQuiet();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<WatchedPage> OpenNewCaseAsync(string name)
    {
        var watched = await browser.OpenAsync("/");
        await watched.Page.GetByLabel("Name").FillAsync(name);
        await watched.Button("Create case").ClickAsync();
        await Expect(watched.Heading("Add logs")).ToBeVisibleAsync();
        return watched;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
