using System.Reflection;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Reviews;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Trail;
using Dashboard.Core;

namespace Dashboard.Packets.Contents;

/// <summary>Gathers from casework what a packet of an allegation holds. Whoever asks gets no more than they may read.</summary>
public sealed class PacketAssembly(
    CaseRegister cases,
    AllegationRegister allegations,
    ExhibitRegister exhibits,
    ExhibitStore exhibitFiles,
    SourceRegister sources,
    QuestionRegister questions,
    CaseTimeline timeline,
    RemarkRegister remarks,
    QuotationRegister quotations,
    AuditedRecords records)
{
    private const int PageSize = 500;

    /// <summary>The version of this program.</summary>
    public static string ToolVersion { get; } =
        typeof(PacketAssembly).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "0";

    /// <summary>Gathers the contents of a packet.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such case or allegation for this actor.</exception>
    /// <exception cref="ExhibitDamagedException">A cited exhibit is not what was frozen.</exception>
    /// <exception cref="RecordsAlteredException">A record of the case is not what its last audited change left.</exception>
    public async Task<PacketContents> GatherAsync(
        Actor actor, CaseId caseId, int allegationNumber, TlpMarking marking, IReadOnlyList<ImportedFile> imports,
        IReadOnlyList<PayloadFile> inference, IReadOnlyList<MeasuredErrorRate> errorRates, CancellationToken cancellation)
    {
        var of = await cases.FindAsync(actor, caseId, cancellation) ?? throw CaseworkNotFoundException.Case(caseId);
        var allegation = await allegations.FindAsync(actor, caseId, allegationNumber, cancellation) ?? throw CaseworkNotFoundException.In(
            caseId, "allegation", allegationNumber);
        var grounds = allegation.Elements.SelectMany(e => e.Grounds).ToList();
        var openQuestions = await AllAsync((skip, take) => questions.ListAsync(actor, caseId, skip, take, cancellation));
        var events = await AllAsync((skip, take) => timeline.ListAsync(actor, caseId, null, skip, take, cancellation));
        var everySource = await AllAsync((skip, take) => sources.ListAsync(actor, caseId, skip, take, cancellation));
        var named = grounds.Select(g => g.SourceNumber).Concat(openQuestions.Select(q => q.SourceNumber))
            .Concat(events.Select(e => e.SourceNumber)).OfType<int>();
        // Whose words are the accuser's bears on every standing, cited or not.
        named = named.Concat(
            allegation.Particulars.Parties.Select(p => p.SourceNumber).Concat(allegation.Particulars.Responses.Select(r => r.SourceNumber))
            .OfType<int>())
            .Concat(everySource.Where(s => s.Party == SourceParty.Accuser).Select(s => s.Number));
        var sealedSources = WithOrigins(named, everySource);
        var numbers = sealedSources.Select(s => s.Number).ToHashSet();
        var figures = await AllAsync((skip, take) => sources.ListFiguresAsync(actor, caseId, skip, take, cancellation));
        await records.RequireAsync(caseId, "No packet was written.", cancellation);
        return new PacketContents
        {
            Case = of,
            Allegation = allegation,
            Exhibits = await ExhibitsAsync(
                actor, caseId, grounds.Select(g => g.ExhibitNumber).OfType<int>().Distinct().Order(), cancellation),
            Sources = sealedSources,
            ReportedFigures = [.. figures.Where(f => numbers.Contains(f.SourceNumber))],
            Questions = openQuestions,
            Events = events,
            Imports = imports,
            Inference = inference,
            ErrorRates = errorRates,
            Remarks = await remarks.ListAsync(actor, caseId, allegationNumber, cancellation),
            Quotations = [.. (await AllAsync((skip, take) => quotations.ListAsync(actor, caseId, skip, take, cancellation)))
                .Where(q => numbers.Contains(q.SourceNumber))],
            ToolVersion = ToolVersion,
            Marking = marking,
        };
    }

    private async Task<IReadOnlyList<PacketExhibit>> ExhibitsAsync(
        Actor actor, CaseId caseId, IEnumerable<int> numbers, CancellationToken cancellation)
    {
        var cited = new List<PacketExhibit>();
        foreach (var number in numbers)
        {
            var record = await exhibits.FindAsync(actor, caseId, number, cancellation)
                ?? throw CaseworkNotFoundException.In(caseId, "exhibit", number);
            var manifest = await exhibitFiles.ReadManifestAsync(record.ContentHash, cancellation);
            cited.Add(new PacketExhibit(record, manifest, (name, token) => exhibitFiles.OpenFileAsync(record.ContentHash, name, token)));
        }

        return cited;
    }

    private static List<Source> WithOrigins(IEnumerable<int> numbers, IReadOnlyList<Source> sources)
    {
        var byNumber = sources.ToDictionary(s => s.Number);
        var wanted = new SortedSet<int>();
        var open = new Queue<int>(numbers);
        while (open.TryDequeue(out var at))
        {
            if (!byNumber.TryGetValue(at, out var source) || !wanted.Add(at)) continue;
            foreach (var parent in source.DerivedFrom) open.Enqueue(parent);
        }

        return [.. wanted.Select(n => byNumber[n])];
    }

    // Everything belongs in a packet, however long the list: a page at a time until it is all there.
    private static async Task<IReadOnlyList<T>> AllAsync<T>(Func<int, int, Task<Listing<T>>> page)
    {
        var rows = new List<T>();
        while (true)
        {
            var listing = await page(rows.Count, PageSize);
            rows.AddRange(listing.Rows);
            if (listing.Rows.Count == 0 || rows.Count >= listing.Total) return rows;
        }
    }
}
