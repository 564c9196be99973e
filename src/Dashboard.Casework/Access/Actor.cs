namespace Dashboard.Casework;

/// <summary>What kind of somebody acts.</summary>
public enum ActorKind
{
    /// <summary>The operating-system user who owns the workspace: who runs the commands.</summary>
    WorkspaceOwner,

    /// <summary>A person who signed in.</summary>
    Person,

    /// <summary>The program by itself, such as when it prepares the sample cases.</summary>
    Program,
}

/// <summary>Who does something. Every operation is told, and every change is recorded under that name.</summary>
public sealed record Actor(string Name, ActorKind Kind)
{
    /// <summary>The program itself.</summary>
    public static Actor Program { get; } = new("Dashboard", ActorKind.Program);

    /// <summary>The operating-system user who runs this process.</summary>
    public static Actor CurrentUser() => new(Environment.UserName, ActorKind.WorkspaceOwner);
}
