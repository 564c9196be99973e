using Dashboard.Core;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dashboard.Casework;

/// <summary>
/// The casework database. Read from it freely; it refuses to save except within a <see cref="CaseworkChange"/>,
/// which names who does what, so that no write can go without its audit entry.
/// </summary>
public sealed class CaseworkContext(DbContextOptions<CaseworkContext> options) : DbContext(options)
{
    public DbSet<Case> Cases => Set<Case>();

    public DbSet<OpenQuestion> OpenQuestions => Set<OpenQuestion>();

    public DbSet<Source> Sources => Set<Source>();

    public DbSet<Quotation> Quotations => Set<Quotation>();

    public DbSet<SourceText> SourceTexts => Set<SourceText>();

    public DbSet<ReportedFigure> ReportedFigures => Set<ReportedFigure>();

    public DbSet<CaseEvent> Events => Set<CaseEvent>();

    public DbSet<Allegation> Allegations => Set<Allegation>();

    public DbSet<AllegationRemark> Remarks => Set<AllegationRemark>();

    public DbSet<Exhibit> Exhibits => Set<Exhibit>();

    public DbSet<Annotation> Annotations => Set<Annotation>();

    public DbSet<Packet> Packets => Set<Packet>();

    public DbSet<NamedMapping> NamedMappings => Set<NamedMapping>();

    public DbSet<CapabilityRuleSet> CapabilityRules => Set<CapabilityRuleSet>();

    public DbSet<SavedSelection> SavedSelections => Set<SavedSelection>();

    public DbSet<DrawnWindow> DrawnWindows => Set<DrawnWindow>();

    public DbSet<ClusterName> ClusterNames => Set<ClusterName>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<CaseMember> CaseMembers => Set<CaseMember>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SignInFailure> SignInFailures => Set<SignInFailure>();

    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();

    public DbSet<NumberCounter> NumberCounters => Set<NumberCounter>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditTree> AuditTrees => Set<AuditTree>();

    public DbSet<AuditTile> AuditTiles => Set<AuditTile>();

    /// <summary>The change that this context writes; null for a context that only reads.</summary>
    internal CaseworkChange? Change { get; set; }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Casework is saved asynchronously, through a change that is audited.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var change = Change ?? throw new InvalidOperationException("Casework is saved only through a change that names its actor and action, so that it is audited.");
        ChangeTracker.DetectChanges();
        foreach (var versioned in ChangeTracker.Entries<IVersioned>())
        {
            if (versioned.State == EntityState.Added) versioned.Entity.Version = 1;
            else if (versioned.State == EntityState.Modified) versioned.Entity.Version = versioned.Property(e => e.Version).OriginalValue + 1;
        }

        // The rows first: their seals are of what is stored.
        var touched = RecordSeals.Touched(this);
        var detail = change.Detail();
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        var seals = await RecordSeals.ReadAsync(this, touched, cancellationToken);
        foreach (var (name, hash) in change.FurtherSeals) seals.TryAdd(name, hash);
        if (seals.Count > 0) detail["records"] = seals;
        var entry = await change.ToAuditEntryAsync(detail, cancellationToken);
        AuditEntries.Add(entry);
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

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(UnauditedWrites.Refused);

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
