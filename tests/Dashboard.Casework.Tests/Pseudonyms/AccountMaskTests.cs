using Dashboard.Casework.Pseudonyms;
using Dashboard.Core;

namespace Dashboard.Casework.Tests.Pseudonyms;

public sealed class AccountMaskTests : IDisposable
{
    private static readonly CaseId Case = CaseId.Parse("harbour");

    private readonly string keys = Directory.CreateTempSubdirectory("keys-").FullName;

    public static TheoryData<string> Plain => [.. Spellings.Plain];

    public static TheoryData<string, string> Odd
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (id, text) in Spellings.Odd) data.Add(id, text);
            return data;
        }
    }

    public void Dispose() => Directory.Delete(keys, recursive: true);

    [Theory]
    [MemberData(nameof(Plain))]
    public void Text_AnySpellingOfAnId_IsItsPseudonym(string spelling)
    {
        var shown = Mask("acct-77123", "acct-7712", "acct-88123").Text($"Before {spelling} after");

        Assert.Contains(NameOf("acct-77123"), shown, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "77123", new string([.. shown.Normalize(System.Text.NormalizationForm.FormKD).Where(char.IsAsciiDigit)]),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public void Text_IdThatIsNoWord_IsItsPseudonym(string id, string text) =>
        Assert.Contains(NameOf(id), Mask(id).Text(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("From 22 April on, 1,234 of acct-771234 and acct-7712 asked 20417.5 times.")]
    [InlineData("2026-04-22 to 2026-06-05, 12 of 20,417; the savannah; accounts 77 123.")]
    [InlineData("")]
    public void Text_WordsThatNameNoAccount_StayAsTheyAre(string text) =>
        Assert.Equal(text, Mask("acct-77123", "20417", "2026", "anna", "412").Text(text));

    [Fact]
    public void Text_IdAcrossPieces_IsReplacedWhole()
    {
        string[] pieces = ["see acct-", "77", "123", " now"];

        Mask("acct-77123").Text(pieces);

        Assert.Equal($"see {NameOf("acct-77123")} now", string.Concat(pieces));
    }

    [Fact]
    public void Text_PiecesThatTouchByChance_AreReadForThemselvesToo()
    {
        string[] pieces = ["acct-77123", "45"];

        Mask("acct-77123").Text(pieces);

        Assert.Equal([NameOf("acct-77123"), "45"], pieces);
    }

    [Fact]
    public void Text_LongerIdThatHoldsAnother_IsTheLonger()
    {
        var mask = Mask("team", "team-north", "team-north-7");

        Assert.Equal($"{NameOf("team-north-7")}, {NameOf("team-north")}, {NameOf("team")}", mask.Text("Team-North-7, team-north, team"));
    }

    [Fact]
    public void Text_Hash_IsTakenAway()
    {
        Assert.Equal(
            $"sha {AccountMask.InsteadOfHash}, short {AccountMask.InsteadOfHash}, 1234567890 facade decade",
            Mask("x-1").Text($"sha {new string('a', 62)}77, short ab12cd34ef56, 1234567890 facade decade"));
    }

    [Fact]
    public void Text_AnyTextAndFortyThousandIds_NamesNoneAndTouchesNothingElse()
    {
        var random = new Random(7);
        var ids = Enumerable.Range(0, 40_000).Select(i => $"acct-{i:00000}{(char)('a' + (i % 26))}").ToArray();
        var mask = Mask(ids);
        var words = string.Join(
            ' ',
            Enumerable.Range(0, 20_000).Select(_ => random.Next(10) == 0 ? ids[random.Next(ids.Length)] : $"word{random.Next(100_000)}"));

        var shown = mask.Text(words);

        var before = words.Split(' ');
        var after = shown.Split(' ');
        Assert.Equal(before.Length, after.Length);
        foreach (var (was, now) in before.Zip(after))
            Assert.Equal(was.StartsWith("acct-", StringComparison.Ordinal) ? NameOf(was) : was, now);
    }

    [Fact]
    public void Text_ArbitraryCharacters_NeverFails()
    {
        var random = new Random(11);
        var mask = Mask("acct-77123", "a%b&c;", "\\u0061");
        for (var round = 0; round < 2_000; round++)
        {
            var text = string.Create(random.Next(60), random, (span, source) =>
            {
                foreach (ref var c in span) c = source.Next(4) == 0 ? "%&;\\u#x2501amp"[source.Next(14)] : (char)source.Next(0x10000);
            });
            mask.Text(text);
            VisibleText.Of(text);
        }
    }

    private AccountMask Mask(params string[] ids) =>
        new([new HiddenAccounts(Case, AccountPatterns.Of(ids))], null, new AccountPseudonyms(keys));

    private string NameOf(string id) => new AccountPseudonyms(keys).Of(Case, id);
}
