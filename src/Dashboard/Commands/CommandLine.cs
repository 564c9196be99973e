using System.CommandLine;
using Dashboard.Consoles;
using Dashboard.Failures;

namespace Dashboard.Commands;

/// <summary>The program's verbs. Exit codes: 0 done; 1 the input or the check failed; 2 wrong usage.</summary>
public static class CommandLine
{
    /// <summary>The work was done.</summary>
    public const int Done = 0;

    /// <summary>The input or the check failed.</summary>
    public const int Failed = 1;

    /// <summary>The command was used wrongly.</summary>
    public const int WrongUsage = 2;

    /// <summary>Parses and runs a command line; without a verb it serves.</summary>
    public static async Task<int> RunAsync(string[] arguments, CommandConsole console)
    {
        var parsed = Root(console).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) console.Say(error.Message);
            console.Say($"Use --help after '{parsed.CommandResult.Command.Name}' to see how it is used.");
            return WrongUsage;
        }

        using var interrupted = new CancellationTokenSource();
        ConsoleCancelEventHandler interrupt = (_, e) =>
        {
            e.Cancel = true;
            interrupted.Cancel();
        };
        Console.CancelKeyPress += interrupt;
        try
        {
            // The command handles its own errors and its own interrupt, so that each ends with a sentence and its exit code.
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = console.Out,
                    Error = console.Error },
                interrupted.Token);
        }
        catch (Exception exception) when (CommandFailures.Sentence(exception) is { } sentence)
        {
            console.Say(sentence);
            return exception is UsageException ? WrongUsage : Failed;
        }
        finally
        {
            Console.CancelKeyPress -= interrupt;
        }
    }

    /// <summary>The tree of verbs.</summary>
    public static RootCommand Root(CommandConsole console)
    {
        var root = new RootCommand("Dashboard: investigate model-distillation campaigns. Without a verb it serves the web application.");
        ServeCommand.AddTo(root, console);
        foreach (var verb in Verbs(console)) root.Subcommands.Add(verb);
        RefuseUnknownOptions(root);
        return root;
    }

    // The parser takes an unknown option for an argument where there is room for one; nobody names a case '--jsn'.
    private static void RefuseUnknownOptions(Command command)
    {
        foreach (var argument in command.Arguments)
        {
            argument.Validators.Add(result =>
            {
                foreach (var token in result.Tokens.Where(t => t.Value.StartsWith("--", StringComparison.Ordinal)))
                    result.AddError($"There is no option '{token.Value}'.");
            });
        }

        foreach (var child in command.Subcommands) RefuseUnknownOptions(child);
    }

    private static IEnumerable<Command> Verbs(CommandConsole console) =>
    [
        CaseCommand.Create(console),
        SummaryCommand.Create(console),
        AllegationCommand.Create(console),
        ImportCommand.Create(console),
        AnalyzeCommand.Create(console),
        QueryCommand.Create(console),
        CommunitiesCommand.Create(console),
        ChangePointsCommand.Create(console),
        CoActionCommand.Create(console),
        GenerateCommand.Create(console),
        EvaluateCommand.Create(console),
        ExportCommand.Create(console),
        PacketCommand.Create(console),
        VerifyCommand.Create(console),
        BackupCommand.Create(console),
        RestoreCommand.Create(console),
        AuditCommand.Create(console),
        StoreCommand.Create(console),
        WorkspaceCommand.Create(console),
        PersonCommand.Create(console),
        CompletionCommand.Create(console),
    ];
}
