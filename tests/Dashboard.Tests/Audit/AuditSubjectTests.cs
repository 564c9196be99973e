using Dashboard.Audit;
using Dashboard.Core;

namespace Dashboard.Tests.Audit;

public class AuditSubjectTests
{
    [Theory]
    [InlineData("allegation 3", "/cases/harbour/allegations/3")]
    [InlineData("exhibit 12", "/cases/harbour/exhibits/12")]
    [InlineData("source 2", "/cases/harbour/sources#source-2")]
    [InlineData("packet 1", "/cases/harbour/packets")]
    [InlineData("import 4", "/cases/harbour/imports/4")]
    [InlineData("mapping 2", "/cases/harbour/imports")]
    [InlineData("rules", "/cases/harbour/capabilities")]
    [InlineData("known", "/cases/harbour/known")]
    [InlineData("graph", "/cases/harbour/workbench")]
    [InlineData("analysis", "/cases/harbour/analysis")]
    [InlineData("prompt templates", "/cases/harbour/analysis")]
    [InlineData("account acct 7", "/cases/harbour/accounts/acct%207")]
    [InlineData("account a/b", "/cases/harbour/accounts/~612F62")]
    [InlineData("allegation x", null)]
    [InlineData("session of ada", null)]
    public void AddressOf_Subject_IsItsPage(string subject, string? expected) =>
        Assert.Equal(expected, AuditSubject.AddressOf(Given.Case, subject));

    [Fact]
    public void AddressOf_SubjectOfNoCase_HasNoPage() => Assert.Null(AuditSubject.AddressOf((CaseId?)null, "allegation 3"));
}
