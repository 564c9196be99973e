namespace Dashboard.Casework;

/// <summary>What somebody is for. All but <see cref="Administrator"/> are given for a case; a person may have several in one.</summary>
public enum Role
{
    /// <summary>Imports, explores, annotates, writes allegations.</summary>
    Analyst,

    /// <summary>Reads what analysts read and approves allegations, never one's own.</summary>
    Reviewer,

    /// <summary>Reads the summary, allegations and exhibits; accounts go by pseudonyms, prompts are not shown.</summary>
    Executive,

    /// <summary>Exports packets, reads the audit trail, holds a case.</summary>
    Counsel,

    /// <summary>Manages people and settings of the workspace; sees into no case unless given another role there.</summary>
    Administrator,
}
