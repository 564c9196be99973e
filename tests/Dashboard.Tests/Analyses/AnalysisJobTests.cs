using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Access;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Jobs;

namespace Dashboard.Tests.Analyses;

public sealed class AnalysisJobTests
{
    private readonly SteppedTime time = new();

    [Fact]
    public void Advance_PartsThatEndAtOne_NeverFallBackNorEndTheWhole()
    {
        using var job = Job();

        job.Advance(new AnalysisProgress("Reading", 0));
        job.Advance(new AnalysisProgress("Judging", 0.4));
        job.Advance(new AnalysisProgress("Done", 1));
        job.Advance(new AnalysisProgress("Placing", 0.3));

        Assert.Equal((JobState.Running, new AnalysisProgress("Placing", 0.4)), (job.State, job.Progress));
    }

    [Fact]
    public void Left_OfWhatIsDone_IsToldOnceItCanBe()
    {
        using var job = Job();
        Assert.Equal(TimeSpan.Zero, job.Elapsed);
        job.Advance(new AnalysisProgress("Reading", 0));
        time.Step(TimeSpan.FromSeconds(20));
        Assert.Null(job.Left);

        job.Advance(new AnalysisProgress("Judging", 0.25));

        Assert.Equal((TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60)), (job.Elapsed, job.Left));
        job.Finish();
        time.Step(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(20), job.Elapsed);
        Assert.Null(job.Left);
    }

    private AnalysisJob Job() => new(Given.Case, Actor.Program, new AnalysisOptions(), time);
}
