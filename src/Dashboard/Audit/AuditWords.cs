using Dashboard.Casework.Access;

namespace Dashboard.Audit;

/// <summary>How the audit pages say things.</summary>
public static class AuditWords
{
    public static string Of(ActorKind kind) => kind switch
    {
        ActorKind.WorkspaceOwner => "the workspace's owner",
        ActorKind.Person => "a person",
        ActorKind.Visitor => "a visitor",
        ActorKind.Program => "the program",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
