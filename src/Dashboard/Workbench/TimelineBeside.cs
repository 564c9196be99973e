using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;

namespace Dashboard.Workbench;

/// <summary>What stands beside a timeline's counts.</summary>
/// <param name="Gaps">When nothing was logged at all, and should have been.</param>
/// <param name="Accounts">How many accounts were created and banned, bin by bin; null where nobody asked.</param>
/// <param name="Clocks">The imports whose clock seems to be off.</param>
public sealed record TimelineBeside(IReadOnlyList<TimeRange> Gaps, AccountDates? Accounts, IReadOnlyList<ClockFinding> Clocks)
{
    /// <summary>Nothing.</summary>
    public static TimelineBeside Nothing { get; } = new([], null, []);

    /// <summary>
    /// Asks for how many accounts were created and banned in a timeline's bins; null where it has none, or shows neither.
    /// </summary>
    public static async Task<AccountDates?> AccountsAsync(
        IPanelReader store, Timeline timeline, WorkbenchState state, CancellationToken cancellation) =>
        timeline.Bins.Count == 0 || !(state.Shows(TimelineLane.Created) || state.Shows(TimelineLane.Banned))
            ? null
            : await store.AccountDatesAsync(
                new AccountDatesRequest(PanelSelections.Accounts(state.Selection), timeline.Bins, TimelineFigure.End(timeline)),
                cancellation);
}
