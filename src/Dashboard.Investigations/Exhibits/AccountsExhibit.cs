using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.Cases;

namespace Dashboard.Investigations.Exhibits;

/// <summary>The table of accounts, in the order and with the columns of its page.</summary>
public sealed class AccountsExhibit() : TableExhibit("accounts")
{
    public override ExhibitView View => ExhibitView.Accounts;

    public override Task<long> WriteAsync(
        FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures, RowsWriter rows, CancellationToken cancellation) =>
        rows.WriteAsync(
            frozen.Table.Of(AccountColumns.All), AllAccounts.ReadAsync(view.Store, AccountColumns.RequestFor(frozen.Table), cancellation),
            cancellation);
}
