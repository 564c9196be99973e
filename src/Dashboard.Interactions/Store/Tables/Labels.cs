using Dashboard.Core;

namespace Dashboard.Interactions.Store.Tables;

/// <summary>The words for what a grouping has no name for.</summary>
public static class Labels
{
    /// <summary>Interactions that the log names no account for.</summary>
    public const string NoAccount = "no account";

    /// <summary>Accounts in no cluster.</summary>
    public const string NoCluster = "no cluster";

    /// <summary>Interactions without a model.</summary>
    public const string NoModel = "no model";

    /// <summary>What is beyond the largest series.</summary>
    public const string Other = "other";

    /// <summary>A disposition as selections and series write it, <c>operator</c>.</summary>
    public static string Of(Disposition disposition) => disposition.ToString().ToLowerInvariant();
}
