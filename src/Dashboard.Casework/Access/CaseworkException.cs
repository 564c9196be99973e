using Dashboard.Core;

namespace Dashboard.Casework.Access;

/// <summary>Casework could not do what was asked. The message is a sentence for the person who asked.</summary>
public abstract class CaseworkException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>There is no such thing, or none that the actor may see: the two are not told apart.</summary>
public sealed class CaseworkNotFoundException(string message) : CaseworkException(message)
{
    public static CaseworkNotFoundException Case(CaseId caseId) => new($"There is no case '{caseId}'.");

    public static CaseworkNotFoundException In(CaseId caseId, string kind, int number) =>
        new($"The case '{caseId}' has no {kind} {number}.");
}

/// <summary>The actor sees the thing and may not do this with it.</summary>
public sealed class CaseworkNotAllowedException(string message) : CaseworkException(message)
{
    public static CaseworkNotAllowedException In(CaseId caseId, CaseOperation operation) =>
        new($"Your role in the case '{caseId}' does not allow this; it takes {Of(operation)}. Nothing was changed.");

    public static CaseworkNotAllowedException In(WorkspaceOperation operation) => new(operation switch
    {
        WorkspaceOperation.CreateCases => "You may not make cases; an administrator can allow it. Nothing was changed.",
        WorkspaceOperation.ReadAdministration or WorkspaceOperation.ManagePeople =>
            "Only an administrator who signed in may do this. Nothing was changed.",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    });

    private static string Of(CaseOperation operation) =>
        string.Join(" or ", RoleGrants.Allowing(operation).Select(role => role.ToString().ToLowerInvariant()));
}

/// <summary>What was entered cannot be kept as it is. Nothing was changed.</summary>
public sealed class InvalidEntryException(string message) : CaseworkException(message);

/// <summary>
/// Somebody else saved the same thing since it was read. Nothing was changed; both texts are here, so that a person
/// can merge them and save again with <see cref="TheirVersion"/>.
/// </summary>
public sealed class EditConflictException(
    string subject, string mine, string theirs, long theirVersion, string theirEditor, DateTime theirTime)
    : CaseworkException(
        $"{theirEditor} saved {subject} at {theirTime:yyyy-MM-dd HH:mm:ss} UTC, after you had opened it. Your text was not saved and is kept here: compare the two, and save again.")
{
    /// <summary>What could not be saved.</summary>
    public string Subject { get; } = subject;

    /// <summary>The text that was to be saved.</summary>
    public string Mine { get; } = mine;

    /// <summary>The text that is stored.</summary>
    public string Theirs { get; } = theirs;

    /// <summary>The stored version, to save over knowingly.</summary>
    public long TheirVersion { get; } = theirVersion;

    public string TheirEditor { get; } = theirEditor;

    /// <summary>When the stored version was saved, UTC.</summary>
    public DateTime TheirTime { get; } = theirTime;
}
