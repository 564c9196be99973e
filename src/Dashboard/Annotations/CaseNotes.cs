using Dashboard.Casework.Annotations;
using Dashboard.Core;

namespace Dashboard.Annotations;

/// <summary>How many notes there are on what the pages of a case show. Cascades to every <see cref="NoteMark"/>.</summary>
/// <param name="Case">The case.</param>
/// <param name="TimeZone">Its display time zone.</param>
/// <param name="Counts">The notes on each thing, answers included.</param>
public sealed record CaseNotes(CaseId Case, string TimeZone, AnnotationCounts Counts);
