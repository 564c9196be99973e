namespace Dashboard.Core;

/// <summary>
/// The families of what accounts can share. A verdict needs at least two independent families, one of them
/// behavioural: infrastructure alone never suffices.
/// </summary>
public enum AttributeFamily
{
    /// <summary>IP address, network prefix, autonomous system.</summary>
    Network,

    /// <summary>Device fingerprint, user agent.</summary>
    Device,

    /// <summary>Payment instrument.</summary>
    Payment,

    /// <summary>E-mail pattern, credential, organisation.</summary>
    Identity,

    /// <summary>System prompt, prompt template, prompt.</summary>
    Content,

    /// <summary>When accounts are made and act.</summary>
    Timing,
}

/// <summary>What the families have in common.</summary>
public static class AttributeFamilies
{
    /// <summary>Whether the family tells what an account does rather than what it runs on.</summary>
    public static bool IsBehavioural(this AttributeFamily family) => family is AttributeFamily.Content or AttributeFamily.Timing;
}
