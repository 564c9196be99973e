using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Casework.Trail;

/// <summary>
/// The hash of a row as it is stored, documented so that others can compute it from the database file. It is SHA-256
/// over the concatenation of netstrings (<c>LENGTH:BYTES,</c>, the length in bytes of UTF-8) of the word
/// <c>dashboard-record-1</c>, the table's name, and then, for every column in ordinal order of its name, the name, the
/// storage class as SQLite has it (<c>i</c>, <c>r</c>, <c>t</c>, <c>b</c>, or <c>n</c> for nothing) and the value: integers
/// in decimal, reals as the shortest text that reads back the same, texts as they are, bytes in lower-case hex. A column that may be
/// null is left out where it is; one that may not, where it is 0 or the empty text: so a column that a later version of the
/// program adds changes no hash.
/// </summary>
internal static class RecordForm
{
    private const string Format = "dashboard-record-1";

    public static string HashOf(SealedTable table, DbDataReader row)
    {
        var form = new StringBuilder();
        Append(form, Format);
        Append(form, table.Name);
        foreach (var (name, column) in Enumerable.Range(0, row.FieldCount).Select(i => (Name: row.GetName(i), i))
            .OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            var value = row.GetValue(column);
            if (table.IsLeftOut(name, value)) continue;
            Append(form, name);
            var (kind, text) = Stored(value);
            Append(form, kind);
            Append(form, text);
        }

        return HashOf(form.ToString());
    }

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static (string Kind, string Text) Stored(object value) => value switch
    {
        DBNull => ("n", ""),
        long number => ("i", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("r", number.ToString("R", CultureInfo.InvariantCulture)),
        byte[] bytes => ("b", Convert.ToHexStringLower(bytes)),
        _ => ("t", Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    private static void Append(StringBuilder form, string part) =>
        form.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(part)}:{part},");
}
