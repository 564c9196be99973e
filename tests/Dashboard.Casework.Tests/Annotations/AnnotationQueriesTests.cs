using Dashboard.Casework.Access;
using Dashboard.Casework.Annotations;

namespace Dashboard.Casework.Tests;

public sealed class AnnotationQueriesTests : IAsyncLifetime
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    private TemporaryWorkspace workspace = null!;
    private Core.CaseId id;

    private AnnotationQueries Queries => workspace.Get<AnnotationQueries>();

    public async Task InitializeAsync()
    {
        workspace = await TemporaryWorkspace.OpenAsync();
        id = (await workspace.CreateCaseAsync()).Id;
        var annotations = workspace.Get<AnnotationRegister>();
        await annotations.CreateAsync(
            Owner, id, AnnotationTarget.Account, "acct_1", new AnnotationEdit("Pays by one card", "payment pool"));
        await annotations.CreateAsync(Owner, id, AnnotationTarget.Cluster, "4", new AnnotationEdit("100% alike", "pools"));
        await annotations.ReplyAsync(Actor.Program, id, 2, new AnnotationEdit("So it is", "payment"));
        await annotations.CreateAsync(Owner, id, AnnotationTarget.Account, "acct_1", new AnnotationEdit("Seen again"));
    }

    public async Task DisposeAsync() => await workspace.DisposeAsync();

    [Theory]
    [InlineData(null, "", "", new[] { 1, 2, 4 })]
    [InlineData(AnnotationTarget.Account, "", "", new[] { 1, 4 })]
    [InlineData(null, "pool", "", new[] { 1 })]
    [InlineData(null, "payment", "", new[] { 1, 2 })]
    [InlineData(AnnotationTarget.Cluster, "payment", "so it", new[] { 2 })]
    [InlineData(null, "", "0%", new[] { 2 })]
    [InlineData(null, "", "T_1", new[] { 1, 4 })]
    [InlineData(null, "", "CARD", new[] { 1 })]
    [InlineData(null, "pools", "so it", new int[0])]
    public async Task ThreadsAsync_Filter_GivesThreadsInWhichOneAnnotationIsAllOfIt(
        AnnotationTarget? kind, string tag, string text, int[] numbers)
    {
        var threads = await Queries.ThreadsAsync(Owner, id, new AnnotationFilter(kind, null, tag, "", text));

        Assert.Equal(numbers, threads.Rows.Select(t => t.First.Number));
        Assert.Equal(numbers.Length, threads.Total);
    }

    [Fact]
    public async Task ThreadsAsync_NewestFirst_IsCutAndSaysOfHowMany()
    {
        var threads = await Queries.ThreadsAsync(Owner, id, new AnnotationFilter(), newestFirst: true, skip: 1, take: 1);

        Assert.Equal(3, threads.Total);
        Assert.Equal([2, 3], Assert.Single(threads.Rows).All.Select(a => a.Number));
    }

    [Fact]
    public async Task ThreadsAsync_Author_IsWhoWroteAnyOfIt()
    {
        Assert.Equal(
            [2],
            (await Queries.ThreadsAsync(Owner, id, new AnnotationFilter(Author: Actor.Program.Name))).Rows.Select(t => t.First.Number));
    }

    [Fact]
    public async Task FacetsAsync_Case_CountsTagsAndAuthorsTheMostFirst()
    {
        var facets = await Queries.FacetsAsync(Owner, id);

        Assert.Equal([("payment", 2), ("pool", 1), ("pools", 1)], facets.Tags.Select(t => (t.Key, t.Value)));
        Assert.Equal([(Owner.Name, 3), (Actor.Program.Name, 1)], facets.Authors.Select(a => (a.Key, a.Value)));
    }

    [Fact]
    public async Task CountsAsync_Case_CountsAnswersToo()
    {
        var counts = await Queries.CountsAsync(Owner, id);

        Assert.Equal(
            (2, 2, 0),
            (counts.On(AnnotationTarget.Account, "acct_1"), counts.On(AnnotationTarget.Cluster, "4"),
                counts.On(AnnotationTarget.Cluster, "acct_1")));
    }
}
