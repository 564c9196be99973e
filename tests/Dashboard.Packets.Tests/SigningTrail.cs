using Dashboard.Casework;
using Dashboard.Casework.Access;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Records;
using Dashboard.Casework.Workspaces;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Exporting;
using Dashboard.Packets.Sealing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Packets.Tests;

/// <summary>A workspace that does nothing but record sealings, prove them, and sign, at the time of the sealed case.</summary>
public sealed class SigningTrail : IDisposable
{
    private readonly Workspace workspace;
    private readonly ServiceProvider services;
    private readonly System.Security.Cryptography.X509Certificates.X509Certificate2 certificate;

    public SigningTrail(string folder)
    {
        var time = new FixedTime();
        workspace = Workspace.OpenAsync(folder, time).GetAwaiter().GetResult();
        services = new ServiceCollection().AddSingleton<TimeProvider>(time).AddLogging().AddCasework(workspace).AddPackets()
            .BuildServiceProvider();
        certificate = services.GetRequiredService<PacketKey>().Read();
        Sealer = new PacketSealer(certificate);
    }

    public PacketSealer Sealer { get; }

    /// <summary>The certificate with its key.</summary>
    public System.Security.Cryptography.X509Certificates.X509Certificate2 Certificate() => services.GetRequiredService<PacketKey>().Read();

    /// <summary>An envelope by “analyst”, whose sealing the trail records.</summary>
    public async Task<PacketEnvelope> SealAsync(PacketContents contents, string contentId)
    {
        var owner = Actor.CurrentUser();
        if (await services.GetRequiredService<CaseRegister>().FindAsync(owner, contents.Case.Id) is null)
            await services.GetRequiredService<CaseRegister>()
                .CreateAsync(owner, new CaseDraft(contents.Case.Name, CaseKind.Telemetry, IsSynthetic: true));
        var envelope = await services.GetRequiredService<PacketEnvelopes>()
            .MakeAsync(new Actor("analyst", ActorKind.Person), contents, contents, contentId, CancellationToken.None);
        return envelope with { Audit = new AuditState(128, new string('b', 64), "2026-07-01T08:59:58.000000Z", "") };
    }

    public void Dispose()
    {
        certificate.Dispose();
        services.Dispose();
        workspace.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(SealedCase.Now);
    }
}
