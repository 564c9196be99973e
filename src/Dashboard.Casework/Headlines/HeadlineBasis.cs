using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Casework.Headlines;

/// <summary>A measure of the campaign that an allegation is about, as each of the sources words it.</summary>
/// <param name="Leading">The figure that stands in the headline.</param>
/// <param name="Others">What other sources say of the same.</param>
public sealed record ReportedMeasure(ReportedFigure Leading, IReadOnlyList<ReportedFigure> Others)
{
    public IReadOnlyList<double> Values { get; } = [Leading.Value, .. Others.Select(f => f.Value)];
}

/// <summary>The numbers that an allegation's headline rests on: reported by sources, or counted in the case's own data.</summary>
public abstract record HeadlineBasis
{
    private HeadlineBasis()
    {
    }

    /// <summary>
    /// The days that the campaign is said or concluded to have taken, never those that a log happens to cover; null where nobody says.
    /// </summary>
    public AllegedPeriod? Period { get; init; }

    /// <summary>What an allegation's headline rests on: counts of the exhibit that it cites, else what its sources say.</summary>
    public static HeadlineBasis Of(AllegationDossier dossier)
    {
        var period = dossier.Allegation.Particulars.Period;
        if (dossier.Case.Kind != CaseKind.PublicRecord && OfData.ExhibitOf(dossier.Allegation, dossier.Exhibits) is { } exhibit)
            return OfData.From(exhibit) with { Period = period ?? OfData.SelectedDays(exhibit) };
        var said = OfSources.From(dossier.Allegation, dossier.Sources, dossier.Figures);
        return period is null ? said : said with { Period = period };
    }

    /// <summary>What sources say of one campaign.</summary>
    public sealed record OfSources(ReportedMeasure? Accounts, ReportedMeasure? Interactions) : HeadlineBasis
    {
        /// <summary>The source that the leading figure goes back to; null where there is no figure.</summary>
        public Source? Origin { get; init; }

        /// <summary>The source that words the leading figures; null where there is no figure.</summary>
        public Source? WordedBy { get; init; }

        /// <summary>
        /// Finds the campaign that the allegation is about: of the figures whose sources it cites, those over one window,
        /// and of these the ones that say both how many accounts and how many interactions. Both come from one source: two
        /// sources' wordings are never joined.
        /// </summary>
        public static OfSources From(Allegation? allegation, IReadOnlyList<Source> sources, IReadOnlyList<ReportedFigure> figures)
        {
            var cited = (allegation?.Elements ?? []).SelectMany(e => e.Grounds).Where(g => g.Bearing == Bearing.For)
                .Select(g => g.SourceNumber).OfType<int>().ToHashSet();
            var grades = sources.ToDictionary(s => s.Number, s => s.Grade);
            var candidates = figures.Where(f => grades.ContainsKey(f.SourceNumber) && (cited.Count == 0 || cited.Contains(f.SourceNumber)));
            var campaign = candidates
                .GroupBy(f => (f.WindowStart, f.WindowEnd))
                .OrderByDescending(g => g.Any(f => f.Measure == Measure.Accounts) && g.Any(f => f.Measure == Measure.Interactions))
                .ThenByDescending(g => g.Key.WindowStart is not null)
                .ThenByDescending(g => g.Count())
                .ThenByDescending(g => g.Key.WindowStart)
                .FirstOrDefault();
            if (campaign is null) return new OfSources(null, null);
            var period = campaign.Key is { WindowStart: { } first, WindowEnd: { } last }
                ? new AllegedPeriod(first, last, PeriodBasis.Reported) : null;
            // What the cited sources say leads; what others say of the same window is shown beside it.
            var same = campaign.Concat(
                period is null ? [] : figures.Where(
                    f => grades.ContainsKey(f.SourceNumber) && (f.WindowStart, f.WindowEnd) == campaign.Key)).Distinct().ToList();
            var leader = campaign.GroupBy(f => f.SourceNumber)
                .OrderByDescending(g => g.Any(f => f.Measure == Measure.Accounts) && g.Any(f => f.Measure == Measure.Interactions))
                .ThenBy(g => grades[g.Key], StringComparer.Ordinal)
                .ThenByDescending(g => g.Max(f => SignificantDigits(f.Value)))
                .ThenBy(g => g.Key)
                .First().Key;
            ReportedMeasure? Of(Measure measure)
            {
                var said = same.Where(f => f.Measure == measure).OrderByDescending(f => f.SourceNumber == leader)
                    .ThenByDescending(f => campaign.Contains(f))
                    .ThenByDescending(f => SignificantDigits(f.Value)).ThenBy(f => f.Number).ToList();
                // A count that only another source has stays with that source's card, out of the sentence.
                return said is [{ } leading, ..] && leading.SourceNumber == leader ? new ReportedMeasure(leading, said[1..]) : null;
            }

            return new OfSources(Of(Measure.Accounts), Of(Measure.Interactions))
            {
                Period = period,
                WordedBy = sources.FirstOrDefault(s => s.Number == leader),
                Origin = sources.FirstOrDefault(s => s.Number == SourceOrigins.OriginOf(leader, sources)),
            };
        }
    }

    // Of two wordings of one count, the one that commits itself further leads: 28.8 million before 29 million.
    private static int SignificantDigits(double value) => value.ToString("F0", CultureInfo.InvariantCulture).Trim('0').Length;

    /// <summary>What was counted in the case's own data, as the cited exhibit froze it.</summary>
    /// <param name="Figures">The frozen figures.</param>
    /// <param name="Exhibit">The exhibit.</param>
    public sealed record OfData(IReadOnlyList<Figure.Observed> Figures, Exhibit Exhibit) : HeadlineBasis
    {
        private static readonly ImmutableSortedSet<string> Accused = ImmutableSortedSet.Create(StringComparer.Ordinal, "operator", "pool");

        public Figure.Observed? this[Measure measure] => Figures.FirstOrDefault(f => f.Measure == measure);

        /// <summary>Whether who was counted is what a method concluded: then the counts are observed within an inferred cluster.</summary>
        public bool IsWithinInferred => IsInferred(Exhibit.Selection);

        /// <summary>
        /// Whether clusters were counted whole, with those of their accounts that are assessed as nothing, or as bystanders.
        /// </summary>
        public bool IsOfWholeClusters => IsWithinInferred
            && !(Exhibit.Selection[Dimension.Disposition].Included is { IsEmpty: false } counted && Accused.IsSupersetOf(counted));

        /// <summary>Whether a selection is of what a method concluded: clusters, or accounts by what they were taken for.</summary>
        public static bool IsInferred(Selection selection) => !selection[Dimension.Cluster].IsEverything
            || !selection[Dimension.Disposition].IsEverything;

        /// <summary>
        /// The exhibit that the headline counts on: the first that speaks for the accounts acting together, else the first
        /// that speaks for anything.
        /// </summary>
        public static Exhibit? ExhibitOf(Allegation? allegation, IReadOnlyList<Exhibit> exhibits)
        {
            var number = allegation?.Elements
                .OrderByDescending(e => e.Kind == ElementKind.Coordinated)
                .SelectMany(e => e.Grounds.OrderBy(g => g.Number))
                .FirstOrDefault(g => g.Bearing == Bearing.For && g.ExhibitNumber is not null)?.ExhibitNumber;
            return exhibits.FirstOrDefault(x => x.Number == number);
        }

        public static OfData From(Exhibit exhibit) => new(exhibit.Figures, exhibit);

        /// <summary>
        /// The days that somebody selected before freezing; null where all the log was selected: its extent is no campaign.
        /// </summary>
        public static AllegedPeriod? SelectedDays(Exhibit exhibit) =>
            exhibit.Selection.Time is { } time ? new AllegedPeriod(time.FirstDate, time.LastDate, PeriodBasis.Chosen) : null;
    }
}
