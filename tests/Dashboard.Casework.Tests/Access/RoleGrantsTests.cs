using Dashboard.Casework.Access;

namespace Dashboard.Casework.Tests.Access;

public class RoleGrantsTests
{
    // Who may what, written out: a right that moves moves here, too.
    [Theory]
    [InlineData(CaseOperation.ReadFindings, "Analyst Reviewer Executive Counsel")]
    [InlineData(CaseOperation.ReadTelemetry, "Analyst Reviewer Counsel")]
    [InlineData(CaseOperation.ReadPrompts, "Analyst Reviewer Counsel")]
    [InlineData(CaseOperation.ChangeTelemetry, "Analyst")]
    [InlineData(CaseOperation.RemoveImports, "Reviewer")]
    [InlineData(CaseOperation.Annotate, "Analyst Reviewer Counsel")]
    [InlineData(CaseOperation.WriteFindings, "Analyst")]
    [InlineData(CaseOperation.Recount, "Analyst Reviewer Counsel")]
    [InlineData(CaseOperation.Approve, "Reviewer")]
    [InlineData(CaseOperation.ExportPackets, "Counsel")]
    [InlineData(CaseOperation.ReadAudit, "Counsel")]
    [InlineData(CaseOperation.Hold, "Counsel")]
    public void Allowing_Operation_IsTheMatrix(CaseOperation operation, string roles) =>
        Assert.Equal(roles.Split(' '), RoleGrants.Allowing(operation).Select(r => r.ToString()));

    [Fact]
    public void Allowing_EveryOperation_StandsInTheMatrix()
    {
        var tried = typeof(RoleGrantsTests)
            .GetMethod(nameof(Allowing_Operation_IsTheMatrix))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Cast<InlineDataAttribute>().Select(d => (CaseOperation)d.GetData(null!).Single()[0]);

        Assert.Equal(Enum.GetValues<CaseOperation>().Order(), tried.Order());
    }

    [Fact]
    public void IsChange_WhatOnlyReadsExportsOrHolds_IsNone()
    {
        Assert.Equal(
            [CaseOperation.ReadFindings, CaseOperation.ReadTelemetry, CaseOperation.ReadPrompts, CaseOperation.ExportPackets,
                CaseOperation.ReadAudit, CaseOperation.Hold],
            Enum.GetValues<CaseOperation>().Where(o => !o.IsChange()));
    }
}
