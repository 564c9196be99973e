namespace Dashboard.PageKit;

/// <summary>How far a page is with what it shows.</summary>
public enum LoadState
{
    Loading,
    Ready,

    /// <summary>What the address names is not there, or not for this person.</summary>
    Missing,
    Failed,
}
