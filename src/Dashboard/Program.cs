using Dashboard.Commands;

return await CommandLine.RunAsync(args, new CommandConsole(Console.Out, Console.Error));
