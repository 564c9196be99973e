using Microsoft.Extensions.Logging.Console;

namespace Dashboard.Serving;

/// <summary>What the web application logs.</summary>
internal static class ServerLogs
{
    private const string WebServer = "Microsoft.AspNetCore";

    /// <summary>
    /// Warnings and worse of the libraries, and what the program says itself; the environment may ask for more. Of the
    /// web server it gets no more: below a warning that tells whole addresses, and in a one-time link the query is the
    /// secret.
    /// </summary>
    public static void AddServerLogs(this ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);
        ThrottledLogs.AddTo(logging.Services);
        logging.Services.PostConfigure<LoggerFilterOptions>(filters =>
        {
            foreach (var rule in filters.Rules.Where(IsAboutTheWebServer).ToList()) filters.Rules.Remove(rule);
            // A rule for one provider goes before a rule for all.
            foreach (var provider in (string?[])[null, typeof(ConsoleLoggerProvider).FullName, typeof(ThrottledLogs).FullName])
                filters.Rules.Add(new LoggerFilterRule(provider, WebServer, LogLevel.Warning, null));
        });
    }

    private static bool IsAboutTheWebServer(LoggerFilterRule rule) =>
        rule.CategoryName?.StartsWith(WebServer, StringComparison.OrdinalIgnoreCase) == true;
}
