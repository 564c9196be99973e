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
}

/// <summary>Prints HTML to PDF with the browser that is installed, in a profile of its own that is thrown away.</summary>
public sealed class BrowserPdfPrinter(PdfPrinting options)
{
    private const string DocumentFile = "report.html";
    private const string PdfFile = "report.pdf";
    private const int ShownOutput = 300;

    private string? version;

    /// <summary>What the browser that prints says that it is; empty where there is none, or it does not say.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellation = default)
    {
        if (version is not null) return version;
        if (InstalledBrowser.Find(options.BrowserPath) is not { } browser) return version = "";
        try
        {
            using var process = Process.Start(new ProcessStartInfo(browser, ["--version"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
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
        var browser = InstalledBrowser.Find(options.BrowserPath) ?? throw new PdfUnavailableException(
            $"There is no PDF report, since no browser was found that prints it; the HTML report is complete. Install Chromium, Google Chrome or Microsoft Edge, or name its program in the environment variable {InstalledBrowser.Variable}, and export again.");
        var folder = Directory.CreateTempSubdirectory("dashboard-print-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, DocumentFile), html, new UTF8Encoding(false), cancellation);
            var output = await RunAsync(browser, folder.FullName, cancellation);
            var path = Path.Combine(folder.FullName, PdfFile);
            if (!File.Exists(path)) throw new PdfUnavailableException($"There is no PDF report: the browser {browser} ended without one. The HTML report is complete. The browser said: {output}");
            var pdf = await File.ReadAllBytesAsync(path, cancellation);
            PdfNormalization.Normalize(pdf, date);
            return new PrintedPdf(pdf, PdfNormalization.CountPages(pdf));
        }
        finally
        {
            Remove(folder);
        }
    }

    private async Task<string> RunAsync(string browser, string folder, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = StartOf(browser, folder) };
        var output = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (output)
            {
                if (output.Length < ShownOutput) output.Append(line.Data).Append(' ');
            }
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new PdfUnavailableException($"There is no PDF report: the browser {browser} could not be started. The HTML report is complete. {e.Message}", e);
        }

        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // A browser is many processes; none of them may outlive the print.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            throw new PdfUnavailableException($"There is no PDF report: the browser {browser} did not finish within {options.Timeout.TotalSeconds:0} seconds. The HTML report is complete; export again for a PDF.");
        }

        lock (output) return output.ToString().Trim();
    }

    private static ProcessStartInfo StartOf(string browser, string folder)
    {
        var start = new ProcessStartInfo(browser) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        string[] arguments =
        [
            "--headless=new", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--disable-quic", "--disable-dev-shm-usage",
            $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", "--generate-pdf-document-outline",
            $"--print-to-pdf={Path.Combine(folder, PdfFile)}", new Uri(Path.Combine(folder, DocumentFile)).AbsoluteUri,
        ];
        // Chromium's sandbox refuses to run as root, as in a container. What is printed has no script and loads nothing.
        if (OperatingSystem.IsLinux() && Environment.UserName == "root") start.ArgumentList.Add("--no-sandbox");
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A process of the browser that is just ending may still write there; the folder is in the system's temporary one.
        }
        catch (UnauthorizedAccessException)
        {
            // Windows says so where Linux says IOException.
        }
    }
}
