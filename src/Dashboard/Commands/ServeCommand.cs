using System.CommandLine;
using Dashboard.Consoles;
using Dashboard.Failures;
using Dashboard.Serving;

namespace Dashboard.Commands;

/// <summary>Serves the web application; the verb that no verb means.</summary>
internal static class ServeCommand
{
    public static void AddTo(RootCommand root, CommandConsole console)
    {
        Configure(root, console);
        var serve = new Command("serve", "Serve the web application (the default).");
        Configure(serve, console);
        root.Subcommands.Add(serve);
    }

    private static void Configure(Command command, CommandConsole console)
    {
        var data = CommandOptions.Data();
        var urls = new Option<string>("--urls")
        {
            Description = "The addresses to listen on, separated by ';'. Other machines are let in over https only.",
            DefaultValueFactory = _ => ListeningAddress.Default,
            HelpName = "URL",
        };
        var certificate = new Option<FileInfo?>("--certificate")
        {
            Description = $"The certificate for https: PEM, or PFX. The password of a locked key comes from the environment variable {ServerCertificate.PasswordVariable}.",
            HelpName = "FILE",
        };
        var key = new Option<FileInfo?>(
            "--certificate-key") { Description = "The private key of a PEM certificate, where it is in a file of its own.",
            HelpName = "FILE" };
        var proxies = new Option<string[]>("--trusted-proxy")
        {
            Description = "A proxy that takes requests over https and passes them on with X-Forwarded-For and X-Forwarded-Proto: its address or network. May be repeated.",
            HelpName = "ADDRESS",
        };
        var hosts = new Option<string[]>(
            "--host") { Description = "A name by which other machines reach this server. May be repeated.", HelpName = "NAME" };
        var heads = new Option<FileInfo?>("--audit-heads")
        {
            Description = "A file outside the workspace, best on another machine, that a signed head of the audit log is added to at start, hourly and at the end.",
            HelpName = "FILE",
        };
        var interactions = CommandOptions.Interactions();
        foreach (var option in (Option[])[data, urls, certificate, key, proxies, hosts, heads, interactions]) command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            var file = parsed.GetValue(certificate);
            if (file is null && parsed.GetValue(key) is not null)
                throw new UsageException("--certificate-key names a key without a certificate; name that with --certificate FILE.");
            var listening = ListeningOptions.Create(
                parsed.GetValue(urls)!,
                file is null
                ? null
                : ServerCertificate.Load(file, parsed.GetValue(key), Environment.GetEnvironmentVariable(ServerCertificate.PasswordVariable),
                    TimeProvider.System),
                parsed.GetValue(proxies) ?? [],
                parsed.GetValue(hosts) ?? []);
            return DashboardServer.RunAsync(
                CommandOptions.DirectoryOf(parsed, data), listening, parsed.GetValue(heads)?.FullName, parsed.GetValue(interactions),
                console, cancellation);
        });
    }
}
