using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Dashboard.Packets.Reports.Printing;

/// <summary>A browser without a window, in a folder of its own that is thrown away with its profile.</summary>
internal sealed class HeadlessBrowser : IDisposable
{
    private const int ShownOutput = 300;

    private readonly DirectoryInfo folder;
    private readonly string browser;
    private readonly string without;

    /// <summary>Finds a browser.</summary>
    /// <param name="without">What there is not without one, as a sentence begins: <c>There is no PDF report</c>.</param>
    /// <exception cref="PdfUnavailableException">None is installed.</exception>
    public HeadlessBrowser(PdfPrinting options, string without)
    {
        this.without = without;
        browser = InstalledBrowser.Find(options.BrowserPath) ?? throw new PdfUnavailableException(
            $"{without}, since no browser was found that prints it; the HTML report is complete. Install Chromium, Google Chrome or Microsoft Edge, or name its program in the environment variable {InstalledBrowser.Variable}, and export again.");
        folder = Directory.CreateTempSubdirectory("dashboard-print-");
    }

    /// <summary>The path of a file in its folder.</summary>
    public string Path(string name) => System.IO.Path.Combine(folder.FullName, name);

    /// <summary>
    /// Opens a document, runs to the end, and answers what the browser said; what it wrote is in <paramref name="output"/>.
    /// </summary>
    /// <exception cref="PdfUnavailableException">It could not be started, or did not end in time.</exception>
    public async Task<string> RunAsync(
        string document, IEnumerable<string> arguments, Stream output, TimeSpan timeout, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = StartOf(document, arguments) };
        var said = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (said)
            {
                if (said.Length < ShownOutput) said.Append(line.Data).Append(' ');
            }
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new PdfUnavailableException(
                $"{without}: the browser {browser} could not be started. The HTML report is complete. {e.Message}", e);
        }

        process.BeginErrorReadLine();
        try
        {
            await process.StandardOutput.BaseStream.CopyToAsync(output, limit.Token);
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // A browser is many processes; none of them may outlive the print.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            throw new PdfUnavailableException(
                $"{without}: the browser {browser} did not finish within {timeout.TotalSeconds:0} seconds. The HTML report is complete; export again for a PDF.");
        }

        lock (said)
            return $"the browser {browser} ended without one. The HTML report is complete. The browser said: {said.ToString().Trim()}";
    }

    public void Dispose()
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

    private ProcessStartInfo StartOf(string document, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(
            browser) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName };
        string[] common =
        [
            "--headless=new", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--disable-quic", "--disable-dev-shm-usage",
            $"--user-data-dir={Path("profile")}",
        ];
        // Chromium's sandbox refuses to run as root, as in a container. What is opened is of this program's making and loads nothing.
        if (OperatingSystem.IsLinux() && Environment.UserName == "root") start.ArgumentList.Add("--no-sandbox");
        foreach (var argument in common.Concat(arguments).Append(new Uri(Path(document)).AbsoluteUri)) start.ArgumentList.Add(argument);
        return start;
    }
}
