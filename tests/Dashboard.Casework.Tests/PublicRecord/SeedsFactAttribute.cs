using Dashboard.Casework.Quotations;

namespace Dashboard.Casework.Tests;

/// <summary>A test against the two articles, which lie beside the repository in <c>../shared/seeds</c> and are not part of it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SeedsFactAttribute : FactAttribute
{
    public SeedsFactAttribute()
    {
        if (Directory is null)
            Skip = "The articles in ../shared/seeds, beside the repository, are not here: the quotations were not held against them.";
    }

    /// <summary>The folder of the articles; null where it is not there.</summary>
    public static string? Directory { get; } = Find();

    /// <summary>The text of an article, by the hash of its bytes.</summary>
    public static string TextOf(string sha256) =>
        System.IO.Directory.EnumerateFiles(Directory!, "*.txt").Select(File.ReadAllText).Single(text => Quotation.Sha256Of(text) == sha256);

    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at?.Parent is not null; at = at.Parent)
        {
            var seeds = Path.Combine(at.Parent.FullName, "shared", "seeds");
            if (System.IO.Directory.Exists(seeds)) return seeds;
        }

        return null;
    }
}
