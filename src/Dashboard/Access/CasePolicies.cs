namespace Dashboard.Access;

/// <summary>The names of the policies that guard every page, endpoint and action.</summary>
public static class CasePolicies
{
    /// <summary>May enter the workspace: see the list of one's cases, make a new one.</summary>
    public const string Workspace = "workspace";

    /// <summary>May read the case that the route names.</summary>
    public const string Read = "case-read";

    /// <summary>May change the case that the route names.</summary>
    public const string Write = "case-write";
}
