using System.Text;
using Dashboard.Core;

namespace Dashboard.Packets.Contents;

/// <summary>
/// Reads the first records of RFC 4180 text with texts as <see cref="CsvText"/> writes them. Forgiving: this is to be looked at, not
/// counted.
/// </summary>
internal static class CsvPreview
{
    /// <summary>What a record may take up; text that is not CSV ends here.</summary>
    private const int MaxRecordLength = 1 << 16;

    public static List<string[]> Read(TextReader reader, int maxRecords)
    {
        var records = new List<string[]>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var (isQuoted, length) = (false, 0);
        int next;
        while (records.Count < maxRecords && length < MaxRecordLength && (next = reader.Read()) >= 0)
        {
            length++;
            var c = (char)next;
            if (c == '"')
            {
                // Two quotes within a quoted value are one of the value's own.
                if (isQuoted && reader.Peek() == '"') field.Append((char)reader.Read());
                else isQuoted = !isQuoted;
            }
            else if (isQuoted || c is not (',' or '\r' or '\n'))
            {
                field.Append(c);
            }
            else if (c == ',')
            {
                EndField();
            }
            else if (c == '\n')
            {
                EndRecord();
            }
        }

        if (records.Count < maxRecords && (field.Length > 0 || fields.Count > 0)) EndRecord();
        return records;

        void EndField()
        {
            fields.Add(CsvText.Read(field.ToString()));
            field.Clear();
        }

        void EndRecord()
        {
            EndField();
            records.Add([.. fields]);
            fields.Clear();
            length = 0;
        }
    }
}
