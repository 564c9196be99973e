using Dashboard.Annotations;
using Dashboard.Casework;
using Dashboard.Graph;

namespace Dashboard.Tests.Graph;

public sealed class GraphNoteTests
{
    [Fact]
    public void Of_Counts_AreThoseOfWhatAGraphDraws()
    {
        var counts = new AnnotationCounts(new Dictionary<(AnnotationTarget, string), int>
        {
            [(AnnotationTarget.Account, "a")] = 1,
            [(AnnotationTarget.Cluster, "3")] = 4,
            [(AnnotationTarget.Attribute, "payment:card-1")] = 2,
            [(AnnotationTarget.Link, LinkTarget.Of("b|", "a").ToString())] = 3,
            [(AnnotationTarget.Link, "not a link")] = 9,
            [(AnnotationTarget.TimeRange, "2026-04-22..2026-06-05")] = 9,
        });

        Assert.Equal(
            [new("cluster", "3", null, 4), new("link", "a", "b|", 3), new("attribute", "payment:card-1", null, 2), new("account", "a", null, 1)],
            GraphNote.Of(counts));
    }
}
