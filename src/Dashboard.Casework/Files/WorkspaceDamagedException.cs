using Dashboard.Casework.Access;

namespace Dashboard.Casework.Files;

/// <summary>A part of the workspace is missing, or does not fit the others. The message says which, and how to get it back.</summary>
public sealed class WorkspaceDamagedException(string message, Exception? inner = null) : CaseworkException(message, inner);
