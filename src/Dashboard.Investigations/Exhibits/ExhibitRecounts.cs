using System.Globalization;
using System.Runtime.InteropServices;
using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Records;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Verification;

namespace Dashboard.Investigations.Exhibits;

/// <summary>
/// Counts exhibits again, their figures and their rows, on the data as they are now, and asks whether these are what was written.
/// </summary>
public sealed class ExhibitRecounts(CaseStores stores, CaseViews views, ExhibitRegister exhibits, ExhibitStore files, CaseContents contents)
{
    /// <summary>Counts an exhibit again and records what came out.</summary>
    /// <exception cref="CaseworkException">The actor may not, or the case is held.</exception>
    public async Task<Exhibit> RecountAsync(Actor actor, CaseId caseId, Exhibit exhibit, CancellationToken cancellation)
    {
        var store = await stores.OpenAsync(actor, caseId, CaseOperation.Recount, cancellation);
        var recounted = await CountAsync(store, exhibit.Figures, cancellation);
        var rows = await CompareRowsAsync(actor, caseId, exhibit, recounted, cancellation);
        var content = await contents.FindAsync(caseId, store, cancellation);
        var wrong = string.Join(" ", content.Checks.Where(c => !c.Ok).Select(c => $"{c.Name}: {c.Detail}"));
        return await exhibits.RecordRecountAsync(
            actor, caseId, exhibit.Number, recounted, rows, wrong.Length > 0 ? $"the data are not as they were written: {wrong}" : "",
            cancellation);
    }

    /// <summary>
    /// What an exhibit's figures come to now where that is not what was frozen, a sentence; null where they are the same. Nothing is
    /// recorded.
    /// </summary>
    public static async Task<string?> DifferenceAsync(
        IPanelReader store, int exhibit, IReadOnlyList<Figure.Observed> frozen, CancellationToken cancellation)
    {
        var now = await CountAsync(store, frozen, cancellation);
        var others = frozen.Zip(now).Where(f => f.First.Value != f.Second.Value)
            .Select(
                f => string.Create(
                    CultureInfo.InvariantCulture, $"{f.First.Measure.Name()} {f.First.Value:N0} frozen, {f.Second.Value:N0} now")).ToList();
        return others.Count == 0 ? null : $"Exhibit {exhibit} has drifted: {string.Join("; ", others)}.";
    }

    /// <summary>The exhibits whose figures count interactions of an import, by number.</summary>
    public async Task<IReadOnlyList<Exhibit>> UsingAsync(Actor actor, CaseId caseId, int import, CancellationToken cancellation)
    {
        var store = await stores.OpenAsync(actor, caseId, CaseOperation.ReadTelemetry, cancellation);
        var name = import.ToString(CultureInfo.InvariantCulture);
        var known = new Dictionary<Selection, bool>();
        var used = new List<Exhibit>();
        foreach (var exhibit in (await exhibits.ListAsync(
            actor, caseId, take: Listing<Exhibit>.MaxRows, cancellationToken: cancellation)).Rows)
        {
            foreach (var selection in exhibit.Figures.Select(f => f.Selection).Distinct())
            {
                if (!known.ContainsKey(selection)) known[selection] = await CountsAsync(store, selection, name, cancellation);
            }

            if (exhibit.Figures.Any(f => known[f.Selection])) used.Add(exhibit);
        }

        return used;
    }

    // Of rows that are alike each counts. Where the rows cannot be made any more, as without an analysis, all of them are gone.
    private async Task<RowDifference> CompareRowsAsync(
        Actor actor, CaseId caseId, Exhibit exhibit, IReadOnlyList<Figure.Observed> recounted, CancellationToken cancellation)
    {
        var view = await views.OpenAsync(actor, caseId, cancellation) ?? throw CaseworkNotFoundException.Case(caseId);
        using var now = new MemoryStream();
        try
        {
            await FrozenView.Of(exhibit).WriteRowsAsync(view, recounted, now, cancellation);
        }
        catch (InvalidEntryException)
        {
            return new RowDifference(exhibit.RowCount, 0);
        }

        now.Position = 0;
        // A damaged exhibit says so itself, wherever it is shown: there is nothing to compare with.
        if ((await files.VerifyAsync(exhibit.ContentHash, cancellation)).Count > 0) return default;
        await using var frozen = await files.OpenFileAsync(exhibit.ContentHash, ExhibitStore.RowsFileName, cancellation);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        await AddAsync(frozen, 1);
        await AddAsync(now, -1);
        return new RowDifference(counts.Values.Where(c => c > 0).Sum(), -counts.Values.Where(c => c < 0).Sum());

        async Task AddAsync(Stream rows, int by)
        {
            using var reader = new StreamReader(rows, leaveOpen: true);
            while (await reader.ReadLineAsync(cancellation) is { } row)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, row, out _) += by;
        }
    }

    private static async Task<bool> CountsAsync(IPanelReader store, Selection selection, string import, CancellationToken cancellation)
    {
        var imports = selection[Dimension.Import];
        if (imports.Excluded.Contains(import) || (!imports.Included.IsEmpty && !imports.Included.Contains(import))) return false;
        return (await store.MeasureAsync(selection.Only(Dimension.Import, import), [Measure.Interactions], cancellation))[0].Value > 0;
    }

    // Each figure over its own selection, in the order in which it was frozen; one query for each selection.
    private static async Task<IReadOnlyList<Figure.Observed>> CountAsync(
        IPanelReader store, IReadOnlyList<Figure.Observed> frozen, CancellationToken cancellation)
    {
        var counted = new Dictionary<(Selection, Measure), Figure.Observed>();
        foreach (var group in frozen.GroupBy(f => f.Selection))
        {
            foreach (var figure in await store.MeasureAsync(group.Key, [.. group.Select(f => f.Measure).Distinct()], cancellation))
                counted[(group.Key, figure.Measure)] = figure;
        }

        return [.. frozen.Select(f => counted[(f.Selection, f.Measure)])];
    }
}
