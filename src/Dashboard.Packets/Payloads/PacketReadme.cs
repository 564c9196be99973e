using System.Globalization;
using System.Text;
using Dashboard.Packets.Contents;

namespace Dashboard.Packets.Payloads;

/// <summary>The text that tells whoever receives a packet how to check it.</summary>
internal static class PacketReadme
{
    public static string Write(PacketContents contents)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{contents.Marking.Label()}\n{contents.Marking.Meaning()}\n\n");
        if (contents.Case.IsSynthetic) text.Append("SYNTHETIC. The data in this packet are made up and the actors fictional.\n\n");
        text.Append(string.Create(CultureInfo.InvariantCulture, $"""
            EVIDENCE PACKET
            Case        {OneLine(contents.Case.Name)} ({contents.Case.Id})
            Allegation  {contents.Allegation.Number}, version {contents.Allegation.Version}: {OneLine(contents.Allegation.Title)}
            With        Dashboard {contents.ToolVersion}, profile {contents.Profile.Word()}
            Read first  report.pdf, or report.html where there is no PDF

            Who sealed it and when is in envelope/envelope.json, beside this folder: that is apart from the content.
            The content id is the SHA-256 of content-sha256.txt, which lists every file here but the two reports. Whoever
            exports the same content, whenever, gets the same id.

            This folder and the files beside it are a bag as RFC 8493 (BagIt 1.0) describes it.

            HOW TO CHECK IT WITHOUT THIS PROGRAM
            In the folder that holds bagit.txt:

                sha256sum -c manifest-sha256.txt
                sha256sum -c tagmanifest-sha256.txt
                python3 data/check/check_packet.py .

            data/check/HOW-TO.txt tells more: the signature with openssl, the time stamp, the figures with a spreadsheet.
            data/check/check-packet.html is a page on which the zip file can be dropped; it sends nothing anywhere.
            Lists of hashes prove nothing if somebody replaced both the files and the lists: the signature over
            tagmanifest-sha256.txt does, for whoever knows the certificate from elsewhere.

            HOW TO RECOUNT A FIGURE WITHOUT THIS PROGRAM
            An exhibit's activity.csv has a line for each account, UTC day, capability and model:
                accounts       distinct values of "account", empty ones left out
                interactions   sum of "interactions"
                input tokens   sum of "input_tokens"
                output tokens  sum of "output_tokens"
                active days    distinct values of "day"
            They equal the figures of the exhibit's own selection in the same folder's exhibit.json; figures of another
            selection, such as the other side of a comparison, need an exhibit of that selection. The SHA-256 of
            exhibit.json is the exhibit's content hash in exhibits.json. rows.csv is what the view showed.

            A text in a CSV file that begins like a formula (= + - @, a tab or a line end, or the full-width = + - @),
            or with an apostrophe, has one apostrophe in front, so that no spreadsheet runs it: take one away to have
            the text of the log. Numbers have none.

            HOW TO CHECK IT WITH THIS PROGRAM
                dotnet run --project src/Dashboard -- verify FILE.zip [--deep] [--trust CERTIFICATE.pem]
            says apart whether the packet is consistent, by whose key it is signed, by whom it is time-stamped, and what
            of it was computed again.

            THE AUDIT TRAIL BEHIND IT
            envelope/audit-proof.json, where there is one, holds the entry that records the sealing and its way to the
            signed head of the workspace's audit log. Whoever has a later head can ask the workspace to prove that it
            continues this one.

            WHAT THIS DOES NOT SHOW
            See limitations.md.

            """).ReplaceLineEndings("\n"));
        return text.ToString();
    }

    private static string OneLine(string value) => string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
