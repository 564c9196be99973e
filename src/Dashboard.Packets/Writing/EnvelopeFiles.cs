using System.Globalization;
using System.Text;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Contents;

namespace Dashboard.Packets.Writing;

/// <summary>The files of a packet's envelope: they follow from the contents and the envelope, and stand beside the payload.</summary>
internal static class EnvelopeFiles
{
    public const string Folder = "envelope/";
    public const string EnvelopeFile = Folder + "envelope.json";
    public const string ProofFile = Folder + "audit-proof.json";
    public const string CustodyFile = Folder + "custody.csv";
    public const string CertificateFile = Folder + "certificate.pem";

    public static IEnumerable<PayloadFile> Of(
        PacketContents contents, PacketEnvelope envelope, string contentId, string identifier, string? certificatePem)
    {
        yield return PayloadFile.Of(EnvelopeFile, PacketJson.Write(EnvelopeDocument.Of(envelope, contentId, identifier)));
        yield return PayloadFile.Of(CustodyFile, CustodyRecord.ToCsv(CustodyRecord.OfSealing(contents, envelope, identifier)));
        if (envelope.Proof is { } proof) yield return PayloadFile.Of(ProofFile, proof.ToBytes());
        if (certificatePem is not null) yield return PayloadFile.Of(CertificateFile, Encoding.ASCII.GetBytes(certificatePem));
    }

    /// <summary>The labels of <c>bag-info.txt</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(
        PacketContents contents, PacketEnvelope envelope, string identifier, long bytes, long files)
    {
        var synthetic = contents.Case.IsSynthetic ? "SYNTHETIC (data and actors are made up). " : "";
        yield return KeyValuePair.Create("Source-Organization", $"Dashboard {contents.ToolVersion}");
        yield return KeyValuePair.Create("Contact-Name", envelope.SealedBy);
        yield return KeyValuePair.Create(
            "External-Description",
            $"{synthetic}{contents.Marking.Label()}. Evidence packet of case {contents.Case.Name}, allegation {contents.Allegation.Number}, version {contents.Allegation.Version}: {contents.Allegation.Title}");
        yield return KeyValuePair.Create("Bagging-Date", envelope.SealedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return KeyValuePair.Create("External-Identifier", identifier);
        yield return KeyValuePair.Create(BagInfo.PayloadOxum, BagInfo.Oxum(bytes, files));
    }
}
