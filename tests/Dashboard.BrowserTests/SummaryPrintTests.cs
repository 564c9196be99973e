using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace Dashboard.BrowserTests;

/// <summary>The summary on paper: one sheet, on which the chain stands whole.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SummaryPrintTests(DashboardBrowser browser)
{
    private static readonly string[] Chain = [
        "The accounts were fraudulent", "The accounts acted together", "The operator is identified", "The lab directed it",
        "The outputs were used in training"];

    [Theory]
    [InlineData("public-record", "A4")]
    [InlineData("public-record", "Letter")]
    [InlineData("training-case", "A4")]
    [InlineData("training-case", "Letter")]
    public async Task Print_SummaryOfASampleCase_IsOneSheetWithTheChainUnbroken(string caseId, string format)
    {
        await browser.SamplesReadyAsync();
        if (caseId == "training-case") await EnsureAllegationAsync();
        await using var watched = await browser.OpenAsync($"/cases/{caseId}/summary", width: 1280);
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToBeVisibleAsync();

        var printed = await watched.Page.PdfAsync(
            new PagePdfOptions { Format = format, PreferCSSPageSize = false, PrintBackground = true });

        using var document = PdfDocument.Open(printed);
        Assert.Equal(1, document.NumberOfPages);

        // Without spaces: where letters are small, the reader of PDFs takes some for words of their own.
        var text = string.Concat(document.GetPage(1).GetWords().Select(w => w.Text));
        Assert.All(
            (string[])["How many?", "When?", "At what?", "How sure?", "What is not shown?", "What next?"],
            question => Assert.Contains(question.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.OrdinalIgnoreCase));
        // Each link's name, however it is broken into lines within its place.
        Assert.All(Chain, link => Assert.All(link.Split(' '), word => Assert.Contains(word, text, StringComparison.OrdinalIgnoreCase)));
        watched.AssertQuiet();
    }

    // The training case has telemetry and no allegation: one is begun, as an analyst does.
    private async Task EnsureAllegationAsync()
    {
        await using var watched = await browser.OpenAsync("/cases/training-case/allegations");
        if (await watched.Page.Locator("a[href*='/cases/training-case/allegations/']").CountAsync() > 0) return;
        await watched.Page.GetByLabel("Title").FillAsync("What the pool did");
        await watched.Page.GetByLabel("Title").PressAsync("Enter");
        await watched.Page.WaitForURLAsync("**/allegations/1*");
    }
}
