using Dashboard.Casework.Pseudonyms;
using Dashboard.Casework.Shown;
using Dashboard.Shown;
using Microsoft.AspNetCore.Components.Rendering;

namespace Dashboard.Tests.Shown;

/// <summary>Batches as the framework's own writer puts them, read back after they passed through the filter.</summary>
public sealed class RenderBatchTests : IDisposable
{
    private const string Account = "acct-77123";

    private readonly string keys = Directory.CreateTempSubdirectory("keys-").FullName;

    private string Name => new AccountPseudonyms(keys).Of(Given.Case, Account);

    private ShownText Masked =>
        new(new AccountMask([new HiddenAccounts(Given.Case, AccountPatterns.Of([Account]))], null, new AccountPseudonyms(keys)));

    public void Dispose() => Directory.Delete(keys, recursive: true);

    [Fact]
    public async Task Shown_NothingToHide_IsTheSameBytes()
    {
        var batch = await WrittenBatch.OfAsync(b => Paragraph(b, "plain text"));

        Assert.Same(batch.Array, RenderBatch.Shown(batch, Masked).Array);
    }

    [Fact]
    public async Task Shown_Masked_NamesNobodyWhereverItStands()
    {
        var batch = await WrittenBatch.OfAsync(b =>
        {
            b.OpenElement(0, "a");
            b.AddAttribute(1, "class", Account);
            b.AddAttribute(2, "title", $"See {Account}");
            b.AddAttribute(3, "href", $"/cases/own/accounts/{Account}");
            b.AddAttribute(4, "onclick", () => { });
            b.AddContent(5, $"{Account} and more");
            b.CloseElement();
            b.AddMarkupContent(6, $"<p title=\"{Account}\">{Account}</p>");
        });

        string[] shown = [.. WrittenBatch.Texts(RenderBatch.Shown(batch, Masked))];

        Assert.Equal(
            ["a", $"class={Account}", $"title=See {Name}", $"href=/cases/own/accounts/{Name}", "onclick=", $"{Name} and more",
                $"<p title=\"{Name}\">{Name}</p>"],
            shown);
    }

    [Fact]
    public async Task Shown_Masked_LeavesNothingOfTheOldTextInTheBytes()
    {
        var batch = await WrittenBatch.OfAsync(b => Paragraph(b, $"{Account}, “quoted” and {Account}"));

        var shown = RenderBatch.Shown(batch, Masked);

        Assert.Contains(Account, WrittenBatch.Bytes(batch), StringComparison.Ordinal);
        Assert.DoesNotContain(Account, WrittenBatch.Bytes(shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shown_AccountAcrossInlineElements_IsReadAsOne()
    {
        var batch = await WrittenBatch.OfAsync(b =>
        {
            b.OpenElement(0, "p");
            b.AddContent(1, "acct-");
            b.OpenElement(2, "strong");
            b.AddContent(3, "77");
            b.CloseElement();
            b.AddContent(4, "123");
            b.CloseElement();
        });

        Assert.Equal(["p", Name, "strong", "", ""], WrittenBatch.Texts(RenderBatch.Shown(batch, Masked)));
    }

    [Fact]
    public async Task Shown_AccountAcrossBlocks_IsTwoTexts()
    {
        var batch = await WrittenBatch.OfAsync(b =>
        {
            Paragraph(b, "acct-");
            Paragraph(b, "77123");
        });

        Assert.Equal(["p", "acct-", "p", "77123"], WrittenBatch.Texts(RenderBatch.Shown(batch, Masked)));
    }

    [Fact]
    public async Task Shown_WhatCannotBeSeen_IsMarkedButNotInAField()
    {
        const string Hidden = "a\u202Eb";
        var batch = await WrittenBatch.OfAsync(b =>
        {
            Paragraph(b, Hidden);
            b.OpenElement(2, "textarea");
            b.AddContent(3, Hidden);
            b.CloseElement();
            b.OpenElement(4, "input");
            b.AddAttribute(5, "value", Hidden);
            b.CloseElement();
        });

        Assert.Equal(
            ["p", "a⟨U+202E⟩b", "textarea", Hidden, "input", $"value={Hidden}"],
            WrittenBatch.Texts(RenderBatch.Shown(batch, new ShownText(null))));
    }

    [Fact]
    public async Task Shown_ScriptAndStyle_StayAsTheyAre()
    {
        var batch = await WrittenBatch.OfAsync(b =>
        {
            b.OpenElement(0, "style");
            b.AddContent(1, $".{Account} {{ }}");
            b.CloseElement();
        });

        Assert.Same(batch.Array, RenderBatch.Shown(batch, Masked).Array);
    }

    [Fact]
    public async Task Shown_TextThatChanges_IsMaskedInTheBatchThatChangesIt()
    {
        var text = "nobody";
        var batch = await WrittenBatch.OfAsync(b => Paragraph(b, text), change: () => text = $"now {Account}");

        Assert.Equal([$"now {Name}"], WrittenBatch.Texts(RenderBatch.Shown(batch, Masked)));
    }

    [Fact]
    public async Task Shown_SameTextWhereItIsKept_IsNotErasedThere()
    {
        // White space is written once for all places: here it is marked in one of them, and kept in the other.
        const string Space = "\u2028";
        var batch = await WrittenBatch.OfAsync(b =>
        {
            Paragraph(b, Space);
            b.OpenElement(2, "textarea");
            b.AddContent(3, Space);
            b.CloseElement();
        });

        Assert.Equal(Space, WrittenBatch.Texts(RenderBatch.Shown(batch, new ShownText(null))).Last());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(64)]
    public void Shown_WhatIsNoBatch_IsNotSent(int length)
    {
        var bytes = new byte[length];
        bytes.AsSpan().Fill(0x7F);

        Assert.Throws<InvalidDataException>(() => RenderBatch.Shown(bytes, Masked));
    }

    [Fact]
    public async Task Shown_EveryDamagedLength_IsRefusedOrReadAndNeverAnotherFailure()
    {
        byte[] whole = [.. await WrittenBatch.OfAsync(b => Paragraph(b, $"{Account} and more"))];
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 0xFF;
            if (Record.Exception(() => RenderBatch.Shown(damaged, Masked)) is { } refused) Assert.IsType<InvalidDataException>(refused);
        }
    }

    private static void Paragraph(RenderTreeBuilder builder, string text)
    {
        builder.OpenElement(0, "p");
        builder.AddContent(1, text);
        builder.CloseElement();
    }
}
