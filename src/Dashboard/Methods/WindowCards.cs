using System.Collections.Immutable;
using Dashboard.Core;
using static Dashboard.Methods.MethodCards;

namespace Dashboard.Methods;

/// <summary>The cards of when something began and ended.</summary>
internal static class WindowCards
{
    public static ImmutableArray<MethodCard> All { get; } =
    [
        new()
        {
            Method = new Method("campaign-window", 2),
            Area = MethodArea.Windows,
            Title = "Window of a campaign",
            Does = "Finds the one raised stretch that describes a cluster's daily counts best, between change points of seasonally adjusted counts. There is none where one steady trend describes them as well, or where counts remember those before so that a drift looks like a stretch. Each end comes with the smallest range of days that holds the asked-for share of its posterior.",
            Assumes = "That the campaign is one raised stretch, and that counts vary about a level as a negative binomial does. The other change points are held fixed for the range of an end.",
            Parameters = [Of("Confidence"), new("Season", "7 days")],
            Source = "Epidemic alternative: Levin and Kline 1985; posterior of a change: Smith 1975; cost and search: see pelt.",
            Fails = "Two bursts become one stretch or only the larger is told. A campaign that only grows, to the log’s last day, may be told as a trend and not as a window. A slow ramp has no sharp end, and its range is too narrow. What is cut off by the log's first or last day is marked open, and its true end is unknown.",
        },
        new()
        {
            Method = new Method("pelt", 1),
            Area = MethodArea.Windows,
            Title = "Division of a series into segments",
            Does = "Finds the division of a series that minimises the sum of the segments' costs plus a penalty for each change. The search is exact.",
            Assumes = "That the cost describes a segment, and that the penalty fits: for windows, 3 ln n and a negative-binomial cost.",
            Source = "Killick, Fearnhead and Eckley 2012.",
            Fails = "Values that depend on each other, which the cost does not know, give too many changes.",
        },
        new()
        {
            Method = new Method("ratio-to-moving-median", 1),
            Area = MethodArea.Windows,
            Title = "Removing the season of the week",
            Does = "Divides counts by a factor for each day of the week, from ratios to a moving median. The factors are kept only where they explain the ratios clearly better than chance.",
            Assumes = "That the season is the same throughout and multiplies. It takes at least three whole weeks.",
            Parameters = [new("Period", "7 days")],
            Source = "Ratio to moving average: Macaulay 1931, with medians in the place of means.",
            Fails = "Holidays are no season. Shorter series are left as they are, so that weekends may look like changes.",
        },
        new()
        {
            Method = new Method("clock-skew", 1),
            Area = MethodArea.Windows,
            Title = "Lag between two logs' clocks",
            Does = "Finds the whole number of hours, up to 14 either way, at which the hourly counts of the accounts in both of two overlapping imports correlate best, by their changes from each hour to the next. It is told on the timeline and on the import's page, and corrects nothing.",
            Assumes = "That both logs have at least a share of the same traffic. It takes at least 72 hours and 10 accounts in common, a correlation of 0.6 or more, and one that exceeds every other lag's by 0.2; otherwise the lag is not known.",
            Parameters = [new("Largest lag", "14 hours")],
            Source = "Cross-correlation: Knapp and Carter 1976; differences against ramps and rhythms: Box and Jenkins 1970.",
            Fails = "A system that passes the same work on hours later looks like a clock that is off. Offsets of a part of an hour, clocks that drift, and logs that were summed by day are not seen.",
        },
        new()
        {
            Method = new Method("change-points", 2),
            Area = MethodArea.Windows,
            Title = "Change points of any series",
            Does = "Takes a repeating season and single wild values out of a numeric series and divides it under descriptions that compete: segments are levels or lines; the noise remembers nothing, something or, as a random walk, everything; it may differ from segment to segment. The one with the least modified Bayesian information criterion is taken, so that a trend is one line and a walk one walk. What is mostly 0 is divided into stretches of one rate. The analysis itself does not use it; the command for series does.",
            Assumes = "Values at equal steps; gaps are bridged by a line. A change costs more where noise remembers, where a series is short and, where the noise may change, where tails are heavy.",
            Parameters = [new("Price of a change", "(p + 2) ln n for p parameters of a segment"),
                new("Price where noise remembers", "1.2 times as high"), new("Price in a series of n values", "1 + 15 / n times as high")],
            Source = "Schwarz 1978; Zhang and Siegmund 2007; memory beside changes: Chakar and others 2017, Romano and others 2022; wild values: Hampel 1974; search: see pelt.",
            Fails = "Of random walks about one in twenty is said to change, of other series without a change fewer. A smooth curve with little noise may be cut into lines, and the two ends of a slow ramp are not sharp. A pattern of steps that repeats six times is a season. Series of more than 600 values are first searched on a coarser grid, so that short segments can be missed.",
        },
    ];
}
