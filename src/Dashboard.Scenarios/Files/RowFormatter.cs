using System.Text;
using Dashboard.Core;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Files;

/// <summary>Formats rows as CSV or NDJSON; an absent value is an empty field there and a missing property here.</summary>
internal sealed class RowFormatter
{
    private const int LongestRow = 2048 + 2 * PromptTexts.LongestText;

    private readonly Scenario scenario;
    private readonly bool json;
    private readonly InteractionColumn[] columns;
    private readonly byte[][] names;
    private readonly byte[][] accounts;
    private readonly byte[]?[] payments;
    private readonly byte[]?[] domains;
    private readonly byte[][] models = Bytes(Scenario.Models);
    private readonly byte[][] capabilities = Bytes(Capabilities.All);
    private readonly byte[][] statuses = Bytes(Scenario.Statuses);
    private readonly byte[][] userAgents = Bytes(Scenario.UserAgents);

    public RowFormatter(Scenario scenario, InteractionFormat format, IReadOnlyList<InteractionColumn> columns)
    {
        (this.scenario, json, this.columns) = (scenario, format == InteractionFormat.Ndjson, [.. columns]);
        names = [.. columns.Select(column => Encoding.UTF8.GetBytes($"\"{column.Name()}\":"))];
        accounts = Bytes(scenario.Accounts.Select(account => account.AccountId));
        payments = [.. scenario.Accounts.Select(account => account.Payment is { } text ? Encoding.UTF8.GetBytes(text) : null)];
        domains = [.. scenario.Accounts.Select(account => account.EmailDomain is { } text ? Encoding.UTF8.GetBytes(text) : null)];
    }

    public byte[] Header() => json ? [] : Encoding.UTF8.GetBytes(string.Join(',', columns.Select(column => column.Name())) + "\n");

    public Utf8Block Format(ReadOnlySpan<InteractionRow> rows, long firstNumber, Utf8Block block)
    {
        block.Clear();
        for (var i = 0; i < rows.Length; i++)
        {
            block.Reserve(LongestRow);
            if (json) AddObject(block, rows[i], firstNumber + i);
            else AddLine(block, rows[i], firstNumber + i);
        }

        return block;
    }

    private void AddLine(Utf8Block block, in InteractionRow row, long number)
    {
        for (var c = 0; c < columns.Length; c++)
        {
            if (c > 0) block.Add((byte)',');
            AddValue(block, row, number, columns[c]);
        }

        block.Add((byte)'\n');
    }

    private void AddObject(Utf8Block block, in InteractionRow row, long number)
    {
        block.Add((byte)'{');
        var first = true;
        for (var c = 0; c < columns.Length; c++)
        {
            if (!IsPresent(row, columns[c])) continue;
            if (!first) block.Add((byte)',');
            first = false;
            block.Add(names[c]);
            // The prompt brings its own quotes; numbers have none.
            var quoted = columns[c] is not (InteractionColumn.InputTokens or InteractionColumn.OutputTokens or InteractionColumn.CachedTokens or InteractionColumn.Asn or InteractionColumn.Prompt);
            if (quoted) block.Add((byte)'"');
            AddValue(block, row, number, columns[c]);
            if (quoted) block.Add((byte)'"');
        }

        block.Add("}\n"u8);
    }

    private bool IsPresent(in InteractionRow row, InteractionColumn column) => column switch
    {
        InteractionColumn.Ip => row.Address != 0,
        InteractionColumn.Asn => row.AutonomousSystem != 0,
        InteractionColumn.Device => row.Device != 0,
        InteractionColumn.Payment => payments[row.Account] is not null,
        InteractionColumn.EmailDomain => domains[row.Account] is not null,
        InteractionColumn.SystemPromptHash => row.SystemPromptHash != 0,
        InteractionColumn.PromptHash => row.PromptHash != 0,
        InteractionColumn.Prompt => row.PromptTemplate != 0,
        _ => true,
    };

    private void AddValue(Utf8Block block, in InteractionRow row, long number, InteractionColumn column)
    {
        switch (column)
        {
            case InteractionColumn.InteractionId: block.Add((byte)'i'); block.AddPadded(number, 9); break;
            case InteractionColumn.AccountId: block.Add(accounts[row.Account]); break;
            case InteractionColumn.Timestamp: AddTimestamp(block, row.UnixMilliseconds); break;
            case InteractionColumn.Model: block.Add(models[row.Model]); break;
            case InteractionColumn.Capability: block.Add(capabilities[row.Capability]); break;
            case InteractionColumn.InputTokens: block.AddNumber(row.InputTokens); break;
            case InteractionColumn.OutputTokens: block.AddNumber(row.OutputTokens); break;
            case InteractionColumn.CachedTokens: block.AddNumber(row.CachedTokens); break;
            case InteractionColumn.Status: block.Add(statuses[row.Status]); break;
            case InteractionColumn.Ip: if (row.Address != 0) block.AddAddress(row.Address); break;
            case InteractionColumn.Asn: if (row.AutonomousSystem != 0) block.AddNumber(row.AutonomousSystem); break;
            case InteractionColumn.UserAgent: block.Add(userAgents[row.UserAgent]); break;
            case InteractionColumn.Device: AddHash(block, row.Device); break;
            case InteractionColumn.Payment: block.Add(payments[row.Account]); break;
            case InteractionColumn.EmailDomain: block.Add(domains[row.Account]); break;
            case InteractionColumn.SessionId: AddHash(block, row.Session); break;
            case InteractionColumn.SystemPromptHash: AddHash(block, row.SystemPromptHash); break;
            case InteractionColumn.PromptHash: AddHash(block, row.PromptHash); break;
            case InteractionColumn.Prompt: AddPrompt(block, row); break;
            default: throw new ArgumentOutOfRangeException(nameof(column), column, "Not a column.");
        }
    }

    private static void AddHash(Utf8Block block, ulong hash)
    {
        if (hash != 0) block.AddHex(hash);
    }

    private void AddPrompt(Utf8Block block, in InteractionRow row)
    {
        if (row.PromptTemplate == 0) return;
        Span<byte> text = stackalloc byte[PromptTexts.LongestText];
        block.AddQuoted(text[..scenario.WritePromptText(row, text)], json ? (byte)'\\' : (byte)'"');
    }

    private static void AddTimestamp(Utf8Block block, long unixMilliseconds)
    {
        var (days, inDay) = Math.DivRem(unixMilliseconds, Rhythm.MillisecondsPerDay);
        // Only 2026 occurs, and only whole days change: the calendar is the cheap part.
        var date = DateOnly.FromDayNumber((int)days + DaysTo1970);
        block.AddPadded(date.Year, 4);
        block.Add((byte)'-');
        block.AddPadded(date.Month, 2);
        block.Add((byte)'-');
        block.AddPadded(date.Day, 2);
        block.Add((byte)'T');
        block.AddPadded(inDay / 3_600_000, 2);
        block.Add((byte)':');
        block.AddPadded(inDay / 60_000 % 60, 2);
        block.Add((byte)':');
        block.AddPadded(inDay / 1000 % 60, 2);
        block.Add((byte)'.');
        block.AddPadded(inDay % 1000, 3);
        block.Add((byte)'Z');
    }

    private static readonly int DaysTo1970 = new DateOnly(1970, 1, 1).DayNumber;

    private static byte[][] Bytes(IEnumerable<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
