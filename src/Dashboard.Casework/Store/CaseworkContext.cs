using Dashboard.Core;
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

    public DbSet<ReportedFigure> ReportedFigures => Set<ReportedFigure>();

    public DbSet<CaseEvent> Events => Set<CaseEvent>();

    public DbSet<Allegation> Allegations => Set<Allegation>();

    public DbSet<Exhibit> Exhibits => Set<Exhibit>();

    public DbSet<Annotation> Annotations => Set<Annotation>();

    public DbSet<Packet> Packets => Set<Packet>();

    public DbSet<NamedMapping> NamedMappings => Set<NamedMapping>();

    public DbSet<CapabilityRuleSet> CapabilityRules => Set<CapabilityRuleSet>();

    public DbSet<SavedSelection> SavedSelections => Set<SavedSelection>();

    public DbSet<DrawnWindow> DrawnWindows => Set<DrawnWindow>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<CaseMember> CaseMembers => Set<CaseMember>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SignInFailure> SignInFailures => Set<SignInFailure>();

    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();

    public DbSet<NumberCounter> NumberCounters => Set<NumberCounter>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>The change that this context writes; null for a context that only reads.</summary>
    internal CaseworkChange? Change { get; set; }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Casework is saved asynchronously, through a change that is audited.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var change = Change ?? throw new InvalidOperationException("Casework is saved only through a change that names its actor and action, so that it is audited.");
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            if (entry.State == EntityState.Added) entry.Entity.Version = 1;
            else if (entry.State == EntityState.Modified) entry.Entity.Version = entry.Property(e => e.Version).OriginalValue + 1;
        }

        AuditEntries.Add(await change.ToAuditEntryAsync(cancellationToken));
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
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
