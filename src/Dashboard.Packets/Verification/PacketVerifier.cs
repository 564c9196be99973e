using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Files;
using Dashboard.Packets.Payloads;
using Dashboard.Packets.Sealing;
using Dashboard.Packets.Verification.Recounts;
using Dashboard.Packets.Writing;

namespace Dashboard.Packets.Verification;

/// <summary>
/// Checks a packet from the outside in: what it lies in, the bag, its seals, the content, the envelope, the report. It needs nothing but
/// the file or folder, and trusts nothing in it.
/// </summary>
public static class PacketVerifier
{
    private const string ContainerCheck = "container";
    private const string SealCheck = "container checksum";

    /// <summary>Verifies the packet in a file or a folder, or judges a bag that is none.</summary>
    public static async Task<PacketVerification> VerifyAsync(
        string path, VerificationRequest? request = null, CancellationToken cancellation = default)
    {
        try
        {
            return await new Run(request ?? VerificationRequest.Plain).VerifyAsync(path, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new PacketVerification(
                false, "", false, null, null, null, null, [], [new PacketCheck(ContainerCheck, false, $"It cannot be read: {e.Message}")]);
        }
    }

    private sealed class Run(VerificationRequest request)
    {
        private readonly CheckList list = new();
        private RecountedExhibits recounts = new();
        private bool isBag;
        private IReadOnlyList<string> warnings = [];
        private bool? isConsistent;
        private string? contentId;
        private PacketSignature? signature;
        private PacketTimestamp? timestamp;

        public async Task<PacketVerification> VerifyAsync(string path, CancellationToken cancellation)
        {
            PacketFiles? files = null;
            try
            {
                UnpackedBag? bag = null;
                var sha256 = "";
                // The file as a whole is hashed while what is in it is unpacked.
                var hashing = Directory.Exists(path) ? null : Task.Run(() => HashAsync(path, cancellation), cancellation);
                await list.CheckAsync(ContainerCheck, async () =>
                {
                    files = await PacketFiles.OpenAsync(path, cancellation);
                    recounts = RecountedExhibits.Of(files);
                    bag = await UnpackedBag.ReadAsync(files, cancellation, recounts.SinkOf);
                    return $"{bag.Files.Count} files in {files.Kind}, all read.";
                });
                if (hashing is not null)
                {
                    (sha256, var isSealRight) = await hashing;
                    if (isSealRight is { } isRight) AddSeal(isRight);
                }

                if (bag is not null) await BagAsync(bag, cancellation);
                if (isConsistent is not null) isConsistent = list.AreAllOk();
                return new PacketVerification(
                    list.AreAllOk() && isBag, sha256, isBag, isConsistent, contentId, signature, timestamp, list.Items,
                    list.Checks) { Warnings = warnings };
            }
            finally
            {
                if (files is not null) await files.DisposeAsync();
            }
        }

        private async Task BagAsync(UnpackedBag bag, CancellationToken cancellation)
        {
            var first = list.Count;
            BagChecks? checks = null;
            await list.CheckAsync(
                BagChecks.DeclarationName, async () => (checks = await BagChecks.DeclaredAsync(bag, cancellation)).Declaration());
            if (checks is null) return;
            await list.CheckAsync("payload oxum", () => checks.OxumAsync(cancellation));
            await list.CheckAsync("payload manifest", () => checks.ManifestsAsync(cancellation));
            await list.CheckAsync("unlisted files", () => checks.UnlistedAsync(cancellation));
            await list.CheckAsync("tag manifest", () => checks.TagManifestsAsync(cancellation));
            await list.CheckAsync("fetch list", () => checks.FetchAsync(cancellation));
            isBag = list.AreAllOk(first);
            warnings = checks.Warnings;
            if (!bag.Files.ContainsKey(BagInfo.PayloadFolder + Payload.PacketFile))
            {
                if (request.Trust.Count > 0)
                    list.Add(new PacketCheck("trust", false, "It is no packet of this program, and nobody's signature on it is known."));
                return;
            }

            isConsistent = false;
            await PacketAsync(bag, cancellation);
        }

        private async Task PacketAsync(UnpackedBag bag, CancellationToken cancellation)
        {
            var reading = new PacketReading(bag);
            var content = new ContentChecks(bag, reading, recounts, list);
            var read = await content.RunAsync(cancellation);
            PacketEnvelope? envelope = null;
            if (read is { } whole)
            {
                contentId = whole.ContentId.Length > 0 ? whole.ContentId : null;
                envelope = await new EnvelopeChecks(bag, reading, list).RunAsync(whole.Contents, whole.ContentId, cancellation);
                if (envelope is not null) await new ReportChecks(bag, list).RunAsync(whole.Contents, envelope, cancellation);
                await new InferenceChecks(bag, list, request).RunAsync(whole.Contents, cancellation);
            }

            await SealsAsync(bag, envelope, cancellation);
        }

        private async Task SealsAsync(UnpackedBag bag, PacketEnvelope? envelope, CancellationToken cancellation)
        {
            if (!bag.Files.ContainsKey(BagInfo.TagManifestFile)) return;
            var tagManifest = await bag.ReadBytesAsync(BagInfo.TagManifestFile, cancellation);
            await list.CheckAsync("signature", async () =>
            {
                if (!bag.Files.ContainsKey(PacketSealer.SignatureFile))
                {
                    return envelope is { SignerCertificate.Length: > 0 }
                        ? throw new PacketFormatException(
                            "The envelope names a signer and there is no signature: it was taken away, or never there.")
                        : "There is no signature: anybody could have made this packet.";
                }

                var found = SealVerification.Signature(
                    await bag.ReadBytesAsync(PacketSealer.SignatureFile, cancellation), tagManifest, request.Trust);
                if (envelope is not null && envelope.SignerCertificate != found.Certificate)
                    throw new PacketFormatException(
                        $"The signature is by certificate {found.Certificate}, and the envelope names {(envelope.SignerCertificate.Length > 0 ? envelope.SignerCertificate : "no signer")}.");
                if (envelope is not null && envelope.SignerName != found.Name)
                    throw new PacketFormatException(
                        $"The signer's certificate is of '{found.Name}', and the envelope names '{envelope.SignerName}'.");
                signature = found;
                return $"The signature over {BagInfo.TagManifestFile} holds, by the key of certificate {found.Certificate}.";
            });
            await list.CheckAsync("certificate", () => CertificateAsync(bag, envelope, cancellation));
            await list.CheckAsync("time stamp", () => TimestampAsync(bag, tagManifest, cancellation));
            if (request.Trust.Count == 0) return;
            list.Add(signature switch
            {
                { Trusted: true } => new PacketCheck("trust", true, "The signer's certificate is one that you named, or issued by it."),
                null =>
                    new PacketCheck(
                        "trust", false, "There is no signature that holds, so that no certificate you named can be its signer's."),
                _ =>
                    new PacketCheck(
                        "trust", false, $"The signer's certificate {signature.Certificate} is none that you named, nor issued by one."),
            });
        }

        /// <summary>The certificate that lies beside is the signer's: whoever checks without this program takes it from there.</summary>
        private static async Task<string> CertificateAsync(UnpackedBag bag, PacketEnvelope? envelope, CancellationToken cancellation)
        {
            if (!bag.Files.ContainsKey(EnvelopeFiles.CertificateFile))
                return envelope is { SignerCertificate.Length: > 0 } ? throw new PacketFormatException(
                    "The envelope names a signer and the certificate is missing.") : "No certificate is needed.";
            var pem = await bag.ReadTextAsync(EnvelopeFiles.CertificateFile, cancellation);
            X509Certificate2 certificate;
            try
            {
                certificate = X509Certificate2.CreateFromPem(pem);
            }
            catch (CryptographicException e)
            {
                throw new PacketFormatException($"{EnvelopeFiles.CertificateFile} is no certificate: {e.Message}", e);
            }

            using (certificate)
            {
                var hash = Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));
                if (hash != (envelope?.SignerCertificate ?? hash))
                    throw new PacketFormatException(
                        $"{EnvelopeFiles.CertificateFile} is certificate {hash}, and the envelope names {(envelope!.SignerCertificate.Length > 0 ? envelope.SignerCertificate : "no signer")}.");
                return pem.Trim() == certificate.ExportCertificatePem()
                    ? $"The certificate beside is {hash}." : throw new PacketFormatException(
                        $"{EnvelopeFiles.CertificateFile} holds more than a certificate.");
            }
        }

        private async Task<string> TimestampAsync(UnpackedBag bag, byte[] tagManifest, CancellationToken cancellation)
        {
            var hasRequest = bag.Files.ContainsKey(PacketSealer.RequestFile);
            if (hasRequest && !SealVerification.IsRequestFor(await bag.ReadBytesAsync(PacketSealer.RequestFile, cancellation), tagManifest))
                throw new PacketFormatException($"{PacketSealer.RequestFile} asks for no time stamp of the tag manifest as it is.");
            if (!bag.Files.ContainsKey(PacketSealer.ResponseFile))
                return hasRequest ? "Not time-stamped; the request to an authority is here and can be answered." : "Not time-stamped.";
            if (!hasRequest) throw new PacketFormatException($"{PacketSealer.ResponseFile} is here without the request that it answers.");
            timestamp = SealVerification.Timestamp(
                await bag.ReadBytesAsync(PacketSealer.RequestFile, cancellation),
                await bag.ReadBytesAsync(PacketSealer.ResponseFile, cancellation), tagManifest, request.Trust);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"'{timestamp.Authority}' attests that the tag manifest was there at {timestamp.At:yyyy-MM-dd HH:mm:ss} UTC.");
        }

        /// <summary>
        /// The file's hash, and in the same pass whether the container's own checksum is right, where the file ends with one.
        /// </summary>
        private static async Task<(string Sha256, bool? IsSealRight)> HashAsync(string path, CancellationToken cancellation)
        {
            await using var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var tail = new byte[Math.Min(ContainerFormat.SealLength, file.Length)];
            await RandomAccess.ReadAsync(file.SafeFileHandle, tail, file.Length - tail.Length, cancellation);
            var sealedBytes = ContainerFormat.IsSeal(tail) ? file.Length - tail.Length : -1;
            var buffer = new byte[1 << 20];
            var position = 0L;
            bool? isSealRight = null;
            int read;
            while ((read = await file.ReadAsync(buffer, cancellation)) > 0)
            {
                var upTo = (int)Math.Clamp(sealedBytes - position, 0, read);
                hash.AppendData(buffer, 0, upTo);
                if (position <= sealedBytes && sealedBytes <= position + read && upTo == sealedBytes - position)
                    isSealRight ??= ContainerFormat.Seal(hash.GetCurrentHash()).AsSpan().SequenceEqual(tail);
                hash.AppendData(buffer, upTo, read - upTo);
                position += read;
            }

            return (Convert.ToHexStringLower(hash.GetHashAndReset()), isSealRight);
        }

        private void AddSeal(bool isRight) => list.Add(isRight
            ? new PacketCheck(
                SealCheck, true,
                "The zip file's own checksum is that of its bytes: it is not damaged. Whoever changes a file can write it anew.")
            : new PacketCheck(SealCheck, false, "The zip file's own checksum is not that of its bytes: it was damaged or changed."));
    }
}
