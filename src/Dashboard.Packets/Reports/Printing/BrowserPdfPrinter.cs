using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Dashboard.Packets.Reports.Printing;

/// <summary>How reports are printed.</summary>
public sealed record PdfPrinting
{
    /// <summary>The path of Chromium, Chrome or Edge; null to find one.</summary>
    public string? BrowserPath { get; init; }

    /// <summary>How long one print may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How much longer each page may take where pages are drawn.</summary>
    public TimeSpan TimeoutOfPage { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>Prints HTML to PDF with the browser that is installed, in a profile of its own that is thrown away.</summary>
public sealed class BrowserPdfPrinter(PdfPrinting options)
{
    private const string DocumentFile = "report.html";
    private const string PdfFile = "report.pdf";

    private string? version;

    /// <summary>What the browser that prints says that it is; empty where there is none, or it does not say.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellation = default)
    {
        if (version is not null) return version;
        if (InstalledBrowser.Find(options.BrowserPath) is not { } browser) return version = "";
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(
                    browser, ["--version"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(options.Timeout);
            var said = await process.StandardOutput.ReadToEndAsync(limit.Token);
            return version = said.Split('\n')[0].Trim();
        }
        catch (Exception e) when (e is Win32Exception or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return version = "";
        }
    }

    /// <summary>Prints a self-contained document. The same document and date give the same bytes.</summary>
    /// <exception cref="PdfUnavailableException">No browser is installed, or it did not print.</exception>
    public async Task<PrintedPdf> PrintAsync(string html, DateTime date, CancellationToken cancellation = default)
    {
        using var browser = new HeadlessBrowser(options, "There is no PDF report");
        await File.WriteAllTextAsync(browser.Path(DocumentFile), html, new UTF8Encoding(false), cancellation);
        var path = browser.Path(PdfFile);
        string[] arguments = ["--no-pdf-header-footer", "--generate-pdf-document-outline", $"--print-to-pdf={path}"];
        var said = await browser.RunAsync(DocumentFile, arguments, Stream.Null, options.Timeout, cancellation);
        if (!File.Exists(path)) throw new PdfUnavailableException($"There is no PDF report: {said}");
        var pdf = await File.ReadAllBytesAsync(path, cancellation);
        PdfNormalization.Normalize(pdf, date);
        return new PrintedPdf(pdf, PdfNormalization.CountPages(pdf));
    }
}
