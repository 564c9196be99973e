using System.Globalization;
using System.Text;

namespace Dashboard.Packets.Writing;

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
            Made        {contents.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC by {OneLine(contents.CreatedBy)}, with Dashboard {contents.ToolVersion}
            Read first  report.pdf, or report.html where there is no PDF

            This folder and the files beside it are a bag as RFC 8493 (BagIt 1.0) describes it.

            HOW TO CHECK IT WITHOUT THIS PROGRAM
            In the folder that holds bagit.txt:

                sha256sum -c manifest-sha256.txt
                sha256sum -c tagmanifest-sha256.txt

            (macOS: shasum -a 256 -c. Windows: Get-FileHash gives the hash of each file, to compare with the list.)
            Every line ends in OK when the files are what was sealed. Compare the SHA-256 of the zip file itself with
            the one you were given by another way: the lists prove nothing if somebody replaced both.

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
                dotnet run --project src/Dashboard -- verify FILE.zip
            checks the container, every hash, and recounts every figure from the sealed data.

            THE AUDIT TRAIL BEHIND IT
            "audit" in packet.json holds the number, time and hash of the last entry of the audit trail when this was
            sealed. Every entry holds the hash of the one before: if the trail of the workspace has another hash at that
            number today, something up to it was altered since.

            WHAT THIS DOES NOT SHOW
            See limitations.md. This packet is neither signed nor time-stamped.

            """).ReplaceLineEndings("\n"));
        return text.ToString();
    }

    private static string OneLine(string value) => string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
