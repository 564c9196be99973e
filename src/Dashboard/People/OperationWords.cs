using Dashboard.Casework.Access;

namespace Dashboard.People;

/// <summary>The operations on a case in a person's words, in the order in which they are listed.</summary>
public static class OperationWords
{
    public static IReadOnlyList<(CaseOperation Operation, string Words)> All { get; } =
    [
        (CaseOperation.ReadFindings, "summary, allegations, exhibits, sources"),
        (CaseOperation.ReadTelemetry, "accounts by their own ids, workbench, annotations, imports"),
        (CaseOperation.ReadPrompts, "text of prompts"),
        (CaseOperation.ChangeTelemetry, "import and analyse, keep sets of accounts, take out one's own imports"),
        (CaseOperation.RemoveImports, "take out others' imports"),
        (CaseOperation.Annotate, "annotate"),
        (CaseOperation.WriteFindings, "write allegations, exhibits, sources"),
        (CaseOperation.Recount, "recount exhibits"),
        (CaseOperation.Approve, "approve allegations, never one's own, nor what rests on it"),
        (CaseOperation.ExportPackets, "export and verify packets"),
        (CaseOperation.ReadAudit, "audit trail of the case"),
        (CaseOperation.Hold, "legal hold"),
    ];
}
