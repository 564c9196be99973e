using Dashboard.Audit;
using Dashboard.Casework.Access;

namespace Dashboard.Tests.Audit;

public class AuditViewTests
{
    [Fact]
    public void Parse_WhatItPrints_IsTheSame()
    {
        var view = new AuditView(
            "Zoë & Co", ActorKind.Person, "allegation.save", "allegation 3", new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 5),
            "100% = +all", OldestFirst: true, After: 812);

        Assert.Equal(view, AuditView.Parse("?" + view));
    }

    [Fact]
    public void Parse_Nothing_IsEverythingNewestFirst()
    {
        Assert.Equal(new AuditView(), AuditView.Parse(""));
        Assert.Equal("", new AuditView().ToString());
        Assert.False(new AuditView(OldestFirst: true, After: 3).IsFiltered);
    }

    [Fact]
    public void Filter_LastDay_IsPartOfTheRange()
    {
        var filter = AuditView.Parse("from=2026-06-01&to=2026-06-05").Filter;

        Assert.Equal(new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc), filter.From);
        Assert.Equal(new DateTime(2026, 6, 6, 0, 0, 0, DateTimeKind.Utc), filter.Until);
        Assert.Equal(DateTimeKind.Utc, filter.Until!.Value.Kind);
    }

    [Theory]
    [InlineData("kind=Robot", "Robot")]
    [InlineData("kind=2", "2")]
    [InlineData("from=yesterday", "yesterday")]
    [InlineData("order=sideways", "sideways")]
    [InlineData("after=-1", "-1")]
    public void Parse_ValueItDoesNotTake_SaysWhich(string query, string value) =>
        Assert.Contains($"'{value}'", Assert.Throws<FormatException>(() => AuditView.Parse(query)).Message, StringComparison.Ordinal);
}
