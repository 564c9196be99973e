using Microsoft.AspNetCore.Identity;

namespace Dashboard.Casework.People;

/// <summary>Somebody who can sign in. People are disabled, never deleted: the record of what they did keeps their names.</summary>
public sealed class Person : IdentityUser
{
    /// <summary>Whether the person manages the workspace's people and settings.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>Whether the person may make cases of their own.</summary>
    public bool MayCreateCases { get; set; }

    public required DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>Since when the person cannot sign in; null for whoever can.</summary>
    public DateTime? DisabledAt { get; set; }

    /// <summary>
    /// The 30-second step of the last one-time code that was accepted: none of that step or an earlier one opens the door again.
    /// </summary>
    public long? LastCodeStep { get; set; }

    /// <summary>The name to sign in with; never changes.</summary>
    public string Name => UserName!;
}
