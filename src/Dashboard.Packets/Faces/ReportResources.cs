using System.Reflection;

namespace Dashboard.Packets.Faces;

/// <summary>What of this assembly's resources goes into a document that a browser prints or draws.</summary>
internal static class ReportResources
{
    /// <summary>A text.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    public static byte[] Bytes(string name)
    {
        using var stream = Open(name);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static Stream Open(string name) =>
        Assembly.GetExecutingAssembly()
        .GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly was built without its resource {name}.");
}
