namespace Dashboard.Core;

/// <summary>What an account or a cluster is assessed to be.</summary>
public enum Disposition
{
    /// <summary>Nothing is concluded.</summary>
    Unknown,

    /// <summary>Resembles a campaign, and a benign explanation holds.</summary>
    Lookalike,

    /// <summary>An innocent customer of a reseller or proxy that also serves a campaign.</summary>
    Bystander,

    /// <summary>An account that a campaign draws answers through.</summary>
    Pool,

    /// <summary>An account that runs a campaign.</summary>
    Operator,
}
