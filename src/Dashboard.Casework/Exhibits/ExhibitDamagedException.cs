using Dashboard.Casework.Access;

namespace Dashboard.Casework.Exhibits;

/// <summary>An exhibit's files are not what was frozen.</summary>
public sealed class ExhibitDamagedException(string message) : CaseworkException(message);
