using Dashboard.Casework.Access;
using Dashboard.Casework.Annotations;

namespace Dashboard.Casework.Tests;

public sealed class AnnotationTagsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  #Reseller, pool;pool ", "pool reseller")]
    [InlineData("key-rotation -a- --", "a key-rotation")]
    [InlineData("Übersee", "übersee")]
    public void Normalize_WhatIsTyped_AreSmallWordsOnceInOrder(string typed, string tags) =>
        Assert.Equal(tags, AnnotationTags.Normalize(typed));

    [Theory]
    [InlineData("a b c d e f g", "6 tags")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefg", "30 characters")]
    public void Normalize_WhatCannotBeKept_IsRefusedWithTheReason(string typed, string reason) =>
        Assert.Contains(
            reason, Assert.Throws<InvalidEntryException>(() => AnnotationTags.Normalize(typed)).Message, StringComparison.Ordinal);
}
