using System.Reflection;
using System.Runtime.InteropServices;

namespace Dashboard.Interactions.DuckDb;

/// <summary>Finds DuckDB's library beside the program.</summary>
internal static class NativeLibraryLocation
{
    /// <summary>The name by which the imports ask for it.</summary>
    public const string Name = "duckdb";

    public static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != Name) return 0;
        var file = OperatingSystem.IsWindows() ? "duckdb.dll" : OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so";
        var path = Path.Combine(AppContext.BaseDirectory, file);
        if (!File.Exists(path) && assembly.Location.Length > 0) path = Path.Combine(Path.GetDirectoryName(assembly.Location)!, file);
        if (!File.Exists(path))
            throw new DllNotFoundException($"DuckDB's library {file} is not beside the program, in {AppContext.BaseDirectory}. The build puts it there from npm: build the project again, with Node.js 20 or later on the PATH.");
        return NativeLibrary.Load(path);
    }
}
