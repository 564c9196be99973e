using System.Globalization;
using System.Text;
using Dashboard.Core;
using Dashboard.Scenarios.Generation;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Files;

/// <summary>Formats rows as CSV or NDJSON; an absent value is an empty field there and a missing property here.</summary>
internal sealed class RowFormatter
{
    private const int RowsPerBatch = 128;
    private const int LongestRow = 2048 + 2 * PromptWriter.LongestText;

    private readonly Scenario scenario;
    private readonly bool json;
    private readonly InteractionColumn[] columns;
    private readonly byte[][] names;
    private readonly byte[][] accounts;
    private readonly byte[]?[] payments;
    private readonly byte[]?[] domains;
    private readonly long firstMidnight = new DateTimeOffset(World.MidnightOf(0)).ToUnixTimeMilliseconds();
    private readonly byte[][] dates = Bytes(
        Enumerable.Range(0, World.Days)
        .Select(day => World.FirstDate.AddDays(day).ToString("yyyy-MM-dd'T'", CultureInfo.InvariantCulture)));
    private readonly byte[][] models = Bytes(Scenario.Models);
    private readonly byte[][] capabilities = Bytes(Capabilities.All);
    private readonly byte[][] statuses = Bytes(Scenario.Statuses);
    private readonly byte[][] userAgents = Bytes(Scenario.UserAgents);

    public RowFormatter(Scenario scenario, InteractionFormat format, IReadOnlyList<InteractionColumn> columns)
    {
        (this.scenario, json, this.columns) = (scenario, format == InteractionFormat.Ndjson, [.. columns]);
        names = [.. columns.Select(column => Encoding.UTF8.GetBytes($",\"{column.Name()}\":{(IsQuoted(column) ? "\"" : "")}"))];
        accounts = Bytes(scenario.Accounts.Select(account => account.AccountId));
        payments = [.. scenario.Accounts.Select(account => account.Payment is { } text ? Encoding.UTF8.GetBytes(text) : null)];
        domains = [.. scenario.Accounts.Select(account => account.EmailDomain is { } text ? Encoding.UTF8.GetBytes(text) : null)];
    }

    public byte[] Header() => json ? [] : Encoding.UTF8.GetBytes(string.Join(',', columns.Select(column => column.Name())) + "\n");

    /// <summary>Formats the rows at these places of the day's order; the first of them has the number.</summary>
    public Utf8Block Format(DayRows day, Range places, long firstNumber, Utf8Block block)
    {
        block.Clear();
        var (start, count) = places.GetOffsetAndLength(day.Count);
        // Rows lie in memory in another order: fetched in small batches, the processor waits for many of them at once.
        var batch = new InteractionRow[RowsPerBatch];
        for (var done = 0; done < count; done += RowsPerBatch)
        {
            var rows = batch.AsSpan(0, Math.Min(RowsPerBatch, count - done));
            day.Copy(start + done, rows);
            for (var i = 0; i < rows.Length; i++)
            {
                block.Reserve(LongestRow);
                if (json) AddObject(block, rows[i], firstNumber + done + i);
                else AddLine(block, rows[i], firstNumber + done + i);
            }
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
            // A name comes with the comma before it and, unless the value is a number, with the quote after it.
            block.Add(first ? names[c].AsSpan(1) : names[c]);
            first = false;
            AddValue(block, row, number, columns[c]);
            if (IsQuoted(columns[c])) block.Add((byte)'"');
        }

        block.Add("}\n"u8);
    }

    /// <summary>Numbers have no quotes, and the prompt brings its own.</summary>
    private static bool IsQuoted(InteractionColumn column) => column is not
        (InteractionColumn.InputTokens or InteractionColumn.OutputTokens or InteractionColumn.CachedTokens or InteractionColumn.Asn
            or InteractionColumn.Prompt);

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
        Span<byte> text = stackalloc byte[PromptWriter.LongestText];
        block.AddQuoted(text[..scenario.WritePromptText(row, text)], json ? (byte)'\\' : (byte)'"');
    }

    private void AddTimestamp(Utf8Block block, long unixMilliseconds)
    {
        var (day, inDay) = Math.DivRem(unixMilliseconds - firstMidnight, Rhythm.MillisecondsPerDay);
        var (seconds, milliseconds) = Math.DivRem((int)inDay, 1000);
        block.Add(dates[day]);
        block.AddTwoDigits(seconds / 3600);
        block.Add((byte)':');
        block.AddTwoDigits(seconds / 60 % 60);
        block.Add((byte)':');
        block.AddTwoDigits(seconds % 60);
        block.Add((byte)'.');
        block.AddPadded(milliseconds, 3);
        block.Add((byte)'Z');
    }

    private static byte[][] Bytes(IEnumerable<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
