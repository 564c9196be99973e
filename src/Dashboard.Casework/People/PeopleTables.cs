using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Casework.People;

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.HasAlternateKey(p => p.UserName);
        builder.HasIndex(p => p.NormalizedUserName).IsUnique();
        builder.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
        builder.Property(p => p.PasswordHash).IsSecret();
        builder.Property(p => p.SecurityStamp).IsSecret();
        builder.Property(p => p.ConcurrencyStamp).IsSecret();
        // People are known by name: the program sends nothing, so it asks for no address.
        builder.Ignore(p => p.Email).Ignore(p => p.NormalizedEmail).Ignore(p => p.EmailConfirmed).Ignore(p => p.PhoneNumber)
            .Ignore(p => p.PhoneNumberConfirmed);
    }
}

internal sealed class PersonTokenTable : IEntityTypeConfiguration<IdentityUserToken<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<string>> builder)
    {
        builder.ToTable("PersonTokens");
        builder.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(t => t.Value).IsSecret();
    }
}

internal sealed class CaseMemberTable : IEntityTypeConfiguration<CaseMember>
{
    public void Configure(EntityTypeBuilder<CaseMember> builder)
    {
        builder.ToTable("CaseMembers");
        builder.HasKey(m => new { m.Person, m.CaseId, m.Role });
        builder.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.Person).HasPrincipalKey(p => p.UserName).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SignInFailureTable : IEntityTypeConfiguration<SignInFailure>
{
    public void Configure(EntityTypeBuilder<SignInFailure> builder)
    {
        builder.ToTable("SignInFailures");
        builder.HasKey(f => new { f.Person, f.Place });
        builder.HasOne<Person>().WithMany().HasForeignKey(f => f.Person).HasPrincipalKey(p => p.UserName).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.Person).HasPrincipalKey(p => p.UserName).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OneTimeLinkTable : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> builder)
    {
        builder.ToTable("OneTimeLinks");
        builder.IsToldElsewhere();
        builder.Property(l => l.TokenHash).IsSecret();
        builder.HasKey(l => l.TokenHash);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.Person).HasPrincipalKey(p => p.UserName).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>The tables of this folder, asked of a context.</summary>
public static class PeopleSets
{
    extension(CaseworkContext context)
    {
        public DbSet<Person> People => context.Set<Person>();

        public DbSet<CaseMember> CaseMembers => context.Set<CaseMember>();

        public DbSet<Session> Sessions => context.Set<Session>();

        public DbSet<SignInFailure> SignInFailures => context.Set<SignInFailure>();

        public DbSet<OneTimeLink> OneTimeLinks => context.Set<OneTimeLink>();
    }
}
