namespace Dashboard.Casework.Audit.Log;

/// <summary>The check of a proof for outsiders, in Python with its standard library alone.</summary>
public static class AuditCheckScript
{
    public const string FileName = "audit_check.py";

    /// <summary>The script, UTF-8.</summary>
    public static byte[] Read()
    {
        using var resource = typeof(AuditCheckScript).Assembly.GetManifestResourceStream(FileName)!;
        var script = new byte[resource.Length];
        resource.ReadExactly(script);
        return script;
    }
}
