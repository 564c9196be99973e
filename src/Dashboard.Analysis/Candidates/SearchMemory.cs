using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Verdicts;

namespace Dashboard.Analysis.Candidates;

/// <summary>
/// What searches of one model have found out of groups: it depends on whom they are held against, and on no parameter that a search is
/// run again with, so whoever asks the same again has the same answer, to the last digit. Safe for several threads.
/// </summary>
internal sealed class SearchMemory
{
    private readonly GroupMemory<Known> known = new();

    /// <summary>What is known of groups that are held against a population: everybody who has the same accounts is the same.</summary>
    public Known Of(SearchedPopulation population) => known.Of(population.Taken, () => new Known());

    /// <summary>What is known of groups against one population.</summary>
    internal sealed class Known
    {
        /// <summary>What groups become in one step of refinement.</summary>
        public GroupMemory<int[]> Steps { get; } = new();

        /// <summary>How they are judged.</summary>
        public GroupMemory<Waterfall> Judged { get; } = new();

        /// <summary>How well accounts fit those that others settle at.</summary>
        public GroupMemory<SettledWhole> Wholes { get; } = new();

        /// <summary>Their clear members.</summary>
        public GroupMemory<int[]> Clear { get; } = new();

        /// <summary>How clearly those within the population ask something else than the rest of it.</summary>
        public GroupMemory<ContentGap> Gaps { get; } = new();
    }
}
