using Dashboard.Casework.Access;
using Dashboard.Casework.Sources;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public class SourceOriginsTests
{
    [Fact]
    public void CountIndependent_OutletsThatRewriteOneLetter_AreOne()
    {
        Source[] sources = [Source(1, null, "Provider"), Source(2, 1, "Outlet"), Source(3, 2, "Other outlet"), Source(4, null, "Agency")];

        Assert.Equal(1, SourceOrigins.CountIndependent([1, 2, 3], sources));
        Assert.Equal(1, SourceOrigins.CountIndependent([2, 3], sources));
        Assert.Equal(2, SourceOrigins.CountIndependent([3, 4], sources));
        Assert.Equal(0, SourceOrigins.CountIndependent([], sources));
    }

    [Fact]
    public void CountIndependent_OneSpeakerTwice_IsOne() =>
        Assert.Equal(1, SourceOrigins.CountIndependent([1, 2], [Source(1, null, "Provider"), Source(2, null, " provider")]));

    [Fact]
    public void CountIndependent_PublishersNotRecorded_StandForThemselves() =>
        Assert.Equal(2, SourceOrigins.CountIndependent([1, 2], [Source(1, null, ""), Source(2, null, "")]));

    [Fact]
    public void OriginOf_Ring_Ends() =>
        Assert.Contains(SourceOrigins.OriginOf(1, [Source(1, 2, "A"), Source(2, 1, "B")]), (int[])[1, 2]);

    [Fact]
    public async Task SaveAsync_OriginThatGoesBackToItself_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var sources = workspace.Get<SourceRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var edit = new SourceEdit { Title = "A", Publisher = "A", Kind = SourceKind.Press };
        await sources.CreateAsync(TemporaryWorkspace.Owner, id, edit);
        await sources.CreateAsync(TemporaryWorkspace.Owner, id, edit with { OriginNumber = 1 });

        await Assert.ThrowsAsync<InvalidEntryException>(
            () => sources.SaveAsync(TemporaryWorkspace.Owner, id, 1, edit with { OriginNumber = 2 }, 1));
        await Assert.ThrowsAsync<InvalidEntryException>(
            () => sources.SaveAsync(TemporaryWorkspace.Owner, id, 1, edit with { OriginNumber = 1 }, 1));
        await Assert.ThrowsAsync<InvalidEntryException>(
            () => sources.CreateAsync(TemporaryWorkspace.Owner, id, edit with { Url = "javascript:alert(1)" }));

        Assert.Equal(2, (await sources.ListAsync(TemporaryWorkspace.Owner, id)).Total);
    }

    [Fact]
    public async Task AddFigureAsync_WordingWithoutItsQualifier_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var sources = workspace.Get<SourceRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await sources.CreateAsync(TemporaryWorkspace.Owner, id, new SourceEdit { Title = "A", Publisher = "A", Kind = SourceKind.Press });
        var draft =
            new ReportedFigureDraft { SourceNumber = 1, Subject = "Campaign", Measure = Measure.Accounts, Qualifier = "nearly",
                Wording = "25,000", Value = 25_000 };

        await Assert.ThrowsAsync<InvalidEntryException>(() => sources.AddFigureAsync(TemporaryWorkspace.Owner, id, draft));
        var added = await sources.AddFigureAsync(TemporaryWorkspace.Owner, id, draft with { Wording = "Nearly 25,000" });

        Assert.Equal(1, added.Number);
    }

    [Fact]
    public async Task RemoveFigureAsync_PartsFirst_TakesAwayAndGivesItsNumberToNoOther()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var sources = workspace.Get<SourceRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await sources.CreateAsync(TemporaryWorkspace.Owner, id, new SourceEdit { Title = "A", Publisher = "A", Kind = SourceKind.Press });
        var draft =
            new ReportedFigureDraft { SourceNumber = 1, Subject = "All", Measure = Measure.Interactions, Wording = "16 million",
                Value = 16e6 };
        await sources.AddFigureAsync(TemporaryWorkspace.Owner, id, draft);
        await sources.AddFigureAsync(
            TemporaryWorkspace.Owner, id, draft with { Subject = "One", Wording = "13 million", Value = 13e6, PartOfNumber = 1 });

        await Assert.ThrowsAsync<InvalidEntryException>(() => sources.RemoveFigureAsync(TemporaryWorkspace.Owner, id, 1));
        await sources.RemoveFigureAsync(TemporaryWorkspace.Owner, id, 2);
        await sources.RemoveFigureAsync(TemporaryWorkspace.Owner, id, 1);
        var added = await sources.AddFigureAsync(TemporaryWorkspace.Owner, id, draft);

        Assert.Equal(3, added.Number);
        Assert.Equal([3], (await sources.ListFiguresAsync(TemporaryWorkspace.Owner, id)).Rows.Select(f => f.Number));
    }

    internal static Source Source(int number, int? origin, string publisher) => new()
    {
        CaseId = CaseId.Parse("harbour"), Number = number, OriginNumber = origin, Title = "Title", Publisher = publisher,
        Kind = SourceKind.Press,
        Reliability = Reliability.B, Credibility = Credibility.PossiblyTrue, GradeReason = "", UpdatedAt = default, UpdatedBy = "a",
    };
}
