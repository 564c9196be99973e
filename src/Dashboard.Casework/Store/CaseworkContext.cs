using Dashboard.Casework.Records;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dashboard.Casework.Store;

/// <summary>
/// The casework database. Read from it freely; it refuses to save except within a <see cref="CaseworkChange"/>,
/// which names who does what, so that no write can go without its audit entry.
/// </summary>
public sealed class CaseworkContext(DbContextOptions<CaseworkContext> options) : DbContext(options)
{
    /// <summary>The change that this context writes; null for a context that only reads.</summary>
    internal CaseworkChange? Change { get; set; }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Casework is saved asynchronously, through a change that is audited.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var change = Change ?? throw new InvalidOperationException(
            "Casework is saved only through a change that names its actor and action, so that it is audited.");
        ChangeTracker.DetectChanges();
        foreach (var versioned in ChangeTracker.Entries<IVersioned>())
        {
            if (versioned.State == EntityState.Added) versioned.Entity.Version = 1;
            else if (versioned.State == EntityState.Modified)
                versioned.Entity.Version = versioned.Property(e => e.Version).OriginalValue + 1;
        }

        // The rows first: their seals are of what is stored.
        var touched = RecordSeals.Touched(this);
        // Whoever edits a record that was altered past the program would else seal what they never looked at.
        if (change.Seals is { } trail) await RecordSeals.RequireAsync(this, trail, touched, cancellationToken);
        var detail = change.Detail();
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        var seals = await RecordSeals.ReadAsync(this, touched, cancellationToken);
        foreach (var (name, hash) in change.FurtherSeals) seals.TryAdd(name, hash);
        if (seals.Count > 0) detail["records"] = seals;
        var entry = await change.ToAuditEntryAsync(detail, cancellationToken);
        Set<AuditEntry>().Add(entry);
        await AuditForestStore.AppendAsync(this, entry, cancellationToken);
        return saved + await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Reads one state until the answer is disposed, whatever is written meanwhile.</summary>
    internal async Task<IAsyncDisposable> BeginReadAsync(CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        // EF Core's own transactions take the one writer's lock at once.
        var transaction = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await Database.UseTransactionAsync(transaction, cancellationToken))!;
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.AddInterceptors(UnauditedWrites.Refused);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<CaseId>().HaveConversion<CaseIdText>().HaveMaxLength(CaseId.MaxLength);
        configurationBuilder.Properties<DateTime>().HaveConversion<InstantText>();
        configurationBuilder.Properties<Fingerprint>().HaveConversion<FingerprintText>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CaseworkContext).Assembly);
        foreach (var versioned in modelBuilder.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(IVersioned))))
        {
            versioned.GetProperty(nameof(IVersioned.Version)).IsConcurrencyToken = true;
        }
    }

    private sealed class CaseIdText() : ValueConverter<CaseId, string>(id => id.Value, text => CaseId.Parse(text));

    private sealed class FingerprintText() : ValueConverter<Fingerprint, string>(f => f.Value, text => new Fingerprint(text));

    /// <summary>Instants as UTC text of fixed width, so that the order of the text is the order of time.</summary>
    private sealed class InstantText() : ValueConverter<DateTime, string>(
        instant => Instant.Format(instant),
        text => Instant.Parse(text));
}
