namespace Dashboard.Casework.Access;

/// <summary>What an actor asks to do with a case.</summary>
public enum CaseOperation
{
    /// <summary>See what was found and on what it rests: summary, allegations, exhibits, sources, the case's timeline.</summary>
    ReadFindings,

    /// <summary>See accounts by their own ids and what they did: workbench, accounts, annotations, imports.</summary>
    ReadTelemetry,

    /// <summary>See the text of prompts.</summary>
    ReadPrompts,

    /// <summary>Import, analyse, keep sets of accounts; take out what one imported oneself.</summary>
    ChangeTelemetry,

    /// <summary>Take out an import that somebody else made.</summary>
    RemoveImports,

    /// <summary>Annotate.</summary>
    Annotate,

    /// <summary>Write allegations, exhibits, sources, events, questions, and the case's own description.</summary>
    WriteFindings,

    /// <summary>Count an exhibit's figures again, and keep what came out.</summary>
    Recount,

    /// <summary>Approve an allegation in review, or send it back.</summary>
    Approve,

    /// <summary>Export and verify packets.</summary>
    ExportPackets,

    /// <summary>Read the case's audit trail.</summary>
    ReadAudit,

    /// <summary>Put the case under legal hold, and lift it.</summary>
    Hold,
}

/// <summary>What an actor asks to do with the workspace itself.</summary>
public enum WorkspaceOperation
{
    /// <summary>Make a case.</summary>
    CreateCases,

    /// <summary>See the people, the settings and the audit entries that belong to no case.</summary>
    ReadAdministration,

    /// <summary>Add, disable and enable people, and give and take their roles.</summary>
    ManagePeople,
}
