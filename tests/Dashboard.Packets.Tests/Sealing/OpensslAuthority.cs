using System.Net;

namespace Dashboard.Packets.Tests.Sealing;

/// <summary>A time-stamping authority that is openssl.</summary>
public sealed class OpensslAuthority : HttpMessageHandler
{
    private readonly string folder;

    private OpensslAuthority(string folder) => this.folder = folder;

    public static async Task<OpensslAuthority> MakeAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "ts.cnf"), """
            [ req ]
            distinguished_name = dn
            prompt = no
            x509_extensions = ext
            [ dn ]
            CN = Test authority
            [ ext ]
            extendedKeyUsage = critical,timeStamping
            keyUsage = critical,digitalSignature
            [ tsa ]
            default_tsa = tsa1
            [ tsa1 ]
            serial = serial
            signer_cert = cert.pem
            signer_key = key.pem
            signer_digest = sha256
            default_policy = 1.2.3.4
            digests = sha256
            ess_cert_id_alg = sha256
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "serial"), "01\n");
        var made = await OutsideTool.RunAsync(
            "openssl", folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days", "30",
            "-config", "ts.cnf");
        Assert.True(made.ExitCode == 0, made.Output);
        return new OpensslAuthority(folder);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await File.WriteAllBytesAsync(
            Path.Combine(folder, "request"), await request.Content!.ReadAsByteArrayAsync(cancellationToken), cancellationToken);
        var answered = await OutsideTool.RunAsync(
            "openssl", folder, "ts", "-reply", "-queryfile", "request", "-out", "response", "-config", "ts.cnf", "-section", "tsa1");
        Assert.True(answered.ExitCode == 0, answered.Output);
        return new HttpResponseMessage(
            HttpStatusCode.OK) { Content = new ByteArrayContent(
                await File.ReadAllBytesAsync(Path.Combine(folder, "response"), cancellationToken)) };
    }
}
