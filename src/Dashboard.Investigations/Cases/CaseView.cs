using System.Collections.Concurrent;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Events;
using Dashboard.Casework.Records;
using Dashboard.Casework.Windows;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Cases;

/// <summary>What all panels of a case stand on: its data, its analysis, and what people wrote beside them.</summary>
public sealed record CaseView
{
    public required Case Case { get; init; }

    public required IInteractionStore Store { get; init; }

    public required DataSet Data { get; init; }

    /// <summary>The stored analysis run; null when there is none.</summary>
    public required StoredAnalysis? Analysis { get; init; }

    public required IReadOnlyList<CaseEvent> Events { get; init; }

    /// <summary>The annotations that panels draw: those that begin a thread.</summary>
    public required IReadOnlyList<Annotation> Annotations { get; init; }

    /// <summary>When allegations were opened, submitted and decided, and the times that they speak of.</summary>
    public IReadOnlyList<AllegationMoment> Allegations { get; init; } = [];

    /// <summary>The windows that people drew beside the computed ones, by number.</summary>
    public IReadOnlyList<DrawnWindow> DrawnWindows { get; init; } = [];

    /// <summary>When a stored run ended that this version of the program cannot read; null for none.</summary>
    public DateTime? UnreadableRun { get; init; }

    /// <summary>Whether the analysis is about other data than the case holds now.</summary>
    public bool IsAnalysisStale => Analysis is { } analysis && !analysis.IsOf(Data.Fingerprint);

    /// <summary>Changes whenever something changes that a panel draws.</summary>
    public string Stamp => string.Join(
        '|', Data.Fingerprint, Analysis?.Stamp, Analysis?.NamesStamp, Events.Count,
        Events.Select(e => e.UpdatedAt.Ticks).DefaultIfEmpty().Max(),
        Annotations.Count, Annotations.Select(a => a.UpdatedAt.Ticks).DefaultIfEmpty().Max(),
        DrawnWindows.Count, DrawnWindows.Select(w => w.UpdatedAt.Ticks).DefaultIfEmpty().Max(),
        string.Join(',', Allegations.Select(a => a.GetHashCode())));

    /// <summary>A value's name and count, where the case knows more than the value.</summary>
    public (string Name, string? Count)? NameOf(Dimension dimension, string value) => dimension switch
    {
        Dimension.Cluster when Analysis?.Find(value) is { } cluster =>
            ($"{cluster.Label} · {Slug.Of(cluster.Disposition)}", $"{Format.Count(cluster.Accounts.Length)} linked"),
        Dimension.Attribute when value.Split(':', 2) is [var kind, var rest] => (
            AttributeWords.Label(kind, rest),
            Analysis?.Attributes.FirstOrDefault(a => a.Kind == kind && a.Value == rest) is { } shared
            ? $"shared by {shared.AccountCount:N0} accounts" : null),
        _ => null,
    };
}

/// <summary>Opens cases for those who may read them.</summary>
public sealed class CaseViews(
    CaseStores stores, CaseAnalyses analyses, CaseRegister cases, CaseTimeline timeline, AnnotationRegister annotations,
    DrawnWindowRegister windows, AllegationMoments allegations)
{
    private readonly ConcurrentDictionary<(Actor Actor, CaseId CaseId), Lazy<Task<CaseView?>>> opening = new();

    /// <summary>
    /// The case as it is now; null when there is none that the actor may read. Panels ask at the same time: those that
    /// come while the case is being opened get the same answer.
    /// </summary>
    public Task<CaseView?> OpenAsync(Actor actor, CaseId caseId, CancellationToken cancellation) =>
        opening.GetOrAdd((actor, caseId), key => new(() => ReadOnceAsync(key.Actor, key.CaseId))).Value.WaitAsync(cancellation);

    // One who leaves must not end it for the others: nobody's cancellation token goes along.
    private async Task<CaseView?> ReadOnceAsync(Actor actor, CaseId caseId)
    {
        try
        {
            return await ReadAsync(actor, caseId, CancellationToken.None);
        }
        finally
        {
            opening.TryRemove((actor, caseId), out _);
        }
    }

    private async Task<CaseView?> ReadAsync(Actor actor, CaseId caseId, CancellationToken cancellation)
    {
        if (await cases.FindAsync(actor, caseId, cancellation) is not { } found) return null;
        var store = await stores.OpenAsync(actor, caseId, CaseOperation.ReadTelemetry, cancellation);
        var data = await store.DescribeAsync(cancellation);
        var analysis = await analyses.FindAsync(caseId, cancellation);
        return new CaseView
        {
            Case = found,
            Store = store,
            Data = data,
            Analysis = analysis,
            UnreadableRun = analysis is null ? await analyses.UnreadableRunAsync(caseId, cancellation) : null,
            Events = (await timeline.ListAsync(actor, caseId, cancellationToken: cancellation)).Rows,
            Annotations = [.. (await annotations.ListAsync(
                actor, caseId, take: Listing<Annotation>.MaxRows, cancellationToken: cancellation)).Rows.Where(a => a.ReplyTo is null)],
            Allegations = await allegations.ListAsync(actor, caseId, cancellation),
            DrawnWindows = (await windows.ListAsync(
                actor, caseId, take: Listing<DrawnWindow>.MaxRows, cancellationToken: cancellation)).Rows,
        };
    }
}
