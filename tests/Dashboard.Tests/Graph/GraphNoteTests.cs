using Dashboard.Casework.Annotations;
using Dashboard.Graph;
using Dashboard.Investigations.Views;

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
            [new("cluster", "3", null, 4), new("link", "a", "b|", 3), new("attribute", "payment:card-1", null, 2),
                new("account", "a", null, 1)],
            GraphNote.Of(counts, null));
    }

    [Fact]
    public void Of_AccountsOfAnAnalysis_StandForTheirClusters()
    {
        var analysis = Examples.Analysis;
        var clusters = analysis.Accounts.Zip(analysis.Result.Assignments, (Account, assigned) => (Account, assigned.Cluster)).ToArray();
        var one = clusters.First(c => c.Cluster is not null);
        var same = clusters.Last(c => c.Cluster == one.Cluster);
        var counts = new AnnotationCounts(new Dictionary<(AnnotationTarget, string), int>
        {
            [(AnnotationTarget.Account, one.Account)] = 3,
            [(AnnotationTarget.Link, LinkTarget.Of(one.Account, same.Account).ToString())] = 2,
            [(AnnotationTarget.Account, "somebody else")] = 1,
        });

        Assert.Equal([one.Cluster, one.Cluster, null], GraphNote.Of(counts, analysis).Select(n => n.Within));
    }
}
