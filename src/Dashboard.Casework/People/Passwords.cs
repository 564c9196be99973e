using System.Globalization;
using Dashboard.Casework.Access;

namespace Dashboard.Casework.People;

/// <summary>What a password has to be: long, and not one of those that are tried first. Nothing is asked of its characters.</summary>
public static class Passwords
{
    public const int MinLength = 12;

    public const int MaxLength = 256;

    // Fewer than 10^8 guesses, in zxcvbn's estimate: within reach of somebody who tries lists of common passwords, names,
    // dates, keyboard runs, and the usual ways of dressing them up.
    private const int MinScore = 3;

    // Beyond this the estimate only takes time: whatever comes after makes a password no weaker.
    private const int EstimatedLength = 64;

    /// <summary>Checks a password that is to be set.</summary>
    /// <param name="name">The person's name, which is guessed first.</param>
    /// <exception cref="InvalidEntryException">It is too short, too long or too common.</exception>
    public static void Check(string password, string name)
    {
        var length = new StringInfo(password).LengthInTextElements;
        if (length < MinLength)
            throw new InvalidEntryException(
                $"A password needs at least {MinLength} characters; this one has {length}. A few words that do not belong together make a good one. Nothing was changed.");
        if (password.Length > MaxLength)
            throw new InvalidEntryException(
                $"A password has at most {MaxLength} characters; this one has {password.Length}. Nothing was changed.");
        var estimated = password.Length > EstimatedLength ? password[..EstimatedLength] : password;
        if (Zxcvbn.Zxcvbn.MatchPassword(estimated, [name, "dashboard"]).Score < MinScore)
            throw new InvalidEntryException(
                "This password is among those that are guessed first: it is made of common passwords, names, dates or runs of keys. A few words that do not belong together make a good one. Nothing was changed.");
    }
}
