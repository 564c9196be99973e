using Dashboard.Casework.Access;
using Dashboard.Casework.Cases;
using Dashboard.Casework.People;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Casework.Workspaces;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Casework.Tests;

/// <summary>A real workspace in a folder of its own, with the services that a host would have.</summary>
internal sealed class TemporaryWorkspace : IAsyncDisposable
{
    // Migrating an empty file costs more than most tests: it is done once, and copied.
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    private readonly ServiceProvider services;

    private TemporaryWorkspace(string directory, Workspace workspace, ManualTime time, ICaseAccess access)
    {
        Directory = directory;
        Workspace = workspace;
        Time = time;
        services = new ServiceCollection().AddSingleton<TimeProvider>(time).AddLogging().AddSingleton(access).AddCasework(workspace)
            .BuildServiceProvider();
    }

    public static Actor Owner { get; } = Actor.CurrentUser();

    public static Actor Stranger { get; } = new("stranger", ActorKind.Person);

    public string Directory { get; }

    public Workspace Workspace { get; }

    public ManualTime Time { get; }

    /// <param name="access">The policy; the workspace owner's when none is given.</param>
    public static async Task<TemporaryWorkspace> OpenAsync(ICaseAccess? access = null)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("casework-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(directory, "casework.db"), await Migrated.Value);
        var time = new ManualTime();
        return new TemporaryWorkspace(directory, await Workspace.OpenAsync(directory, time), time, access ?? new MemberAccess(Owner));
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Makes a case whose id follows from its name, as a sample's does.</summary>
    public Task<Case> CreateCaseAsync(string name = "Harbour", bool isSynthetic = true) =>
        Get<CaseRegister>().CreateAsync(Owner, new CaseDraft(name, CaseKind.Telemetry, isSynthetic, IsSample: true));

    /// <summary>Runs SQL past the program, as somebody who tampers would.</summary>
    public async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Workspace.DatabasePath};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static async Task<byte[]> MigrateAsync()
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("casework-").FullName;
        await (await Workspace.OpenAsync(directory)).DisposeAsync();
        var migrated = await File.ReadAllBytesAsync(Path.Combine(directory, "casework.db"));
        System.IO.Directory.Delete(directory, recursive: true);
        return migrated;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Workspace.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class ManualTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Runs whenever the time is asked for, as at the start of every change.</summary>
    public Action? Asked { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        Asked?.Invoke();
        return Now;
    }
}
