using System.Collections.Frozen;

namespace Dashboard.Casework.Access;

/// <summary>Which role may do what: the one table that every door asks.</summary>
public static class RoleGrants
{
    private static readonly FrozenDictionary<Role, FrozenSet<CaseOperation>> OfRole = new Dictionary<Role, FrozenSet<CaseOperation>>
    {
        [Role.Analyst] =
        [
            CaseOperation.ReadFindings, CaseOperation.ReadTelemetry, CaseOperation.ReadPrompts, CaseOperation.ChangeTelemetry,
            CaseOperation.Annotate, CaseOperation.WriteFindings, CaseOperation.Recount,
        ],
        [Role.Reviewer] =
        [
            CaseOperation.ReadFindings, CaseOperation.ReadTelemetry, CaseOperation.ReadPrompts, CaseOperation.RemoveImports,
            CaseOperation.Annotate,
            CaseOperation.Recount, CaseOperation.Approve,
        ],
        [Role.Executive] = [CaseOperation.ReadFindings],
        [Role.Counsel] =
        [
            CaseOperation.ReadFindings, CaseOperation.ReadTelemetry, CaseOperation.ReadPrompts, CaseOperation.Annotate,
            CaseOperation.Recount,
            CaseOperation.ExportPackets, CaseOperation.ReadAudit, CaseOperation.Hold,
        ],
        [Role.Administrator] = [],
    }.ToFrozenDictionary();

    /// <summary>The roles that can be given for a case.</summary>
    public static IReadOnlyList<Role> OfCases { get; } = [.. Enum.GetValues<Role>().Except([Role.Administrator])];

    /// <summary>Whether the role allows the operation on a case for which it was given.</summary>
    public static bool Allows(this Role role, CaseOperation operation) => OfRole[role].Contains(operation);

    /// <summary>The roles that allow the operation.</summary>
    public static IReadOnlyList<Role> Allowing(CaseOperation operation) => [.. OfCases.Where(role => role.Allows(operation))];

    /// <summary>Whether the operation changes what a legal hold keeps as it is.</summary>
    public static bool IsChange(this CaseOperation operation) => operation is
        CaseOperation.ChangeTelemetry or CaseOperation.RemoveImports or CaseOperation.Annotate or CaseOperation.WriteFindings
        or CaseOperation.Recount or CaseOperation.Approve;
}
