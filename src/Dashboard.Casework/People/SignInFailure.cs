namespace Dashboard.Casework.People;

/// <summary>Wrong entries in a row for one person from one place.</summary>
public sealed class SignInFailure
{
    /// <summary>The person's name.</summary>
    public required string Person { get; init; }

    /// <summary>Where they came from: the key of a <see cref="SignInPlace"/>.</summary>
    public required string Place { get; init; }

    public int Count { get; set; }

    public DateTime LastAt { get; set; }

    /// <summary>Until when nothing is accepted from there; null while it is not locked.</summary>
    public DateTime? LockedUntil { get; set; }
}
