namespace Dashboard.Analysis.Tests;

/// <summary>A test on public data that lie beside the repository; skipped, and says so, where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string file)
    {
        if (PathOf(file) is null) Skip = $"The public data file '{file}' is not in the folder shared/data beside the repository.";
    }

    /// <summary>The file's path, or null where it is missing.</summary>
    public static string? PathOf(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Dashboard.sln"))) continue;
            var path = Path.Combine(folder.FullName, "..", "shared", "data", file);
            return File.Exists(path) ? path : null;
        }

        return null;
    }
}
