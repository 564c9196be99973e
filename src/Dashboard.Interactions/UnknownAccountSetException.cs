namespace Dashboard.Interactions;

/// <summary>A selection names an account set that the case does not have; the message is for a person.</summary>
public sealed class UnknownAccountSetException(string hash)
    : Exception(
        $"The set of accounts {hash} is not in this case, so the link cannot be restored. It may come from another workspace: ask for the accounts themselves, or select them again.");
