using System.Text;

namespace Dashboard.Core.Tests;

public class VisibleTextTests
{
    [Theory]
    [InlineData("invoice\u202Efdp.exe", "invoice⟨U+202E⟩fdp.exe")]
    [InlineData("acct\u200B-7", "acct⟨U+200B⟩-7")]
    [InlineData("ac\u00ADct", "ac⟨U+00AD⟩ct")]
    [InlineData("\uFEFFacct", "⟨U+FEFF⟩acct")]
    [InlineData("a\u2066b\u2069", "a⟨U+2066⟩b⟨U+2069⟩")]
    [InlineData("a\0b\u0007\u007F\u0085", "a⟨U+0000⟩b⟨U+0007⟩⟨U+007F⟩⟨U+0085⟩")]
    [InlineData("tag\U000E0061", "tag⟨U+E0061⟩")]
    [InlineData("filler\u3164\u115F", "filler⟨U+3164⟩⟨U+115F⟩")]
    [InlineData("a\u200Db", "a⟨U+200D⟩b")]
    [InlineData("a\u2028b", "a⟨U+2028⟩b")]
    public void Of_WhatCannotBeSeen_IsAMark(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Theory]
    [InlineData("Größe, façade, 日本語, — “quoted” …")]
    [InlineData("two\r\nlines\tand a tab")]
    [InlineData("👩\u200D💻 and ❤\uFE0F")]
    [InlineData("क्\u200Dष")]
    [InlineData("")]
    public void Of_OrdinaryText_IsTheSame(string text) => Assert.Equal(text, VisibleText.Of(text));

    [Theory]
    [InlineData("account שלום 12 of 30", "account \u2068שלום\u2069 12 of 30")]
    [InlineData("שלום עולם!", "\u2068שלום עולם\u2069!")]
    [InlineData("می\u200Cخواهم", "\u2068می\u200Cخواهم\u2069")]
    [InlineData("של\u202Eום", "\u2068של⟨U+202E⟩ום\u2069")]
    public void Of_RightToLeft_KeepsToItself(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void Of_EveryCharacter_IsSeenOrMarkedAndNeverTurnsTheLine()
    {
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            if (!Rune.TryCreate(value, out var rune)) continue;
            var shown = VisibleText.Of($"a{rune}b");

            Assert.Equal(VisibleText.IsIgnorable(rune), shown.Contains('⟨', StringComparison.Ordinal) && rune.Value != '⟨');
            Assert.DoesNotContain(shown.EnumerateRunes(), r => r.Value is (>= 0x202A and <= 0x202E) or 0x2066 or 0x2067);
        }
    }
}
