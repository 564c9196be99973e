using Dashboard.Core;

namespace Dashboard.Interactions;

/// <summary>What came out when the content of a store was read whole and compared with what was written.</summary>
/// <param name="Recorded">The fingerprint of what was written.</param>
/// <param name="Found">The fingerprint of what was read; the same unless the content was changed past the program.</param>
/// <param name="Checks">What was compared, each with what came out.</param>
public sealed record ContentVerification(Fingerprint Recorded, Fingerprint Found, IReadOnlyList<ContentCheck> Checks)
{
    /// <summary>Whether everything is as it was written.</summary>
    public bool IsValid => Checks.All(c => c.Ok);
}

/// <summary>One comparison of a verification.</summary>
/// <param name="Name">What was compared, <c>import 1</c>.</param>
/// <param name="Ok">Whether it is as it was written.</param>
/// <param name="Detail">In a sentence: how much there is, or what differs.</param>
public sealed record ContentCheck(string Name, bool Ok, string Detail);
