using System.Globalization;
using Dashboard.AnalysisPages;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Investigations.Findings;

namespace Dashboard.Summary;

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

    /// <summary>From the first day to the last, both included; null where nobody says.</summary>
    public (DateOnly First, DateOnly Last)? Window { get; private init; }

    /// <summary>What sources say of one campaign.</summary>
    public sealed record OfSources(ReportedMeasure? Accounts, ReportedMeasure? Interactions) : HeadlineBasis
    {
        /// <summary>The campaign in the source's words.</summary>
        public string Subject { get; init; } = "";

        /// <summary>The source that the leading figure goes back to; null where there is no figure.</summary>
        public Source? Origin { get; init; }

        /// <summary>
        /// Finds the campaign that the allegation is about: of the figures whose sources it cites, those over one window,
        /// and of these the ones that say both how many accounts and how many interactions.
        /// </summary>
        public static OfSources From(Allegation? allegation, IReadOnlyList<Source> sources, IReadOnlyList<ReportedFigure> figures)
        {
            var cited = (allegation?.Elements ?? []).SelectMany(e => e.Grounds).Where(g => g.Bearing == Bearing.For).Select(g => g.SourceNumber).OfType<int>().ToHashSet();
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
            var window = campaign.Key is { WindowStart: { } first, WindowEnd: { } last } ? (first, last) : ((DateOnly, DateOnly)?)null;
            // What the cited sources say leads; what others say of the same window is shown beside it.
            var same = campaign.Concat(window is null ? [] : figures.Where(f => grades.ContainsKey(f.SourceNumber) && (f.WindowStart, f.WindowEnd) == campaign.Key)).Distinct().ToList();
            ReportedMeasure? Of(Measure measure)
            {
                var said = same.Where(f => f.Measure == measure).OrderByDescending(f => campaign.Contains(f)).ThenBy(f => grades[f.SourceNumber], StringComparer.Ordinal)
                    .ThenByDescending(f => SignificantDigits(f.Value)).ThenBy(f => f.Number).ToList();
                return said.Count == 0 ? null : new ReportedMeasure(said[0], said[1..]);
            }

            var (accounts, interactions) = (Of(Measure.Accounts), Of(Measure.Interactions));
            var leading = interactions?.Leading ?? accounts?.Leading;
            return new OfSources(accounts, interactions)
            {
                Window = window,
                Subject = leading?.Subject ?? "",
                Origin = leading is null ? null : sources.FirstOrDefault(s => s.Number == SourceOrigins.OriginOf(leading.SourceNumber, sources)),
            };
        }
    }

    // Of two wordings of one count, the one that commits itself further leads: 28.8 million before 29 million.
    private static int SignificantDigits(double value) => value.ToString("F0", CultureInfo.InvariantCulture).Trim('0').Length;

    /// <summary>What was counted in the case's own data.</summary>
    /// <param name="Exhibit">The cited exhibit whose selection was counted; null when the whole case was.</param>
    public sealed record OfData(IReadOnlyList<Figure.Observed> Figures, Exhibit? Exhibit) : HeadlineBasis
    {
        /// <summary>What must be said of the analysis that the exhibit's clusters come from before its figures are quoted.</summary>
        public IReadOnlyList<HeadlineCaution> Cautions { get; init; } = [];

        public Figure.Observed? this[Measure measure] => Figures.FirstOrDefault(f => f.Measure == measure);

        /// <summary>The tokens that have prices of their own; where their kinds were not counted, all input is taken as uncached.</summary>
        public PricedTokens Tokens => new(
            this[Measure.UncachedInputTokens]?.Value ?? this[Measure.InputTokens]?.Value ?? 0, this[Measure.CacheReadTokens]?.Value ?? 0, this[Measure.CacheWriteTokens]?.Value ?? 0,
            this[Measure.OutputTokens]?.Value ?? 0);

        /// <summary>
        /// The exhibit that the headline counts on: the first that speaks for the accounts acting together, else the first
        /// that speaks for anything.
        /// </summary>
        public static Exhibit? ExhibitOf(Allegation? allegation, IReadOnlyList<Exhibit> exhibits)
        {
            var number = allegation?.Elements
                .OrderByDescending(e => e.Kind == ElementKind.Coordinated)
                .SelectMany(e => e.Grounds)
                .FirstOrDefault(g => g.Bearing == Bearing.For && g.ExhibitNumber is not null)?.ExhibitNumber;
            return exhibits.FirstOrDefault(x => x.Number == number);
        }

        public static OfData From(IReadOnlyList<Figure.Observed> figures, Exhibit? exhibit, TimeRange? time) => new(figures, exhibit)
        {
            Window = time is { } range ? (range.FirstDate, range.LastDate) : null,
        };
    }
}
