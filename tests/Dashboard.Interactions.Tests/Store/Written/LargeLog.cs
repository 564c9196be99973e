using System.Globalization;
using System.Text;
using Dashboard.Core;

namespace Dashboard.Interactions.Tests.Store.Written;

/// <summary>Logs of any length with every kind of attribute, whose columns can be left empty. The same arguments, the same bytes.</summary>
internal static class LargeLog
{
    private const string Header =
        "interaction_id,account_id,timestamp,capability,model,input_tokens,output_tokens,status,ip,device,payment,system_prompt_hash,prompt_hash,prompt";

    private static readonly string[] Names = Header.Split(',');
    private static readonly DateTime Start = new(2026, 4, 22, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="rows">How many rows.</param>
    /// <param name="from">The number of the first, so that logs do not overlap.</param>
    /// <param name="without">Columns that are there and empty in every row.</param>
    public static byte[] Of(int rows, int from, params string[] without)
    {
        var text = new StringBuilder(rows * 120).Append(Header).Append('\n');
        var isEmpty = Names.Select(without.Contains).ToArray();
        var cells = new string[Names.Length];
        for (var row = from; row < from + rows; row++)
        {
            var account = row * 7 % 4_999;
            cells[0] = $"id-{row}";
            cells[1] = $"account-{account}";
            cells[2] = Start.AddSeconds(row * 3L % (20 * 86_400)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            cells[3] = Capabilities.All[row % 5];
            cells[4] = $"model-{row % 3}";
            cells[5] = $"{row % 900}";
            cells[6] = $"{row % 700}";
            cells[7] = row % 50 == 0 ? "error" : "ok";
            cells[8] = $"198.51.{account % 100}.{row % 200}";
            cells[9] = $"device-{account % 800}";
            cells[10] = $"card-{account % 1_500}";
            cells[11] = $"{row % 40:x16}";
            cells[12] = $"{row % 90_000:x16}";
            cells[13] = row % 4 == 0 ? $"Write part {row % 1_000}" : "";
            for (var i = 0; i < cells.Length; i++) text.Append(isEmpty[i] ? "" : cells[i]).Append(i == cells.Length - 1 ? '\n' : ',');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Records of accounts of which most have interactions.</summary>
    public static byte[] Accounts(int rows)
    {
        var text = new StringBuilder("account_id,created_at,plan,organisation,email_domain,payment\n");
        for (var row = 0; row < rows; row++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"account-{row},2026-01-01T00:00:00Z,pro,org-{row % 30},mail-{row % 9}.example,card-{row % 1_500}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
