namespace Dashboard.Casework.People;

/// <summary>A browser in which a person has signed in before, as a cookie proves that only this program can write.</summary>
/// <param name="Person">The person's name.</param>
/// <param name="Id">The browser's own random id.</param>
public readonly record struct KnownBrowser(string Person, Guid Id);

/// <summary>Where an attempt to sign in comes from. Failures are counted for each place, so that strangers lock nobody out.</summary>
/// <param name="Address">The network address, or the network where one holder has many.</param>
/// <param name="Browser">The known browser; null for one that is not known.</param>
public sealed record SignInPlace(string Address, KnownBrowser? Browser = null)
{
    private const string SessionKey = "signed in";

    /// <summary>No place that is told apart from another.</summary>
    public static SignInPlace Unknown { get; } = new("");

    /// <summary>Under which failures of this person from here are counted.</summary>
    internal string KeyOf(Person person) => Knows(person) ? $"browser {Browser!.Value.Id:N}" : Key;

    /// <summary>Under which it is counted for everybody who is not known there.</summary>
    internal string Key => $"address {Address}";

    /// <summary>Whether the person has signed in here before.</summary>
    internal bool Knows(Person person) => string.Equals(Browser?.Person, person.Name, StringComparison.Ordinal);

    /// <summary>The key for what is entered within a session.</summary>
    internal static string InSession => SessionKey;
}
