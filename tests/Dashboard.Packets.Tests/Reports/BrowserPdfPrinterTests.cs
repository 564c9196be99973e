using System.Diagnostics;
using System.Text;
using Dashboard.Packets.Reports.Printing;
using Dashboard.Packets.Verification;

namespace Dashboard.Packets.Tests.Reports;

/// <summary>These need Chromium, Chrome or Edge, and fail with the sentence that says so where none is installed.</summary>
public sealed class BrowserPdfPrinterTests : IDisposable
{
    private static readonly string[] OwnFaces = ["+Inter", "+NotoSans", "+IBMPlexMono"];
    private static readonly DateTime Date = new(2026, 7, 1, 9, 30, 15, DateTimeKind.Utc);

    private readonly SealedCase sealedCase = new();

    public void Dispose() => sealedCase.Dispose();

    [Fact]
    public async Task Print_Pages_AreCountedTaggedOutlinedAndDated()
    {
        var html =
            "<!DOCTYPE html><html lang=en><title>t</title><h1>One</h1><p>a<h1 style='break-before:page'>Two</h1><p>b<h1 style='break-before:page'>Three</h1>";

        var pdf = await new BrowserPdfPrinter(new PdfPrinting()).PrintAsync(html, Date);

        var text = Encoding.Latin1.GetString(pdf.Content);
        Assert.Equal(3, pdf.Pages);
        Assert.Contains("/StructTreeRoot", text, StringComparison.Ordinal);
        Assert.Contains("/Outlines", text, StringComparison.Ordinal);
        Assert.Contains("/CreationDate (D:20260701093015", text, StringComparison.Ordinal);
        Assert.Contains("/ModDate (D:20260701093015", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_PacketTwice_HasTheSamePdf()
    {
        var contents = await sealedCase.ContentsAsync();
        using var first = new MemoryStream();
        using var second = new MemoryStream();

        var written = await SealedCase.Writer(new PdfPrinting()).WriteAsync(contents, SealedCase.Sealed(), null, first);
        await SealedCase.Writer(new PdfPrinting()).WriteAsync(contents, SealedCase.Sealed(), null, second);

        Assert.Empty(written.Notes);
        Assert.InRange(written.Pages, 8, 40);
        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public async Task Verify_PrintedPacket_FindsTheReportsTextInThePdf()
    {
        var contents = await sealedCase.ContentsAsync();
        var path = sealedCase.Path("printed.zip");
        await using (var file = File.Create(path))
            await SealedCase.Writer(new PdfPrinting()).WriteAsync(contents, SealedCase.Sealed(), null, file);

        var verification = await Packets.Verification.PacketVerifier.VerifyAsync(path);

        var pdf = verification.Checks.Single(c => c.Name == "data/report.pdf");
        Assert.True(pdf.Ok, pdf.Detail);
        Assert.True(verification.Valid);
    }

    [Fact]
    public async Task Write_PacketInManyScripts_IsSetInTheReportsOwnFaces()
    {
        var contents = await sealedCase.ContentsAsync();
        contents.Allegation.Title = "蒸馏活动 – 大規模な蒸留キャンペーン – 대규모 증류 – حملة تقطير النماذج";
        contents.Allegation.Against = "**没有证据**表明；証拠はありません；증거가 없습니다；لا يوجد دليل.";
        using var written = new MemoryStream();
        await SealedCase.Writer(new PdfPrinting()).WriteAsync(contents, SealedCase.Sealed(), null, written);
        var path = sealedCase.Path("scripts.zip");
        await File.WriteAllBytesAsync(path, written.ToArray());

        var opened = await OpenedPacket.ReadAsync(path);
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(opened.Files["data/report.pdf"]);
        var letters = pdf.GetPages().SelectMany(p => p.Letters).ToList();
        Assert.Contains(letters, l => l.Value == "四"); // From a vector picture.
        // A bold that the browser makes itself is drawn as shapes without a name.
        Assert.All(
            letters.Where(l => l.FontName != "Type3"),
            l => Assert.True(OwnFaces.Any(f => l.FontName!.Contains(f, StringComparison.Ordinal)), $"'{l.Value}' is set in {l.FontName}."));
        var text = string.Concat(PdfText.Read(opened.Files["data/report.pdf"]));
        Assert.All(["蒸馏活动", "大規模な蒸留", "대규모"], t => Assert.Contains(ReportText.Folded(t), text, StringComparison.Ordinal));
        var verification = await PacketVerifier.VerifyAsync(path);
        Assert.True(verification.Valid, string.Join("; ", verification.Checks.Where(c => !c.Ok)));
    }

    [Fact]
    public async Task Print_NoBrowser_SaysWhatToInstall()
    {
        var printer = new BrowserPdfPrinter(new PdfPrinting { BrowserPath = "/there/is/no/browser" });

        var e = await Assert.ThrowsAsync<PdfUnavailableException>(() => printer.PrintAsync("<p>a", Date));

        Assert.Contains("Install Chromium, Google Chrome or Microsoft Edge", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Print_BrowserThatHangs_IsEndedWithEverythingItStarted()
    {
        if (OperatingSystem.IsWindows()) return;
        var printer = new BrowserPdfPrinter(
            new PdfPrinting { BrowserPath = Script("sleep 600 & echo $! > \"$(dirname \"$0\")/child\"; wait"),
                Timeout = TimeSpan.FromSeconds(2) });

        var e = await Assert.ThrowsAsync<PdfUnavailableException>(() => printer.PrintAsync("<p>a", Date));

        Assert.Contains("did not finish within 2 seconds", e.Message, StringComparison.Ordinal);
        var child = int.Parse(await File.ReadAllTextAsync(sealedCase.Path("child")), System.Globalization.CultureInfo.InvariantCulture);
        Assert.False(IsRunning(child));
    }

    [Fact]
    public async Task Print_Cancelled_IsCancelled()
    {
        if (OperatingSystem.IsWindows()) return;
        using var cancellation = new CancellationTokenSource();
        var printer = new BrowserPdfPrinter(new PdfPrinting { BrowserPath = Script("sleep 600") });

        var printing = printer.PrintAsync("<p>a", Date, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printing);
    }

    [Fact]
    public async Task Print_BrowserThatPrintsNothing_SaysWhatItSaid()
    {
        if (OperatingSystem.IsWindows()) return;
        var printer = new BrowserPdfPrinter(new PdfPrinting { BrowserPath = Script("echo cannot open display >&2; exit 1") });

        var e = await Assert.ThrowsAsync<PdfUnavailableException>(() => printer.PrintAsync("<p>a", Date));

        Assert.Contains("cannot open display", e.Message, StringComparison.Ordinal);
    }

    // A process that ended stays in the table until its parent has asked for its end.
    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited
                && !(File.Exists($"/proc/{id}/stat") && File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private string Script(string text)
    {
        var path = sealedCase.Path("browser.sh");
        File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
