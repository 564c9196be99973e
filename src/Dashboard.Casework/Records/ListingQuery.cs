using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Records;

/// <summary>Cuts a query to a listing.</summary>
internal static class ListingQuery
{
    /// <summary>A part of an ordered query, with the length of the whole.</summary>
    public static async Task<Listing<T>> ToListingAsync<T>(
        this IQueryable<T> ordered, int skip, int take, CancellationToken cancellationToken)
        where T : class
    {
        var total = await ordered.CountAsync(cancellationToken);
        var rows = await ordered.AsNoTracking().Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 0, Listing<T>.MaxRows))
            .ToListAsync(cancellationToken);
        return new Listing<T>(rows, total);
    }
}
