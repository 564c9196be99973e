namespace Dashboard.Casework.Workspaces;

/// <summary>
/// A key in a file of the workspace's <c>keys</c>, as whoever makes it tells of it, so that it is checked with the others.
/// </summary>
/// <param name="FileName">Its file.</param>
/// <param name="Use">What it is for, a clause: <c>signs packets</c>.</param>
/// <param name="Read">The key from the file's bytes; null where they are none.</param>
public sealed record WorkspaceKey(string FileName, string Use, Func<byte[], byte[]?> Read);
