namespace Dashboard.Interactions.Tests;

/// <summary>A test on public data that lies beside the repository, in <c>../shared/data</c>, and is not part of it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Directory is null) Skip = "The public data sets in ../shared/data, beside the repository, are not here.";
    }
}

internal static class SharedData
{
    public static string? Directory { get; } = Find();

    public static string File(string name) => Path.Combine(Directory!, name);

    private static string? Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (!System.IO.File.Exists(Path.Combine(directory.FullName, "Dashboard.sln"))) continue;
            var data = Path.Combine(directory.Parent!.FullName, "shared", "data");
            return System.IO.Directory.Exists(data) ? data : null;
        }

        return null;
    }
}
