using Dashboard.Casework.Access;

namespace Dashboard.Casework.Files;

/// <summary>Another process owns the workspace. The message names which, whose, and since when.</summary>
public sealed class WorkspaceInUseException(string message, Exception? inner = null) : CaseworkException(message, inner);
