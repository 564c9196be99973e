using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Opening;

namespace Dashboard.Benchmarks;

/// <summary>The campaign that benchmarks at full scale look at: without it they would measure an empty picture, or wait for one.</summary>
internal static class CampaignPool
{
    /// <exception cref="BenchmarkFailedException">The case has no accounts of a pool.</exception>
    public static async Task RequireAsync(string folder)
    {
        await using var stores = new InteractionStores(folder);
        var assignments = await stores.Open(CaseId.Parse("campaign")).AssignmentsAsync(default);
        Require(assignments.Count(a => a.Disposition == Disposition.Pool), folder);
    }

    /// <exception cref="BenchmarkFailedException">There are none.</exception>
    public static void Require(int accounts, string folder)
    {
        if (accounts == 0)
            throw new BenchmarkFailedException(
                $"The analysis of the campaign in '{folder}' found no account of a pool, so there is nothing to measure. Delete the folder and run 'analysis - - {folder}'; if it is empty again, the analysis or the store is at fault.");
    }
}

/// <summary>A benchmark cannot measure what it is for; the message says why.</summary>
internal sealed class BenchmarkFailedException(string message) : Exception(message);
