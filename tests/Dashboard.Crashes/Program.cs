using Dashboard.Crashes;

// Works in a workspace until it is killed: Dashboard.Crashes DIRECTORY SEED
if (args is not [var directory, var seed]) return 2;
await using var opened = await CrashWorkspace.OpenAsync(directory);
await new CrashWork(opened, int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture), Console.OpenStandardOutput()).RunAsync();
return 0;
