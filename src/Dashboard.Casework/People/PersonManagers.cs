using Dashboard.Casework.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.Casework.People;

/// <summary>Identity's rules (hashes, secrets of one-time codes, recovery codes) on the context of one operation.</summary>
public sealed class PersonManagers(ILoggerFactory logs)
{
    private static readonly IOptions<IdentityOptions> Rules = Options.Create(new IdentityOptions());

    // 210,000 rounds are OWASP's figure for PBKDF2 with HMAC-SHA-512.
    private readonly PasswordHasher<Person> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private string? nobodysHash;

    /// <summary>Identity on a context; it changes what the context tracks and saves nothing by itself.</summary>
    internal UserManager<Person> On(CaseworkContext context)
    {
        var manager = new UserManager<Person>(
            new PersonStore(context), Rules, hasher, [], [], new UpperInvariantLookupNormalizer(), new IdentityErrorDescriber(), null!,
            logs.CreateLogger<UserManager<Person>>());
        return manager;
    }

    /// <summary>
    /// Whether the password is this person's. For nobody it takes as long, so that names cannot be found out by the clock.
    /// </summary>
    internal bool Verify(Person? person, string password)
    {
        var hash = person?.PasswordHash ?? (nobodysHash ??= hasher.HashPassword(null!, Guid.NewGuid().ToString()));
        return hasher.VerifyHashedPassword(person!, hash, password) != PasswordVerificationResult.Failed
            && person?.PasswordHash is not null;
    }

    internal string Hash(Person person, string password) => hasher.HashPassword(person, password);

    /// <exception cref="InvalidOperationException">Identity refused what its callers have checked before.</exception>
    internal static void Require(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Description)));
    }
}
