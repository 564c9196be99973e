namespace Dashboard.Casework.Access;

/// <summary>What somebody is for. All but <see cref="Administrator"/> are given for a case; a person may have several in one.</summary>
public enum Role
{
    /// <summary>Imports, explores, annotates, writes allegations.</summary>
    Analyst,

    /// <summary>
    /// Reads what analysts read, annotates, approves allegations, never one's own, and takes imports out, whoever made them.
    /// </summary>
    Reviewer,

    /// <summary>Reads the summary, allegations and exhibits; accounts go by pseudonyms, prompts are not shown.</summary>
    Executive,

    /// <summary>Reads what analysts read, annotates, exports packets, reads the audit trail, holds a case.</summary>
    Counsel,

    /// <summary>Manages people and settings of the workspace; sees into no case unless given another role there.</summary>
    Administrator,
}
