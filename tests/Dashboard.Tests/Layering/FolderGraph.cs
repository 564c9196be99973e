using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Dashboard.Tests.Layering;

/// <summary>Which folders of a project use which, read from what the compiler made: a folder is a namespace below the project's.</summary>
internal sealed class FolderGraph
{
    private readonly Dictionary<string, Dictionary<string, string>> uses = new(StringComparer.Ordinal);

    private FolderGraph()
    {
    }

    /// <summary>The graph of an assembly.</summary>
    public static FolderGraph Of(Assembly assembly)
    {
        var (graph, project) = (new FolderGraph(), assembly.GetName().Name!);
        var isHost = project == "Dashboard";
        foreach (var type in new ArchLoader().LoadAssemblies(assembly).Build().Types)
        {
            if (Folder(type) is not { } from) continue;
            foreach (var target in type.Dependencies.Select(d => d.Target).Where(t => t is not GenericParameter))
            {
                if (Folder(target) is { } to && to != from) graph.Add(from, to, $"{type.Name} uses {target.Name}");
            }
        }

        return graph;

        // The host's namespace holds every other project's: of those only its own folders count.
        string? Folder(IType type) => type.Namespace?.FullName is not { } space
            || !(space + ".").StartsWith(project + ".", StringComparison.Ordinal)
            || (isHost && !type.Assembly.Name.StartsWith("Dashboard,", StringComparison.Ordinal))
                ? null
                : space.Length == project.Length ? "(project)" : space[(project.Length + 1)..];
    }

    /// <summary>The folders that reach themselves, each with one use that leads on within its ring.</summary>
    public IReadOnlyList<string> Rings()
    {
        var reach = uses.Keys.ToDictionary(f => f, Reach, StringComparer.Ordinal);
        return
        [
            .. from ring in uses.Where(u => reach[u.Key].Contains(u.Key))
               from use in ring.Value.Where(v => reach.TryGetValue(v.Key, out var back) && back.Contains(ring.Key))
               select $"{ring.Key} → {use.Key}: {use.Value}",
        ];
    }

    private void Add(string from, string to, string because)
    {
        if (!uses.TryGetValue(from, out var used)) uses[from] = used = new(StringComparer.Ordinal);
        used.TryAdd(to, because);
    }

    private HashSet<string> Reach(string folder)
    {
        var (reached, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([folder]));
        while (open.TryPop(out var next))
        {
            foreach (var used in uses.GetValueOrDefault(next)?.Keys ?? Enumerable.Empty<string>())
            {
                if (reached.Add(used)) open.Push(used);
            }
        }

        return reached;
    }
}
