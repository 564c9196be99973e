using System.IO.Hashing;
using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Presets;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>
/// Turns a file's rows into typed values. A row that cannot be read gets a problem, by column and in words, and costs
/// no other row; a row that is no request to a model is set aside; a count that cannot be read costs the count alone.
/// </summary>
internal sealed class RowParser
{
    private const string NoAccount = "the account is empty";
    private const string NoTime = "“…” stands for no time";

    private static readonly string[] CountTargets =
        [ImportTarget.Requests, ImportTarget.InputTokens, ImportTarget.OutputTokens, ImportTarget.CachedTokens,
            ImportTarget.CacheWriteTokens, ImportTarget.TotalTokens];

    private static readonly string[] MomentTargets = [ImportTarget.CreatedAt, ImportTarget.BannedAt];

    private readonly RowReader reader;
    private readonly ColumnPlan plan;
    private readonly KeyedHash? hash;
    private readonly CapabilityClassifier classifier;
    private readonly TimeReader times;
    private readonly TimeReader utc = new(unit: null, zone: null, order: null);
    private readonly NothingWords nothing;
    private readonly RequestFields requests;
    private readonly RequestTest? test;

    /// <summary>Whether any row was the run of an agent.</summary>
    public bool HasAgents => test is { HasAgents: true };

    private readonly long seed;
    private readonly Candidates[] texts;
    private readonly Candidates[] counts;
    private readonly Candidates[] moments;
    private readonly Candidates time;
    private readonly long[] read = new long[CountTargets.Length];

    /// <param name="reader">The rows.</param>
    /// <param name="plan">Which column becomes what.</param>
    /// <param name="classifier">The rules for interactions whose capability the log does not name.</param>
    /// <param name="hash">Hashes what is to be kept as a hash; null when nothing is.</param>
    /// <param name="seed">The store's seed of row identities.</param>
    public RowParser(RowReader reader, ColumnPlan plan, CapabilityClassifier classifier, KeyedHash? hash, long seed)
    {
        (this.reader, this.plan, this.classifier, this.hash, this.seed) = (reader, plan, classifier, hash, seed);
        times = new TimeReader(plan.Mapping.TimeUnit, plan.Zone, plan.Mapping.DateOrder);
        nothing = plan.Nothing();
        Fields = BatchField.Of(plan);
        var chosen = new List<SourceColumn>();
        time = Of(ImportTarget.Time);
        counts = [.. CountTargets.Select(Of)];
        moments = [.. MomentTargets.Select(Of)];
        texts = [.. Fields.Select(f => new Candidates(f.Target, [.. f.Columns], [.. f.Columns.Select(Place)]))];
        requests = new RequestFields(reader, plan, hash, nothing, Place);
        test = plan.Preset.Requests is { } rule ? new RequestTest(rule, plan, reader, nothing, Place) : null;
        reader.Choose(chosen);

        Candidates Of(string target) =>
            new(target, [.. plan.ColumnsOf(target)],
                [.. plan.ColumnsOf(target).Select(Place)]) { IsSummed = plan.Preset.Summed.Contains(target) };

        int Place(SourceColumn column)
        {
            if (!chosen.Contains(column)) chosen.Add(column);
            return chosen.IndexOf(column);
        }
    }

    /// <summary>The targets that rules look at.</summary>
    public static IReadOnlyList<(RuleField Field, string Target)> RuleTargets { get; } =
    [
        (RuleField.Prompt, ImportTarget.Prompt), (RuleField.SystemPrompt, ImportTarget.SystemPrompt),
        (RuleField.Tools, ImportTarget.Tools), (RuleField.Metadata, ImportTarget.Metadata),
    ];

    /// <summary>The fields of text that a batch carries.</summary>
    public IReadOnlyList<BatchField> Fields { get; }

    /// <summary>Values that could not be read and were left out of rows that are kept.</summary>
    public ValueProblems Values { get; } = new();

    /// <summary>Whether any time that was read carried no offset.</summary>
    public bool HasLocalTimes => times.HasReadLocal;

    /// <summary>Rows whose counts of tokens contradict what the log's maker includes, and were read as they say themselves.</summary>
    public long Contradictions { get; private set; }

    /// <summary>What was found in the log's requests, in sentences.</summary>
    public IEnumerable<string> RequestNotes => requests.Notes;

    /// <summary>How many rows took a target from each of its columns, for targets that have several.</summary>
    public IReadOnlyList<ColumnUse> Uses =>
        [.. texts.Append(time).Concat(counts).Where(c => c.Columns.Length > 1)
            .SelectMany(c => c.Columns.Select((column, i) => new ColumnUse(c.Target, column.Name, c.Used[i])))];

    /// <summary>
    /// Whether the log's dates leave open what is day and what is month: some do, and none tells. Where they do not, the
    /// order that they show.
    /// </summary>
    /// <param name="reader">Rows of the log, from its start.</param>
    /// <param name="column">The column of times.</param>
    /// <param name="rows">How many rows to look at.</param>
    public static (bool IsOpen, DateOrder? Shown) OrderOf(RowReader reader, SourceColumn column, int rows)
    {
        reader.Choose([column]);
        var times = new TimeReader(null, null, null);
        var isOpen = false;
        for (var row = 0; row < rows && reader.Read(); row++)
        {
            if (reader.Problem is not null) continue;
            var text = Trim(reader.Field(0));
            if (TimeReader.OrderOf(text) is { } shown) return (false, shown);
            isOpen |= !times.TryRead(text, out _, out var reason) && reason == TimeReader.OpenDate;
        }

        return (isOpen, null);
    }

    /// <summary>Fills in the reader's current row, and adds it when it can be read; otherwise says why not.</summary>
    public RowProblem? Parse(ParsedBatch batch)
    {
        if (reader.Problem is { } problem) return new RowProblem("", problem);
        if (test?.Of() is { } other) return other;
        var (row, start) = (batch.Count, batch.Start);
        if (ParseTexts(batch) is { } unnamed) return unnamed;
        requests.Fill(batch);
        if (time.Columns.Length > 0)
        {
            if (ReadTime(time, times, out batch.Times[row]) is { } wrong) return wrong;
            if (batch.Times[row] < 0) return new RowProblem(time.Columns[0].Name, "the time is empty");
        }

        for (var i = 0; i < moments.Length; i++)
        {
            batch.Moments[i][row] = -1;
            if (moments[i].Columns.Length > 0
                && ReadTime(moments[i], time.Columns.Length > 0 ? utc : times, out batch.Moments[i][row]) is { } wrong && !wrong.IsSetAside)
                return wrong;
        }

        ReadCounts(batch, row);
        batch.Rules[row] = batch.Texts[BatchField.Capability].Has(row) ? -1 : Classify();
        Identify(batch, row, start);
        batch.Lines[row] = reader.Line;
        batch.Add();
        return null;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t"u8);

    private RowProblem? ParseTexts(ParsedBatch batch)
    {
        var row = batch.Count;
        batch.AccountSources[row] = -1;
        for (var i = 0; i < texts.Length; i++)
        {
            var field = Fields[i];
            if (field.IsOfRequest || i == BatchField.Metadata) continue;
            var text = First(texts[i], field.IsName, out var source);
            if (i == BatchField.Account)
            {
                batch.AccountSources[row] = source;
                if (source < 0 && plan.Preset.Kind == ImportKind.Accounts) return new RowProblem(field.Columns[0].Name, NoAccount);
            }

            if (source >= 0 && IdLength.Problem(field, texts[i].Columns[source].Name, text) is { } tooLong) return tooLong;
            if (text.IsEmpty) batch.Texts[i].Clear(row);
            else Keep(batch, i, field.Target == ImportTarget.Ip ? AddressText.Of(text) : text);
        }

        return null;
    }

    /// <summary>The first of the columns that has a value, and its place among them; -1 when none has.</summary>
    private ReadOnlySpan<byte> First(Candidates candidates, bool isName, out int source)
    {
        for (source = 0; source < candidates.Places.Length; source++)
        {
            var text = Trim(reader.Field(candidates.Places[source]));
            if (isName ? nothing.IsNobody(text) : nothing.Is(text)) continue;
            candidates.Used[source]++;

            // A name that is a text of JSON, quotes and all.
            return text is [(byte)'"', _, .., (byte)'"'] && !text[1..^1].ContainsAny("\"\\"u8) ? text[1..^1] : text;
        }

        source = -1;
        return default;
    }

    private void Keep(ParsedBatch batch, int field, ReadOnlySpan<byte> text)
    {
        switch (Fields[field].Treatment)
        {
            case Treatment.Drop:
                batch.Texts[field].Clear(batch.Count);
                break;

            // Attributes are hashed once a value, where they are numbered.
            case Treatment.Hash when Fields[field].Family is null:
                batch.SetText(field, Encoding.ASCII.GetBytes(hash!.Of(Fields[field].Target, text)));
                break;
            default:
                batch.SetText(field, text);
                break;
        }
    }

    private RowProblem? ReadTime(Candidates columns, TimeReader times, out long microseconds)
    {
        microseconds = -1;
        RowProblem? none = null;
        for (var i = 0; i < columns.Places.Length; i++)
        {
            var text = Trim(reader.Field(columns.Places[i]));
            if (nothing.Is(text)) continue;
            if (!plan.Preset.HasRelativeTimes && TimeReader.IsNoTime(text))
            {
                none ??= new RowProblem(columns.Columns[i].Name, NoTime, Encoding.UTF8.GetString(text)) { IsSetAside = true };
                continue;
            }

            columns.Used[i]++;
            return times.TryRead(text, out microseconds, out var reason)
                ? null : new RowProblem(columns.Columns[i].Name, reason!, Encoding.UTF8.GetString(text));
        }

        return none;
    }

    private void ReadCounts(ParsedBatch batch, int row)
    {
        for (var i = 0; i < counts.Length; i++) read[i] = ReadCount(counts[i]);
        var (input, contradicts) = TokenCounts.All(read[1], read[3], read[4], read[2], read[5], plan.Preset.Counting);
        if (contradicts) Contradictions++;
        read[1] = input;
        for (var i = 0; i < batch.Counts.Length; i++) batch.Counts[i][row] = read[i];
    }

    private long ReadCount(Candidates candidates)
    {
        var sum = -1L;
        for (var i = 0; i < candidates.Places.Length; i++)
        {
            var text = Trim(reader.Field(candidates.Places[i]));
            if (nothing.Is(text)) continue;
            switch (CountReader.TryRead(text, out var count))
            {
                case CountReader.Result.Read:
                    candidates.Used[i]++;
                    if (!candidates.IsSummed) return count;
                    sum = Math.Max(sum, 0) + count;
                    break;
                case var result:
                    var what = candidates.Target == ImportTarget.Requests ? "requests" : "tokens";
                    var reason = result == CountReader.Result.TooLarge ? "“…” is too large for a count" : $"“…” is not a count of {what}";
                    Values.Add(reader.Line, new RowProblem(candidates.Columns[i].Name, reason, Encoding.UTF8.GetString(text)));
                    break;
            }
        }

        return sum;
    }

    /// <summary>By what the row is known: its id, and then how complete it is and a hash of what was read; else all of it.</summary>
    private void Identify(ParsedBatch batch, int row, int start)
    {
        if (!batch.Texts[BatchField.InteractionId].Has(row))
        {
            batch.Keys[row] = reader.Identity(~seed);
            batch.Contents[row] = 0;
            return;
        }

        batch.Keys[row] = XxHash128.HashToUInt128(batch.Text(BatchField.InteractionId, row), seed);
        batch.Contents[row] = RowContent.Of(batch, row, start, texts.Length);
    }

    private int Classify() => classifier.Rules.Count > 0 && requests.Tell(classifier) ? classifier.Classify() : 0;

    /// <summary>The columns that a target may come from, and how often each did.</summary>
    private sealed record Candidates(string Target, SourceColumn[] Columns, int[] Places)
    {
        /// <summary>Whether they are added up.</summary>
        public bool IsSummed { get; init; }

        public long[] Used { get; } = new long[Columns.Length];
    }
}
