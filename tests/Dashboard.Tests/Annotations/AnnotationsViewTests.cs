using Dashboard.Annotations;
using Dashboard.Casework.Annotations;

namespace Dashboard.Tests.Annotations;

public sealed class AnnotationsViewTests
{
    [Theory]
    [InlineData("")]
    [InlineData("kind=time-range&tag=pool&author=Ada%20L&text=one%20card&from=100")]
    public void Parse_Printed_IsTheSameAgain(string query) => Assert.Equal(query, AnnotationsView.Parse($"?{query}").ToString());

    [Theory]
    [InlineData("kind=colour", "colour")]
    [InlineData("from=soon", "soon")]
    public void Parse_WhatIsNoView_SaysWhatIsWrong(string query, string word) =>
        Assert.Contains(word, Assert.Throws<FormatException>(() => AnnotationsView.Parse(query)).Message, StringComparison.Ordinal);

    [Fact]
    public void IsFiltered_FartherDown_IsNotByItself()
    {
        Assert.False(new AnnotationsView { From = 100 }.IsFiltered);
        Assert.True(new AnnotationsView { Kind = AnnotationTarget.Link }.IsFiltered);
    }
}
