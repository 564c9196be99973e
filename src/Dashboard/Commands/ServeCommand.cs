using System.CommandLine;
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
            Description = "The addresses to listen on, on this machine only, separated by ';'.",
            DefaultValueFactory = _ => ListeningAddress.Default,
            HelpName = "URL",
        };
        command.Options.Add(data);
        command.Options.Add(urls);
        command.SetAction((parsed, cancellation) => DashboardServer.RunAsync(
            CommandOptions.DirectoryOf(parsed, data), ListeningAddress.Parse(parsed.GetValue(urls)!), console, cancellation));
    }
}
