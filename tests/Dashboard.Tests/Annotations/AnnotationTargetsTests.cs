using Dashboard.Annotations;
using Dashboard.Casework;

namespace Dashboard.Tests.Annotations;

public sealed class AnnotationTargetsTests
{
    [Theory]
    [InlineData(AnnotationTarget.Account, "a/b", "/cases/harbour/accounts/a%2Fb")]
    [InlineData(AnnotationTarget.TimeRange, "2026-05-11..2026-05-12", "/cases/harbour/workbench?time=2026-05-11..2026-05-12")]
    [InlineData(AnnotationTarget.Cell, "time=2026-05-11..2026-05-17&capability=tool%20use", "/cases/harbour/workbench?time=2026-05-11..2026-05-17&capability=tool%20use")]
    [InlineData(AnnotationTarget.Cluster, "4", "/cases/harbour/workbench?cluster=4")]
    [InlineData(AnnotationTarget.Link, "a|b", null)]
    [InlineData(AnnotationTarget.TimeRange, "no range", null)]
    public void Address_Target_LeadsToWhereItSits(AnnotationTarget kind, string target, string? address) =>
        Assert.Equal(address, AnnotationTargets.Address(Given.Case, kind, target));

    [Theory]
    [InlineData(AnnotationTarget.Account, "acct-1", "acct-1")]
    [InlineData(AnnotationTarget.TimeRange, "2026-05-11..2026-05-12", "11 May – 12 May 2026")]
    [InlineData(AnnotationTarget.Cell, "time=2026-05-11..2026-05-17&capability=tool%20use", "11 May – 17 May 2026 · capability tool use")]
    [InlineData(AnnotationTarget.TimeRange, "no range", "no range")]
    public void Words_Target_AreReadable(AnnotationTarget kind, string target, string words) => Assert.Equal(words, AnnotationTargets.Words(kind, target));
}
