using Dashboard.Audit;

namespace Dashboard.Tests.Audit;

public class AuditDetailTests
{
    [Fact]
    public void Read_Document_GivesTheValuesThatDiffer()
    {
        var rows = AuditDetail.Read("""
            {"before":{"title":"A","elements":[{"text":"x"},{"text":"y"}]},"after":{"title":"A","elements":[{"text":"x"},{"text":"z"},{"text":"new"}]}}
            """);

        Assert.Equal([new("", "elements › 2 › text", "y", "z"), new AuditDetailRow("", "elements › 3 › text", null, "new")], rows);
    }

    [Fact]
    public void Read_Changes_NamesTheRowsTheyBelongTo()
    {
        var rows = AuditDetail.Read("""
            {"note":{"reason":"because"},"changes":[{"kind":"Annotation","key":"harbour/3","before":{"text":"a","isDeleted":false},"after":{"text":"a","isDeleted":true}},{"kind":"Source","key":"1","after":{"title":"T"}}]}
            """);

        Assert.Equal(
            [new("", "reason", null, "because"), new("Annotation harbour/3", "isDeleted", "false", "true"),
                new AuditDetailRow("Source 1", "title", null, "T")],
            rows);
    }

    [Fact]
    public void Read_NewDocument_HasNothingBefore() =>
        Assert.Equal(
            [new AuditDetailRow("", "title", null, "A")], AuditDetail.Read("""{"before":null,"after":{"title":"A","against":null}}"""));

    [Theory]
    [InlineData("{}")]
    [InlineData("not JSON")]
    [InlineData("[1]")]
    [InlineData("""{"changes":7}""")]
    public void Read_NothingToRead_IsEmpty(string detail) => Assert.Empty(AuditDetail.Read(detail));
}
