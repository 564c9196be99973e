using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Significance;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// Measures of a group that tell coordination from innocent likeness. Each leans one way or the other, from −1 to 1, by
/// fixed bends that are the same for all data; what a lean weighs is calibrated (<see cref="WaterfallWeights"/>). Hours, rests
/// and volumes of a person's own speak half as much against coordination as their absence speaks for it: people run campaigns, too.
/// That nothing is shared of what accounts run on, and that they were not made at once, says less still: it can be bought.
/// </summary>
/// <param name="input">What is looked at.</param>
/// <param name="layers">Its layers.</param>
/// <param name="activity">Its activity.</param>
/// <param name="graph">Its attributes.</param>
internal sealed class GroupMeasures(AnalysisInput input, AccountLayers layers, ActivityProfile activity, BipartiteGraph graph)
{
    /// <summary>Others beyond this many are thinned evenly: how they differ is told by a part of them.</summary>
    private const int MostOthers = 600;

    /// <summary>Where everybody else's accounts differ less than this in their capabilities, the log hardly tells these.</summary>
    private const double LeastVaried = 0.1;

    /// <summary>Shorter data do not show when accounts fall silent.</summary>
    private const int LeastDays = 28;

    /// <summary>An account that was made so many days before it was first seen was kept for something.</summary>
    private const int LeastSleep = 14;

    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>The least share of the work that is of shared texts for these to be what is divided.</summary>
    private const double LeastListed = 0.6;

    private readonly ModelLayer? sharedPrompts = layers.SharedPrompts is { } prompts
        ? new ModelLayer(prompts, AttributeFamily.Content, 1) : null;
    private readonly ModelLayer? textFamilies = layers.Families is { } families
        ? new ModelLayer(families, AttributeFamily.Content, 1) : null;
    private readonly int[][] attributesOf =
        [.. Enum.GetValues<AttributeFamily>()
            .Select(
                f => Enumerable.Range(0, graph.AttributeCount).Where(t => input.Attributes[t].Family == f && input.Attributes[t].Joins)
                .ToArray())];

    /// <summary>Measures a group against others.</summary>
    /// <param name="group">The group.</param>
    /// <param name="others">Everybody else who is not of another pool.</param>
    public IReadOnlyList<GroupMeasure> Of(int[] group, int[] others)
    {
        var measures = new List<GroupMeasure>();
        var everybodyElse = others;
        others = Thinned(others);
        Habit("hours", "hours of the day", AttributeFamily.Timing, layers.Hours, 0.005);
        Habit("weekdays", "days of the week", AttributeFamily.Timing, layers.Weekdays, 0.005);
        Habit("days", "days on which they are busy", AttributeFamily.Timing, layers.Days, 0.01);
        Habit("capabilities", "capabilities", AttributeFamily.Content, layers.Capabilities, 0.01, LeastVaried);
        Habit("models", "models", AttributeFamily.Content, layers.Models, 0.02);
        Aim();
        Rate();
        Spread();
        Rest();
        Weekend();
        var (prompts, families) = (SharedTexts.Of(sharedPrompts, group), SharedTexts.Of(textFamilies, group));
        Devotion(prompts, families);
        Division(prompts, families);
        Created();
        Wakes();
        Lives();
        Ends();
        foreach (var family in (AttributeFamily[])[
            AttributeFamily.Network, AttributeFamily.Device, AttributeFamily.Payment, AttributeFamily.Identity]) Shared(family);
        return measures;

        void Add(string key, string name, AttributeFamily family, double value, double usual, double lean, FormattableString sentence) =>
            measures.Add(
                new GroupMeasure(
                    key, name, family, value, usual, double.IsNaN(value) || double.IsNaN(lean) ? double.NaN : Math.Clamp(lean, -1, 1),
                    sentence.ToString(CultureInfo.InvariantCulture)));

        void Habit(string key, string what, AttributeFamily family, Layer? layer, double least, double leastUsual = 0)
        {
            var (own, usual) = layer is null
                ? (double.NaN, double.NaN) : (Individuality.Of(layer, group).Index, Individuality.Of(layer, others).Index);
            var ratio = (Math.Max(0, own) + least) / (Math.Max(0, usual) + least);
            Add(
                $"habit-{key}", $"no {what} of their own", family,
                double.IsNaN(usual) || usual < Math.Max(2 * least, leastUsual) ? double.NaN : own, usual,
                Bend(Math.Log(ratio), (-1.4, 1), (-0.7, 0.5), (-0.35, 0), (0, -0.3), (0.3, -0.5)),
                $"How much accounts differ from each other in the {what} (0 for exchangeable, 1 for each its own): {own:0.000}; everybody else {usual:0.000}.");
        }

        void Rate()
        {
            var (own, usual) = (SpreadOf(group.Select(a => Log(activity.Rate(a)))), SpreadOf(others.Select(a => Log(activity.Rate(a)))));
            Add("rate", "equal rates", AttributeFamily.Timing, own, usual,
                Bend(Math.Log(own / usual), (-1.2, 1), (-0.6, 0.5), (-0.3, 0), (0, -0.3), (0.3, -0.5)),
                $"The accounts' requests an active day differ by a factor of {Math.Exp(own):0.0} (one standard deviation); everybody else's by {Math.Exp(usual):0.0}.");
        }

        void Spread()
        {
            var (own, usual) =
                (SpreadOf(group.Select(a => Log(activity.Totals[a]))), SpreadOf(others.Select(a => Log(activity.Totals[a]))));
            Add("totals", "equal volumes", AttributeFamily.Timing, own, usual,
                Bend(Math.Log(own / usual), (-1.2, 1), (-0.6, 0.5), (-0.3, 0), (0, -0.3), (0.3, -0.5)),
                $"The accounts' requests in all differ by a factor of {Math.Exp(own):0.0} (one standard deviation); everybody else's by {Math.Exp(usual):0.0}.");
        }

        void Rest()
        {
            var shares = activity.QuietShares;
            var (own, usual) = shares is null ? (double.NaN, double.NaN) : (Pooled(group), Pooled(others));
            Add("rest", "no hours of rest", AttributeFamily.Timing, own, usual,
                Bend(own - usual, (0, -0.5), (0.03, -0.2), (0.06, 0), (0.12, 0.6), (0.2, 1)),
                $"The quietest eight hours of the day hold {own:P0} of an account's requests at the median; everybody else's {usual:P0}; an even spread would be 33%.");

            double Pooled(int[] accounts)
            {
                var told = accounts.Select(a => shares[a]).Where(double.IsFinite).Order().ToArray();
                return told.Length < 5 ? double.NaN : told[told.Length / 2];
            }
        }

        void Weekend()
        {
            var (own, usual) = (Ratio(group), Ratio(others));
            Add("weekend", "no weekend", AttributeFamily.Timing, usual > 0.85 ? double.NaN : own, usual,
                Bend(own - usual, (-0.2, -0.5), (0, -0.2), (0.1, 0), (0.3, 0.7), (0.5, 1)),
                $"A weekend day has {own:0.00} times the requests of a working day; everybody else's {usual:0.00} times.");

            double Ratio(int[] accounts)
            {
                if (layers.Weekdays is not { } weekdays) return double.NaN;
                var (weekend, week) = (0.0, 0.0);
                foreach (var a in accounts)
                {
                    var categories = weekdays.CategoriesOf(a);
                    var counts = weekdays.CountsOf(a);
                    for (var i = 0; i < categories.Length; i++)
                    {
                        if (categories[i] >= 5) weekend += counts[i] / weekdays.TotalOf(a);
                        else week += counts[i] / weekdays.TotalOf(a);
                    }
                }

                return week <= 0 ? double.NaN : weekend / 2 / (week / 5);
            }
        }

        void Devotion(SharedTexts? prompts, SharedTexts? families)
        {
            var own = Math.Max(prompts?.Devotion ?? double.NaN, families?.Devotion ?? double.NaN);
            if (double.IsNaN(own)) own = prompts?.Devotion ?? families?.Devotion ?? double.NaN;
            Add("devotion", "work of the group's own", AttributeFamily.Content, own, double.NaN,
                Bend(own, (0.1, -0.6), (0.3, -0.3), (0.5, 0), (0.8, 0.7), (0.95, 1)),
                $"{own:P0} of what the accounts ask is of texts, or kinds of texts, that at least two of them ask, and all together more than five times as often as everybody else.");
        }

        void Division(SharedTexts? prompts, SharedTexts? families)
        {
            // Of kinds of texts, as templates with slots, each may well ask all, and a few texts beside the work are no list:
            // only texts themselves that make up most of the work are divided, and a list is longer than a tool's buttons.
            var own = prompts is { Texts: >= CommonList.LeastTexts } && Math.Max(prompts.Devotion, families?.Devotion ?? 0) >= LeastListed
                ? prompts.Overlap : double.NaN;
            Add("division", "work divided up", AttributeFamily.Content, own, double.NaN,
                Bend(own, (0.02, 1), (0.08, 0.5), (0.15, 0), (0.3, -0.6), (0.5, -1)),
                $"Two of the accounts have {own:P0} of the shared texts in common that the one with fewer asks; those who divide a list have few in common, those who each go through all of it most.");
        }

        void Created()
        {
            if (input.CreatedSeconds is not { } created)
            {
                Begun();
                return;
            }

            var (own, usual) = (Share(group), Share(everybodyElse));
            Add("created", "made in batches", AttributeFamily.Timing, own, usual,
                Bend(own - usual, (0, -0.2), (0.2, 0), (0.5, 0.6), (0.8, 1)),
                $"{own:P0} of the accounts were made within an hour of four or more others of the group; of everybody else {usual:P0}.");

            double Share(int[] accounts) => accounts.Length == 0
                ? double.NaN : CreationBatches.Within(created, activity.ByCreation, accounts).Length / (double)accounts.Length;
        }

        // Where nothing says when accounts were made, when they were first seen does, for those that were not there from the start.
        void Begun()
        {
            const int Week = 7;
            var seen = group.Where(a => activity.FirstDays[a] >= Week).Select(a => activity.FirstDays[a]).ToArray();
            if (activity.DayCount < 4 * Week || seen.Length < group.Length / 2.0)
            {
                Add("created", "made in batches", AttributeFamily.Timing, double.NaN, double.NaN, 0,
                    $"The data do not say when accounts were made, and do not reach back far enough to show when most were first seen.");
                return;
            }

            var byDay = new int[activity.DayCount + Week];
            foreach (var day in seen) byDay[day]++;
            var from = Enumerable.Range(0, activity.DayCount).MaxBy(day => byDay.AsSpan(day, Week).ToArray().Sum());
            var (own, usual) = (Within(group), Within(everybodyElse));
            Add("created", "made in batches", AttributeFamily.Timing, own, usual,
                Bend(own - usual, (0, -0.2), (0.2, 0), (0.5, 0.6), (0.8, 1)),
                $"{own:P0} of the accounts were first seen within one week; of everybody else {usual:P0}. The data do not say when accounts were made.");

            double Within(int[] accounts) => accounts.Length == 0 ? double.NaN
                : accounts.Count(a => activity.FirstDays[a] >= from && activity.FirstDays[a] < from + Week) / (double)accounts.Length;
        }

        // Accounts bought with a past are made long before, each for itself, and wake when the work begins.
        void Wakes()
        {
            const int Week = 7;
            if (input.CreatedSeconds is not { } created || activity.DayCount < LeastDays)
            {
                Add("wakes", "woken together", AttributeFamily.Timing, double.NaN, double.NaN, 0,
                    $"The data do not say when accounts were made, or are too short to show when they wake.");
                return;
            }

            var byDay = new int[activity.DayCount + Week];
            foreach (var a in group.Where(IsOld)) byDay[activity.FirstDays[a]]++;
            var from = Enumerable.Range(Week, activity.DayCount - Week).MaxBy(day => byDay.AsSpan(day, Week).ToArray().Sum());
            var (own, usual) = (Within(group), Within(everybodyElse));
            Add("wakes", "woken together", AttributeFamily.Timing, own, usual, Bend(own - usual, (0.1, 0), (0.4, 0.5), (0.7, 1)),
                $"{own:P0} of the accounts were made at least {LeastSleep} days before they were first seen, and were first seen within one week, after the data's first; of everybody else {usual:P0}.");

            bool IsOld(int a) => activity.FirstDays[a] >= Week
                && ((activity.FirstDay + activity.FirstDays[a] - EpochDay) * 86_400.0) - created[a] > LeastSleep * 86_400.0;
            double Within(int[] accounts) => accounts.Length == 0 ? double.NaN : accounts.Count(
                a => IsOld(a) && activity.FirstDays[a] >= from && activity.FirstDays[a] < from + Week) / (double)accounts.Length;
        }

        void Aim()
        {
            var (own, usual) = (ProfileOf(layers.Capabilities, group), ProfileOf(layers.Capabilities, others));
            var distance = own is null || usual is null ? double.NaN : own.Zip(usual, (x, y) => Math.Abs(x - y)).Sum() / 2;
            Add("aim", "an aim in common", AttributeFamily.Content, distance, double.NaN,
                Bend(distance, (0.1, -0.6), (0.2, 0), (0.4, 0.7), (0.6, 1)),
                $"{distance:P0} of what the accounts do would have to be of other capabilities to be like everybody else's.");
        }

        void Lives()
        {
            var days = activity.Daily(group);
            var (active, most) = (days.Count(d => d > 0), 0);
            var spans = group.Where(a => activity.FirstDays[a] >= 0).Select(a => activity.LastDays[a] - activity.FirstDays[a] + 1).Order()
                .ToArray();
            if (spans.Length > 0) most = spans[spans.Length / 2];
            var own = most == 0 || activity.DayCount < 14 ? double.NaN : active / (double)most;
            Add("lives", "accounts replaced by others", AttributeFamily.Timing, own, double.NaN, Bend(own, (1.5, 0), (3, 0.5), (6, 1)),
                $"The group is active on {active} days; its accounts live {most} days at the median.");
        }

        // A campaign that goes on has no end: only an end that is in the data speaks.
        void Ends()
        {
            const int Together = 5;
            var latest = activity.DayCount - (2 * Together);
            if (activity.DayCount < LeastDays)
            {
                Add("ends", "fallen silent together", AttributeFamily.Timing, double.NaN, double.NaN, 0,
                    $"The data are too short to show when accounts fall silent.");
                return;
            }

            var byDay = new int[activity.DayCount];
            foreach (var a in group) byDay[Math.Max(0, activity.LastDays[a])]++;
            var from = Enumerable.Range(0, latest + 1).MaxBy(day => byDay.AsSpan(day, Together).ToArray().Sum());
            var (own, usual) = (Within(group), Within(everybodyElse));
            Add("ends", "fallen silent together", AttributeFamily.Timing, own, usual, Bend(own - usual, (0.1, 0), (0.4, 0.5), (0.7, 1)),
                $"{own:P0} of the accounts were last seen within the same {Together} days, before the data's last {Together}; of everybody else {usual:P0}.");

            double Within(int[] accounts) => accounts.Length == 0 ? double.NaN
                : accounts.Count(a => activity.LastDays[a] >= from && activity.LastDays[a] < from + Together) / (double)accounts.Length;
        }

        void Shared(AttributeFamily family)
        {
            var (isIn, isCovered, isTold) = (new bool[graph.AccountCount], new bool[graph.AccountCount], false);
            foreach (var a in group) isIn[a] = true;
            foreach (var t in attributesOf[(int)family])
            {
                isTold = true;
                var carriers = graph.AccountsOf(t);
                var inside = 0;
                foreach (var a in carriers) inside += isIn[a] ? 1 : 0;

                // Against those outside, so that what all of a large group share counts, too.
                var expected = group.Length * (carriers.Length - inside) / Math.Max(1.0, graph.Population - group.Length);
                if (inside < 3 || inside < 3 * expected || Poisson.UpperTail(expected, inside) > 1e-4) continue;
                foreach (var a in carriers) isCovered[a] |= isIn[a];
            }

            var own = isTold ? group.Count(a => isCovered[a]) / (double)group.Length : double.NaN;
            Add($"shared-{family.ToString().ToLowerInvariant()}", $"shared {SharedAttributeSignals.FamilyName(family)}", family, own,
                double.NaN, Bend(own, (0, -0.2), (0.2, 0), (0.5, 0.6), (0.9, 1)),
                $"{own:P0} of the accounts carry a {SharedAttributeSignals.FamilyName(family)} attribute that three or more of them share beyond what its popularity would give.");
        }
    }

    private static double[]? ProfileOf(Layer? layer, int[] accounts)
    {
        if (layer is null) return null;
        var (profile, told) = (new double[layer.CategoryCount], 0);
        foreach (var a in accounts)
        {
            var total = layer.TotalOf(a);
            if (total <= 0) continue;
            told++;
            var categories = layer.CategoriesOf(a);
            var counts = layer.CountsOf(a);
            for (var i = 0; i < categories.Length; i++) profile[categories[i]] += counts[i] / total;
        }

        return told < 5 ? null : [.. profile.Select(share => share / told)];
    }

    private static int[] Thinned(int[] accounts) =>
        accounts.Length <= MostOthers
        ? accounts : [.. Enumerable.Range(0, MostOthers).Select(i => accounts[(int)((long)i * accounts.Length / MostOthers)])];

    private static double Log(double value) => value > 0 ? Math.Log(value) : double.NaN;

    private static double SpreadOf(IEnumerable<double> values)
    {
        var told = values.Where(double.IsFinite).ToArray();
        if (told.Length < 5) return double.NaN;
        var mean = told.Average();
        return Math.Sqrt(told.Average(v => (v - mean) * (v - mean)));
    }

    /// <summary>Linear between bends, flat beyond them; NaN stays.</summary>
    private static double Bend(double x, params (double At, double Lean)[] bends)
    {
        if (double.IsNaN(x)) return double.NaN;
        if (x <= bends[0].At) return bends[0].Lean;
        for (var i = 1; i < bends.Length; i++)
        {
            if (x <= bends[i].At)
                return bends[i - 1].Lean + ((bends[i].Lean - bends[i - 1].Lean) * (x - bends[i - 1].At) / (bends[i].At - bends[i - 1].At));
        }

        return bends[^1].Lean;
    }
}

/// <summary>A measure of a group.</summary>
/// <param name="Key">What its weight is kept under.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Family">The family of evidence.</param>
/// <param name="Value">The group's; NaN where the data cannot tell.</param>
/// <param name="Usual">Everybody else's; NaN for none.</param>
/// <param name="Lean">−1 to 1; NaN where the data cannot tell.</param>
/// <param name="Sentence">In words.</param>
internal sealed record GroupMeasure(
    string Key, string Name, AttributeFamily Family, double Value, double Usual, double Lean, string Sentence);

/// <summary>Texts that accounts of a group share and hardly anybody else asks.</summary>
/// <param name="Devotion">The mean share of what accounts ask that is of these.</param>
/// <param name="Texts">How many there are.</param>
/// <param name="Overlap">
/// What two accounts have in common of these, as a share of the smaller of the two; where texts that few of the accounts ask are
/// a good part of the work, of those alone: the phrases that all say beside it are no list.
/// </param>
internal sealed record SharedTexts(double Devotion, int Texts, double Overlap)
{
    /// <summary>So many times as often asked by the group as by others.</summary>
    private const double LeastLift = 5;

    /// <summary>A text that less than this share of the accounts asks is asked by few.</summary>
    private const double MostOfRare = 0.2;

    /// <summary>Such texts are a list of their own when they make up at least this share of the work.</summary>
    private const double LeastRare = 0.25;

    /// <summary>Null where fewer than five of the group's accounts have any text. O(cells of the group).</summary>
    public static SharedTexts? Of(ModelLayer? model, int[] group)
    {
        if (model is null) return null;
        var layer = model.Layer;
        var (own, told) = Shares(layer, group);
        if (told < 5) return null;
        var others = Math.Max(1, model.Everybody.Accounts - told);
        var isOwn = new HashSet<int>();
        var devotion = 0.0;
        foreach (var (text, (share, accounts)) in own)
        {
            if (accounts < 2 || share / told <= LeastLift * Math.Max(0, model.Everybody.Shares[text] - share) / others) continue;
            isOwn.Add(text);
            devotion += share / told;
        }

        var rare = isOwn.Where(text => own[text].Accounts < MostOfRare * told).ToHashSet();
        if (rare.Sum(text => own[text].Share / told) >= LeastRare * devotion) isOwn.IntersectWith(rare);
        var sizes = new List<double>();
        foreach (var a in group)
        {
            var count = 0;
            foreach (var text in layer.CategoriesOf(a)) count += isOwn.Contains(text) ? 1 : 0;
            if (count > 0) sizes.Add(count);
        }

        sizes.Sort();
        var common = isOwn.Sum(text => (double)own[text].Accounts * (own[text].Accounts - 1));
        var most = sizes.Select((size, i) => 2 * size * (sizes.Count - 1 - i)).Sum();
        return new SharedTexts(devotion, isOwn.Count, most > 0 ? common / most : double.NaN);
    }

    private static (Dictionary<int, (double Share, int Accounts)> Texts, int Told) Shares(Layer layer, int[] accounts)
    {
        var (texts, told) = (new Dictionary<int, (double Share, int Accounts)>(), 0);
        foreach (var a in accounts)
        {
            if (layer.TotalOf(a) <= 0) continue;
            told++;
            var categories = layer.CategoriesOf(a);
            var counts = layer.CountsOf(a);
            for (var i = 0; i < categories.Length; i++)
            {
                var (share, n) = texts.GetValueOrDefault(categories[i]);
                texts[categories[i]] = (share + (counts[i] / layer.TotalOf(a)), n + 1);
            }
        }

        return (texts, told);
    }
}
