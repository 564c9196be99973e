using System.Buffers.Binary;
using System.Security.Cryptography;
using Dashboard.Casework.Access;
using Dashboard.Casework.People;

namespace Dashboard.Casework.Tests;

public class AuditSecretsTests
{
    private const string FirstPassword = "crimson ladder over nine ponds";
    private const string SecondPassword = "a teapot argues with the moss";
    private const string WrongPassword = "seven violins under a roof";

    private string given = "";

    private readonly HashSet<string> secrets = new(StringComparer.Ordinal) { FirstPassword, SecondPassword, WrongPassword };

    [Fact]
    public async Task Entries_OfEverythingDoneToPeople_HoldNoSecret()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var (people, twoFactor, signIns, sessions) =
            (workspace.Get<PeopleRegister>(), workspace.Get<TwoFactor>(), workspace.Get<SignIns>(), workspace.Get<Sessions>());
        var (ada, ben) = (new Actor("ada", ActorKind.Person), new Actor("ben", ActorKind.Person));
        var caseId = (await workspace.CreateCaseAsync()).Id;

        await DoAsync(workspace, async () => Keep((await people.MakeFirstLinkAsync(TemporaryWorkspace.Owner))!));
        await DoAsync(workspace, () => people.RedeemFirstAsync(given, "ada", FirstPassword, onCases: true));
        await DoAsync(workspace, async () => Keep((await people.AddAsync(ada, new PersonDraft("ben"))).Token));
        await DoAsync(workspace, async () => Keep(await people.MakeLinkAsync(ada, "ben")));
        await DoAsync(workspace, () => people.RedeemAsync(given, FirstPassword));
        await DoAsync(workspace, () => people.ChangePasswordAsync(ben, FirstPassword, SecondPassword));
        await DoAsync(workspace, () => people.SetRightsAsync(ada, "ben", isAdministrator: true, mayCreateCases: true));
        await DoAsync(workspace, () => workspace.Get<CaseMembers>().GiveAsync(ada, "ben", caseId, Role.Counsel));
        await DoAsync(workspace, () => workspace.Get<CaseMembers>().TakeAsync(ada, "ben", caseId, Role.Counsel));
        await DoAsync(workspace, () => signIns.WithPasswordAsync("ben", WrongPassword));
        await DoAsync(workspace, () => signIns.WithPasswordAsync(WrongPassword, WrongPassword));
        await DoAsync(workspace, () => signIns.WithPasswordAsync("ben", SecondPassword));
        var key = "";
        await DoAsync(workspace, async () => Keep(key = await twoFactor.BeginAsync(ben)));
        await DoAsync(workspace, async () => Keep([.. await twoFactor.ConfirmAsync(ben, Code(workspace, key, 0))]));
        await DoAsync(workspace, () => signIns.WithPasswordAsync("ben", SecondPassword));
        await DoAsync(workspace, () => signIns.WithCodeAsync("ben", Code(workspace, key, 1)));
        await DoAsync(workspace, () => signIns.WithCodeAsync("ben", given));
        await DoAsync(workspace, () => twoFactor.ResetAsync(ada, "ben"));
        await DoAsync(workspace, () => sessions.EndAllAsync(ben));
        await DoAsync(workspace, () => people.DisableAsync(ada, "ben"));
        await DoAsync(workspace, () => people.EnableAsync(ada, "ben"));

        var trail =
            (string)(await workspace.ExecuteAsync(
                "SELECT group_concat(Actor || ' ' || Action || ' ' || Subject || ' ' || Detail, char(10)) FROM AuditEntries"))!;
        Assert.All(
            ["person.first", "person.password", "two-factor.on", "two-factor.reset", "sign-in.refused", "(secret)"],
            said => Assert.Contains(said, trail, StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, trail, StringComparison.OrdinalIgnoreCase));
        Assert.True(secrets.Count > 40, $"Only {secrets.Count} secrets were looked for.");
    }

    // After each step, everything secret that the database holds then is kept, to be looked for in the end.
    private async Task DoAsync(TemporaryWorkspace workspace, Func<Task> step)
    {
        await step();
        var stored = await workspace.ExecuteAsync("""
            SELECT group_concat(secret, char(10)) FROM (
                SELECT PasswordHash AS secret FROM People UNION SELECT SecurityStamp FROM People UNION SELECT ConcurrencyStamp FROM People
                UNION SELECT replace(Value, ';', char(10)) FROM PersonTokens UNION SELECT TokenHash FROM OneTimeLinks) WHERE secret IS NOT NULL
            """);
        if (stored is string text) secrets.UnionWith(text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    // What somebody was given: it is looked for in the end, and the last of it is used in the next step.
    private void Keep(params IReadOnlyList<string> tokens)
    {
        secrets.UnionWith(tokens);
        given = tokens[^1];
    }

    // RFC 6238 with the workspace's clock.
    private static string Code(TemporaryWorkspace workspace, string base32, int stepsAhead)
    {
        var bits = string.Concat(
            base32.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()
            .Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, workspace.Time.GetUtcNow().ToUnixTimeSeconds() / 30 + stepsAhead);
#pragma warning disable CA5350 // The codes of RFC 6238 are made with HMAC-SHA-1.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & int.MaxValue) % 1_000_000)
            .ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }
}
