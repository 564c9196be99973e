using Dashboard.Commands;
using Dashboard.Consoles;

return await CommandLine.RunAsync(args, new CommandConsole(Console.Out, Console.Error));
