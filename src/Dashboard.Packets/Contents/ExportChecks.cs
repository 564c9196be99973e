using Dashboard.Casework.Reviews;
using Dashboard.Casework.Standings;
using static System.FormattableString;

namespace Dashboard.Packets.Contents;

/// <summary>Something that is to be settled before a packet leaves.</summary>
/// <param name="Name">What was looked at: <c>remarks</c>.</param>
/// <param name="Ok">Whether nothing is open.</param>
/// <param name="Detail">What was found, a sentence.</param>
public sealed record ExportCheck(string Name, bool Ok, string Detail);

/// <summary>What a packet was exported in spite of, and why. It is part of the content, and stands among the limitations.</summary>
/// <param name="Of">What did not hold, a sentence each.</param>
public sealed record ExportOverride(IReadOnlyList<string> Of, string Reason);

/// <summary>A packet was not written, since something is open that only a reason overrides.</summary>
public sealed class PacketBlockedException(IReadOnlyList<ExportCheck> checks)
    : PacketRefusedException(
        $"{string.Join(" ", checks.Where(c => !c.Ok).Select(c => c.Detail))} No packet was written; settle it, or override it with a reason, which then stands in the packet.")
{
    /// <summary>Every check, those that hold among them.</summary>
    public IReadOnlyList<ExportCheck> Checks { get; } = checks;
}

/// <summary>
/// What is looked at before a packet leaves: open remarks, figures that drifted, elements without grounds, data that are missing.
/// </summary>
public static class ExportChecks
{
    /// <summary>Looks at contents.</summary>
    /// <param name="differences">What exhibits' figures differ by, counted again now: a sentence for each that does.</param>
    /// <param name="missing">What of the data cannot be read, a sentence; empty where all can.</param>
    public static IReadOnlyList<ExportCheck> Of(PacketContents contents, IReadOnlyList<string> differences, string missing)
    {
        var open = contents.Remarks.Where(r => r.Kind != RemarkKind.Dissent && r.SettledAt is null).OrderBy(r => r.Number).ToList();
        var bare = contents.Allegation.Elements.Where(
            e => e.Standing != Standing.Unverifiable && e.Grounds.All(g => g.Bearing != Bearing.For)).OrderBy(e => e.Number).ToList();
        return
        [
            Of("remarks", open.Count == 0, "No remark is open.",
                $"{Count(open.Count, "remark is", "remarks are")} open: {string.Join("; ", open.Select(r => $"{r.Number} by {r.By}"))}."),
            Of("figures", differences.Count == 0,
                contents.Exhibits.Count == 0 ? "No exhibit is cited." : "Every figure, counted again, is what was frozen.",
                string.Join(" ", differences)),
            Of("grounds", bare.Count == 0, "Every element that claims something has grounds.",
                $"{Count(bare.Count, "element claims", "elements claim")} something without grounds: {string.Join("; ", bare.Select(e => $"{e.Number}, {e.Kind.Name()}"))}."),
            Of("data", missing.Length == 0, "The case's data can be read.", missing),
        ];
    }

    private static ExportCheck Of(string name, bool ok, string holds, string fails) => new(name, ok, ok ? holds : fails);

    private static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : Invariant($"{count} {many}");
}
