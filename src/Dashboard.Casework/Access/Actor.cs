namespace Dashboard.Casework.Access;

/// <summary>What kind of somebody acts.</summary>
public enum ActorKind
{
    /// <summary>The operating-system user who owns the workspace: who runs the commands.</summary>
    WorkspaceOwner,

    /// <summary>A person who signed in.</summary>
    Person,

    /// <summary>Somebody who looks around in the sample cases of a workspace that has no people yet.</summary>
    Visitor,

    /// <summary>The program by itself, such as when it prepares the sample cases.</summary>
    Program,
}

/// <summary>Who does something. Every operation is told, and every change is recorded under that name.</summary>
/// <param name="Name">A person's name is unique in its workspace and never given to another.</param>
/// <param name="Kind">What kind of somebody.</param>
/// <param name="VisitingAs">The role in which a visitor looks around; null for everybody else.</param>
public sealed record Actor(string Name, ActorKind Kind, Role? VisitingAs = null)
{
    /// <summary>The program itself.</summary>
    public static Actor Program { get; } = new("Dashboard", ActorKind.Program);

    /// <summary>The operating-system user who runs this process.</summary>
    public static Actor CurrentUser() => new(Environment.UserName, ActorKind.WorkspaceOwner);

    /// <summary>A visitor in this role.</summary>
    public static Actor Visitor(Role role) => new($"Visiting {role.ToString().ToLowerInvariant()}", ActorKind.Visitor, role);
}
