using Dashboard.Failures;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Dashboard.Commands;

/// <summary>The files that the arguments of a command name: files, folders with all the logs below them, and patterns.</summary>
internal static class LogPaths
{
    private static readonly string[] Extensions = [".csv", ".tsv", ".txt", ".ndjson", ".jsonl", ".json", ".parquet", ".sql", ".zip"];

    private static readonly string[] Packings = [".gz", ".zst"];

    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
    };

    /// <summary>The files in the order of the arguments, those of a folder or pattern in ordinal order, none twice.</summary>
    /// <exception cref="CommandFailedException">An argument names nothing.</exception>
    public static IReadOnlyList<FileInfo> Expand(IEnumerable<string> arguments) =>
        [.. arguments.SelectMany(Expand).DistinctBy(f => f.FullName)];

    private static IReadOnlyList<FileInfo> Expand(string argument)
    {
        if (File.Exists(argument)) return [new FileInfo(argument)];
        if (Directory.Exists(argument))
        {
            return InOrder(Directory.EnumerateFiles(argument, "*", Below).Where(IsLog)) is { Count: > 0 } logs
                ? logs
                : throw new CommandFailedException(
                    $"There is no log below the folder '{argument}': logs end in {string.Join(", ", Extensions)}, each also with .gz or .zst. Nothing was imported.");
        }

        if (!argument.Contains('*', StringComparison.Ordinal))
            throw new CommandFailedException($"The file '{Path.GetFullPath(argument)}' does not exist. Nothing was imported.");
        return InOrder(Matching(argument)) is { Count: > 0 } matching
            ? matching : throw new CommandFailedException($"No file matches '{argument}'. Nothing was imported.");
    }

    private static IEnumerable<string> Matching(string pattern)
    {
        // The folders before the first wildcard are where it is looked from.
        var parts = pattern.Replace('\\', Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar, '/');
        var fixedParts = parts.TakeWhile(p => !p.Contains('*', StringComparison.Ordinal)).ToList();
        var root = fixedParts.Count == 0 ? "." : string.Join(Path.DirectorySeparatorChar, fixedParts) + Path.DirectorySeparatorChar;
        if (!Directory.Exists(root)) return [];
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(string.Join('/', parts.Skip(fixedParts.Count)));
        return matcher.Execute(new DirectoryInfoWrapper(new DirectoryInfo(root))).Files.Select(f => Path.Combine(root, f.Path));
    }

    private static bool IsLog(string path)
    {
        var name = Path.GetFileName(path);
        if (Packings.FirstOrDefault(p => name.EndsWith(p, StringComparison.OrdinalIgnoreCase)) is { } packing)
            name = name[..^packing.Length];
        return !name.StartsWith('.') && Extensions.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }

    private static List<FileInfo> InOrder(IEnumerable<string> paths) =>
        [.. paths.Select(Path.GetFullPath).Order(StringComparer.Ordinal).Select(p => new FileInfo(p))];
}
