using System.Security.Cryptography;
using System.Text;
using Dashboard.Casework.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Dashboard.Casework.People;

/// <summary>
/// Identity's store on the context of one change: it saves nothing by itself, so that what it does is committed
/// together with its audit entry. Recovery codes are kept as hashes.
/// </summary>
internal sealed class PersonStore
    : UserOnlyStore<Person, CaseworkContext, string, IdentityUserClaim<string>, IdentityUserLogin<string>, IdentityUserToken<string>>
{
    public PersonStore(CaseworkContext context)
        : base(context) => AutoSaveChanges = false;

    // The person is tracked by the change, whose audit entry takes what was before from there; attaching it again would lose that.
    public override Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken = default)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return Task.FromResult(IdentityResult.Success);
    }

    // What is left after a code was redeemed comes through here once more, hashed already.
    public override Task ReplaceCodesAsync(Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken = default) =>
        base.ReplaceCodesAsync(
            user, recoveryCodes.Select(code => code.Length == SHA256.HashSizeInBytes * 2 ? code : Hash(code)), cancellationToken);

    public override Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken = default) =>
        base.RedeemCodeAsync(user, Hash(code), cancellationToken);

    private static string Hash(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant())));
}
