using System.Text.Json;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.Imports;

internal sealed class NamedMappingTable : IEntityTypeConfiguration<NamedMapping>
{
    public void Configure(EntityTypeBuilder<NamedMapping> builder)
    {
        builder.ToTable("NamedMappings");
        builder.IsNumberedInCase();
        builder.Property(m => m.Name).UseCollation("NOCASE");
        builder.HasIndex(m => new { m.CaseId, m.Name }).IsUnique();
    }
}

internal sealed class CapabilityRuleSetTable : IEntityTypeConfiguration<CapabilityRuleSet>
{
    public void Configure(EntityTypeBuilder<CapabilityRuleSet> builder)
    {
        builder.ToTable("CapabilityRules");
        builder.HasKey(r => r.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Rules).HasConversion(
            rules => CaseworkJson.Serialize(rules),
            text => JsonSerializer.Deserialize<List<CapabilityRule>>(text, CaseworkJson.Options)!,
            // The list is replaced as a whole and never changed in place.
            new ValueComparer<IReadOnlyList<CapabilityRule>>((a, b) => a!.SequenceEqual(b!), rules => rules.Count, rules => rules));
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class ImportSets
{
    extension(CaseworkContext context)
    {
        public DbSet<NamedMapping> NamedMappings => context.Set<NamedMapping>();

        public DbSet<CapabilityRuleSet> CapabilityRules => context.Set<CapabilityRuleSet>();
    }
}
