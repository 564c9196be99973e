namespace Dashboard.Casework.Tests.Pseudonyms;

/// <summary>The ways in which an account's id is written where people write, each with the id in it for a reader.</summary>
internal static class Spellings
{
    /// <summary>Spellings of <c>acct-77123</c>.</summary>
    public static IReadOnlyList<string> Plain { get; } =
    [
        "acct-77123", "ACCT-77123", "Acct-77123", "aCcT-77123", "(acct-77123)", "[acct-77123]", "{acct-77123}", "<acct-77123>",
        "“acct-77123”", "'acct-77123'", "acct-77123's", "acct-77123’s",
        "#acct-77123", "@acct-77123", "acct-77123.", "acct-77123,", "acct-77123;", "acct-77123:", "acct-77123!", "acct-77123?",
        "…acct-77123…", "acct-77123/acct-88123", "the/acct-77123/account",
        "a=acct-77123&b=1", "account=acct-77123", "account:acct-77123", "**acct-77123**", "*acct-77123*", "__acct-77123__", "_acct-77123_",
        "~~acct-77123~~", "`acct-77123`", "acct-**77123**",
        "**acct**-77123", "ac*ct-77*123", "acct\\-77123", "acct–77123", "acct—77123", "acct‑77123", "acct‐77123", "acct−77123",
        "acct_77123", "acct 77123", "acct.77123", "acct/77123", "acct:77123",
        "acct77123", "acct - 77123", "acct%2D77123", "%61cct-77123", "acct%252D77123", "%61%63%63%74-77123", "acct&#45;77123",
        "&#97;cct-77123", "&amp;#97;cct-77123", "acct&hyphen;77123",
        "acct-\u00AD77123", "ac\u00ADct-77\u00AD123", "acct\u200B-77123", "a\u200Dc\u200Cct-77123", "acct-\u206077123", "\uFEFFacct-77123",
        "acct-\u202E77123\u202C", "\u2066acct-77123\u2069", "acct-77\u034F123",
        "ａｃｃｔ-77123", "acct－７７１２３", "ⓐⓒⓒⓣ-77123", "𝐚𝐜𝐜𝐭-𝟕𝟕𝟏𝟐𝟑", "acct-٧٧١٢٣", "àcct-77123", "a\u0301cct-77123", "acct-⁷⁷¹²³",
        "acct-\\u0037\\u0037123", "https://evil.example/acct-77123?x", "mailto:acct-77123@example.org",
        "[link](https://example.org/acct-77123)", "acct-77123th", "xacct-77123", "IDacct-77123", "acct-77123and", "a.c.c.t.7.7.1.2.3",
        "a-c-c-t-7-7-1-2-3", "acct-\t77123", "“acct-77123”s", "acct-77123\n", "1,acct-77123,2", "\"acct-77123\"",
        "acct-77,123", "acct-77 123", "acct-\n77123", "acct‒77123", "acct-7\uFE0F7\uFE0F123", "acct-\u180E77123", "acct・77123",
        "acct->77123", "acct-7\u20E37\u20E3123", "acct\u3000-\u300077123", "acct-\U000E002077123",
        "acct&#x2d;77123", "acct&#8209;77123", "acct&shy;-77123", "acct&#x200b;77123", "acct-<b>77123</b>", "ac<wbr>ct-77123",
        "acct&nbsp;77123",
    ];

    /// <summary>Ids that are no single word, each with a text that names it.</summary>
    public static IReadOnlyList<(string Id, string Text)> Odd { get; } =
    [
        ("ben ortega 41", "Ben Ortega 41's requests"), ("ben ortega 41", "ben_ortega_41"), ("org/team/77", "in org/team/77 and"),
        ("org/team/77", "org%2Fteam%2F77"), ("[bot] harvester", "the [Bot] Harvester ran"),
        ("user(12)", "user(12)"), ("user(12)", "user 12"), ("kay@example.org", "KAY@EXAMPLE.ORG wrote"),
        ("kay@example.org", "kay%40example.org"), ("3f2a9c1e-77aa-4b0e-9d21-0c5f6a7b8c9d", "3F2A9C1E77AA4B0E9D210C5F6A7B8C9D"),
        ("3f2a9c1e-77aa-4b0e-9d21-0c5f6a7b8c9d", "id 3f2a9c1e-77aa-4b0e-9d21-0c5f6a7b8c9d."), ("größe-17", "GROESSE no, GRÖSSE-17 yes"),
        ("счёт-77", "СЧЁТ-77"), ("a1", "by a1 alone"), ("u7", "account u7"), ("412", "account 412"), ("412", "user #412"),
        ("20417", "then 20417 asked"), ("x_y_z_1", "x_y_z_1"), ("7:22", "account 7:22"), ("AT&T-9", "AT&amp;T-9"),
        ("a+b@c.de", "a%2Bb%40c.de"), ("שלום-77", "see שלום-77"), ("ﬁnance-01", "finance-01"),
    ];
}
