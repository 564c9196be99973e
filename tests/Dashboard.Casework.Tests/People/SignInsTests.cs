using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.People;

namespace Dashboard.Casework.Tests.People;

public class SignInsTests
{
    [Fact]
    public async Task WithPassword_RightOne_StartsASessionThatStandsForThePerson()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var ada = await workspace.AdministratorAsync();

        var result = await workspace.Get<SignIns>().WithPasswordAsync(" ada ", Given.Password);

        Assert.Equal(SignInOutcome.Done, result.Outcome);
        Assert.Equal(ada, await workspace.Get<Sessions>().FindAsync(result.Session!.Id));
    }

    [Theory]
    [InlineData("Ada", "wrong password here")]
    [InlineData("Nobody", Given.Password)]
    public async Task WithPassword_WrongNameOrPassword_IsRefusedAndAuditedWithoutWhatWasEntered(string name, string password)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.AdministratorAsync();

        var result = await workspace.Get<SignIns>().WithPasswordAsync(name, password);

        Assert.Equal((SignInOutcome.Refused, null), (result.Outcome, result.Session));
        var entry = (await workspace.Get<AuditTrail>().ListAsync(TemporaryWorkspace.Owner, new AuditRequest(Take: 1))).Rows.Single();
        Assert.Equal("sign-in.refused", entry.Action);
        Assert.DoesNotContain("wrong password here", entry.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody", entry.Subject + entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithPassword_FiveFailures_LocksEvenForTheRightPassword()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.AdministratorAsync();
        var signIns = workspace.Get<SignIns>();

        for (var i = 0; i < 5; i++) await signIns.WithPasswordAsync("Ada", "wrong password here");

        Assert.Equal(SignInOutcome.Refused, (await signIns.WithPasswordAsync("Ada", Given.Password)).Outcome);
    }

    [Fact]
    public async Task WithPassword_ManyGuessesAtOnce_NoMoreCountThanTheLockAllows()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.AdministratorAsync();
        var signIns = workspace.Get<SignIns>();

        // The right password comes among the last: by then the person is locked, however many guesses were on their way.
        var guesses = Enumerable.Range(0, 8).Select(_ => signIns.WithPasswordAsync("Ada", "wrong password here")).ToList();
        await Task.WhenAll(guesses);

        Assert.Equal(1L, await workspace.ExecuteAsync("SELECT count(*) FROM SignInFailures WHERE LockedUntil IS NOT NULL"));
        Assert.Equal(SignInOutcome.Refused, (await signIns.WithPasswordAsync("Ada", Given.Password)).Outcome);
    }

    [Fact]
    public async Task WithPassword_GuessesFromElsewhere_LockNeitherOtherAddressesNorTheOwnBrowser()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.AdministratorAsync();
        var signIns = workspace.Get<SignIns>();
        var own = new SignInPlace("203.0.113.1", new KnownBrowser("Ada", Guid.NewGuid()));

        for (var i = 0; i < 6; i++) await signIns.WithPasswordAsync("Ada", "wrong password here", new SignInPlace("198.51.100.9"));

        Assert.Equal(
            SignInOutcome.Refused, (await signIns.WithPasswordAsync("Ada", Given.Password, new SignInPlace("198.51.100.9"))).Outcome);
        Assert.Equal(SignInOutcome.Done, (await signIns.WithPasswordAsync("Ada", Given.Password, own)).Outcome);
        Assert.Equal(SignInOutcome.Done, (await signIns.WithPasswordAsync("Ada", Given.Password, own with { Browser = null })).Outcome);
        // Another person's browser is a stranger's, wherever it is.
        Assert.Equal(
            SignInOutcome.Refused,
            (await signIns.WithPasswordAsync(
                "Ada", Given.Password, new SignInPlace("198.51.100.9", new KnownBrowser("Brook", Guid.NewGuid())))).Outcome);
    }

    [Fact]
    public async Task WithPassword_GuessesFromEverywhere_LockStrangePlacesAndLeaveTheOwnBrowserAlone()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.AdministratorAsync();
        var signIns = workspace.Get<SignIns>();
        var own = new SignInPlace("203.0.113.1", new KnownBrowser("Ada", Guid.NewGuid()));

        for (var i = 0; i < 50; i++) await signIns.WithPasswordAsync("Ada", "wrong password here", new SignInPlace($"198.51.100.{i}"));

        Assert.Equal(SignInOutcome.Refused, (await signIns.WithPasswordAsync("Ada", Given.Password, new SignInPlace("192.0.2.1"))).Outcome);
        Assert.Equal(SignInOutcome.Done, (await signIns.WithPasswordAsync("Ada", Given.Password, own)).Outcome);
        for (var i = 0; i < 5; i++) await signIns.WithPasswordAsync("Ada", "wrong password here", own);
        Assert.Equal(SignInOutcome.Refused, (await signIns.WithPasswordAsync("Ada", Given.Password, own)).Outcome);

        await workspace.Get<PeopleRegister>().UnlockAsync(TemporaryWorkspace.Owner, "ada");

        Assert.Equal(SignInOutcome.Done, (await signIns.WithPasswordAsync("Ada", Given.Password, own)).Outcome);
        Assert.Equal(SignInOutcome.Done, (await signIns.WithPasswordAsync("Ada", Given.Password, new SignInPlace("192.0.2.1"))).Outcome);
    }

    [Fact]
    public async Task WithPassword_ManyRefusals_AreCountedAndNotAnEntryEach()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.AdministratorAsync();
        var signIns = workspace.Get<SignIns>();

        for (var i = 0; i < 12; i++) await signIns.WithPasswordAsync($"nobody {i}", "wrong password here", new SignInPlace("198.51.100.9"));
        for (var i = 0; i < 17; i++) await signIns.WithPasswordAsync("Ada", "wrong password here", new SignInPlace("198.51.100.9"));
        workspace.Time.Now += TimeSpan.FromHours(1);
        await signIns.WithPasswordAsync("nobody", "wrong password here", new SignInPlace("198.51.100.9"));

        var entries =
            (await workspace.Get<AuditTrail>()
                .ListAsync(TemporaryWorkspace.Owner, new AuditRequest(Filter: new AuditFilter(Action: "sign-in.refused"), Take: 100))).Rows;
        // Five each and the tenth; what locks the place is five more; and the first of the next hour.
        Assert.Equal(6 + 5 + 6 + 1, entries.Count);
        Assert.Equal(2, entries.Count(e => e.Detail.Contains("\"inThisHour\":10", StringComparison.Ordinal)));
        Assert.True((await workspace.Get<AuditTrail>().VerifyAsync()).Valid);
    }

    [Fact]
    public void RefusedSignIns_FromVeryManyPlaces_AreBoundedTogether()
    {
        var refused = new RefusedSignIns();
        var at = new DateTime(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc);

        var entries = Enumerable.Range(0, 100_000).Count(i => refused.Count("nobody", $"address {i}", at) is not null);

        Assert.InRange(entries, RefusedSignIns.MostTold, RefusedSignIns.MostTold + 30);
    }

    [Fact]
    public async Task WithPassword_AfterTheLock_IsLetIn()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.AdministratorAsync();
        var signIns = workspace.Get<SignIns>();
        for (var i = 0; i < 5; i++) await signIns.WithPasswordAsync("Ada", "wrong password here");

        workspace.Time.Now += TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1);

        Assert.Equal(SignInOutcome.Done, (await signIns.WithPasswordAsync("Ada", Given.Password)).Outcome);
    }

    [Fact]
    public async Task ChangePassword_WrongCurrentOne_CountsAndLocks()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var ada = await workspace.AdministratorAsync();
        var people = workspace.Get<PeopleRegister>();

        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<InvalidEntryException>(
                () => people.ChangePasswordAsync(ada, "wrong password here", Given.OtherPassword));

        await Assert.ThrowsAsync<InvalidEntryException>(() => people.ChangePasswordAsync(ada, Given.Password, Given.OtherPassword));
        workspace.Time.Now += TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1);
        await people.ChangePasswordAsync(ada, Given.Password, Given.OtherPassword);
    }

    [Fact]
    public async Task WithCode_StepBeforeTheLastAccepted_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var ada = await workspace.AdministratorAsync();
        var (twoFactor, signIns) = (workspace.Get<TwoFactor>(), workspace.Get<SignIns>());
        var secret = await twoFactor.BeginAsync(ada);
        var earlier = CodeNow(workspace, secret);
        workspace.Time.Now += TimeSpan.FromSeconds(30);
        await twoFactor.ConfirmAsync(ada, CodeNow(workspace, secret));

        // Within the doubt of the clock, never used, and before the one that was.
        Assert.Equal(SignInOutcome.Refused, (await signIns.WithCodeAsync("Ada", earlier)).Outcome);
        workspace.Time.Now += TimeSpan.FromSeconds(30);
        Assert.Equal(SignInOutcome.Done, (await signIns.WithCodeAsync("Ada", CodeNow(workspace, secret))).Outcome);
    }

    [Fact]
    public async Task WithCode_TwoFactorOn_TakesEachCodeOnceAndEachRecoveryCodeOnce()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var ada = await workspace.AdministratorAsync();
        var twoFactor = workspace.Get<TwoFactor>();
        var signIns = workspace.Get<SignIns>();
        var secret = await twoFactor.BeginAsync(ada);
        var code = CodeNow(workspace, secret);
        var recovery = await twoFactor.ConfirmAsync(ada, code);

        Assert.Equal(10, recovery.Count);
        Assert.Equal((SignInOutcome.CodeNeeded, null), await OutcomeAsync(signIns.WithPasswordAsync("Ada", Given.Password)));
        // The code that turned the second factor on has been used.
        Assert.Equal(SignInOutcome.Refused, (await signIns.WithCodeAsync("Ada", code)).Outcome);
        Assert.Equal(SignInOutcome.Done, (await signIns.WithCodeAsync("Ada", recovery[0])).Outcome);
        Assert.Equal(SignInOutcome.Refused, (await signIns.WithCodeAsync("Ada", recovery[0])).Outcome);
        Assert.Equal(SignInOutcome.Done, (await signIns.WithCodeAsync("Ada", recovery[1].ToLowerInvariant())).Outcome);
    }

    [Fact]
    public async Task WithCode_StoredHashOfARecoveryCode_OpensNothing()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var ada = await workspace.AdministratorAsync();
        var twoFactor = workspace.Get<TwoFactor>();
        await twoFactor.ConfirmAsync(ada, CodeNow(workspace, await twoFactor.BeginAsync(ada)));
        var stored = (string)(await workspace.ExecuteAsync("SELECT \"Value\" FROM \"PersonTokens\" WHERE \"Name\" = 'RecoveryCodes'"))!;

        Assert.Equal(SignInOutcome.Refused, (await workspace.Get<SignIns>().WithCodeAsync("Ada", stored.Split(';')[0])).Outcome);
    }

    [Fact]
    public async Task AuditTrail_AllThatPeopleDo_HoldsNoSecret()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var ada = await workspace.AdministratorAsync();
        var people = workspace.Get<PeopleRegister>();
        var twoFactor = workspace.Get<TwoFactor>();
        var (_, token) = await people.AddAsync(ada, new PersonDraft("Brook"));
        await people.RedeemAsync(token, Given.Password);
        var secret = await twoFactor.BeginAsync(ada);
        var recovery = await twoFactor.ConfirmAsync(ada, CodeNow(workspace, secret));
        await people.ChangePasswordAsync(ada, Given.Password, Given.OtherPassword);

        var entries = (await workspace.Get<AuditTrail>().ListAsync(ada, new AuditRequest(Take: 500))).Rows;
        var text = string.Join('\n', entries.Select(e => e.Subject + e.Detail));
        var hash = (string)(await workspace.ExecuteAsync("SELECT \"PasswordHash\" FROM \"People\" WHERE \"UserName\" = 'Ada'"))!;
        foreach (var hidden in (string[])[token, secret, recovery[0], Given.Password, Given.OtherPassword, hash, hash[..20]])
            Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
    }

    private static async Task<(SignInOutcome, Session?)> OutcomeAsync(Task<SignInResult> attempt) =>
        ((await attempt).Outcome, (await attempt).Session);

    /// <summary>The code of RFC 6238 that a device with this secret shows by the workspace's clock.</summary>
    private static string CodeNow(TemporaryWorkspace workspace, string secret)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(secret.Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(workspace.Time.GetUtcNow().ToUnixTimeSeconds() / 30));
#pragma warning disable CA5350 // RFC 6238 as authenticator apps have it is made with SHA-1.
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xF;
        var number = (BitConverter.ToUInt32([.. hash[offset..(offset + 4)].Reverse()]) & 0x7FFFFFFF) % 1_000_000;
        return number.ToString("000000", CultureInfo.InvariantCulture);
    }
}
