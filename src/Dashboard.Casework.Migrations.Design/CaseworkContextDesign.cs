using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dashboard.Casework.Migrations.Design;

/// <summary>Gives EF Core's tools a context on a database that is never opened.</summary>
internal sealed class CaseworkContextDesign : IDesignTimeDbContextFactory<CaseworkContext>
{
    public CaseworkContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<CaseworkContext>().UseSqlite("Data Source=design.db").Options);

    private static void Main() => Console.Error.WriteLine("This project is only where 'dotnet ef' starts from.");
}
