using Dashboard.Casework.Annotations;
using Dashboard.Investigations.Views;

namespace Dashboard.Tests.Annotations;

public sealed class AnnotationTargetsTests
{
    [Theory]
    [InlineData(AnnotationTarget.Account, "acct-1", "/cases/harbour/accounts/acct-1")]
    [InlineData(AnnotationTarget.Account, "a/b", "/cases/harbour/accounts/~612F62")]
    [InlineData(AnnotationTarget.TimeRange, "2026-05-11..2026-05-12", "/cases/harbour/workbench?time=2026-05-11..2026-05-12")]
    [InlineData(
        AnnotationTarget.Cell, "columns=week&column=2026-05-11&capability=tool%20use",
        "/cases/harbour/workbench?time=2026-05-11..2026-05-17&capability=tool%20use")]
    [InlineData(
        AnnotationTarget.Cell, "columns=cluster&column=4&capability=vision",
        "/cases/harbour/workbench?cluster=4&capability=vision&columns=cluster")]
    [InlineData(AnnotationTarget.Cluster, "4", "/cases/harbour/workbench?cluster=4")]
    [InlineData(AnnotationTarget.Attribute, "ip:192.0.2.1", "/cases/harbour/workbench?attribute=ip%3A192.0.2.1")]
    [InlineData(AnnotationTarget.Link, "a%26b|c", "/cases/harbour/path?from=a%26b&to=c")]
    [InlineData(AnnotationTarget.Interaction, "1:25", "/cases/harbour/interactions?row=1:25")]
    [InlineData(AnnotationTarget.Template, "t 1", "/cases/harbour/analysis?template=t%201#templates")]
    [InlineData(AnnotationTarget.Link, "a", null)]
    [InlineData(AnnotationTarget.Interaction, "line 25", null)]
    [InlineData(AnnotationTarget.TimeRange, "no range", null)]
    [InlineData(AnnotationTarget.Cell, "no cell", null)]
    public void Address_Target_LeadsToWhereItSits(AnnotationTarget kind, string target, string? address) =>
        Assert.Equal(address, AnnotationPlaces.Address(Given.Case, kind, target));

    [Theory]
    [InlineData(AnnotationTarget.Account, "acct-1", "acct-1")]
    [InlineData(AnnotationTarget.TimeRange, "2026-05-11..2026-05-12", "11 May – 12 May 2026")]
    [InlineData(AnnotationTarget.Cell, "columns=week&column=2026-05-11&capability=tool%20use", "tool use · 11 May – 17 May 2026")]
    [InlineData(AnnotationTarget.Cell, "columns=model&column=m-large&capability=vision", "vision · model m-large")]
    [InlineData(AnnotationTarget.Cluster, "4", "Cluster 4")]
    [InlineData(AnnotationTarget.Attribute, "prompt_template:t1", "prompt template t1")]
    [InlineData(AnnotationTarget.Link, "b|a%20c", "a c and b")]
    [InlineData(AnnotationTarget.TimeRange, "no range", "no range")]
    public void Words_Target_AreReadable(AnnotationTarget kind, string target, string words) =>
        Assert.Equal(words, AnnotationPlaces.Words(kind, target));

    [Theory]
    [InlineData("a", "b", "a|b")]
    [InlineData("b", "a", "a|b")]
    [InlineData("a|b", "%", "%25|a%7Cb")]
    [InlineData("a", "B", "B|a")]
    public void Link_OfTwoAccounts_IsTheSameWhicheverIsNamedFirst(string one, string other, string text)
    {
        var link = LinkTarget.Of(one, other);

        Assert.Equal(text, link.ToString());
        Assert.Equal(link, LinkTarget.Parse(text));
        Assert.Equal(link, LinkTarget.Of(other, one));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a|")]
    [InlineData("a|b|c")]
    public void Link_ThatIsNone_DoesNotParse(string text) => Assert.Null(LinkTarget.Parse(text));

    [Theory]
    [InlineData("1:25", true)]
    [InlineData("1:-25", false)]
    [InlineData("1", false)]
    [InlineData("a:b", false)]
    public void Interaction_Text_ParsesAndPrintsItself(string text, bool parses) =>
        Assert.Equal(parses ? text : null, InteractionTarget.Parse(text)?.ToString());
}
