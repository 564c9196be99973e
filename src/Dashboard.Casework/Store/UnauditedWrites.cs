using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.Casework.Store;

/// <summary>Refuses the bulk updates and deletes of EF Core, which would go past the change tracker and so past the audit.</summary>
internal sealed class UnauditedWrites : DbCommandInterceptor
{
    public static UnauditedWrites Refused { get; } = new();

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData);
        return ValueTask.FromResult(result);
    }

    private static void Check(CommandEventData eventData)
    {
        if (eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete)
            throw new InvalidOperationException(
                "Bulk updates and deletes go past the audit trail: change the entities within a change instead.");
    }
}
