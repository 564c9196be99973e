using System.Globalization;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.Import.Reading;

namespace Dashboard.Interactions.Import;

/// <summary>
/// Turns a file's rows into typed values. A row that cannot be read gets a problem, by column and in words, and costs
/// no other row.
/// </summary>
internal sealed class RowParser
{
    private static readonly string[] CountTargets = [ImportTarget.Requests, ImportTarget.InputTokens, ImportTarget.OutputTokens, ImportTarget.CachedTokens];
    private static readonly string[] MomentTargets = [ImportTarget.CreatedAt, ImportTarget.BannedAt];

    private readonly RowReader reader;
    private readonly ColumnPlan plan;
    private readonly KeyedHash? hash;
    private readonly CapabilityClassifier classifier;
    private readonly TimeReader times;
    private readonly TimeReader utc = new(unit: null, zone: null, order: null);
    private readonly byte[][] nullTexts;
    private readonly long seed;
    private readonly int[] counts;
    private readonly int[] moments;
    private readonly int[] texts;
    private readonly int time;
    private readonly int filter;
    private readonly (RuleField Field, int Place)[] ruleFields;

    /// <param name="reader">The rows.</param>
    /// <param name="plan">Which column becomes what.</param>
    /// <param name="classifier">The rules for interactions whose capability the log does not name.</param>
    /// <param name="hash">Hashes what is to be kept as a hash; null when nothing is.</param>
    /// <param name="seed">The store's seed of row identities.</param>
    public RowParser(RowReader reader, ColumnPlan plan, CapabilityClassifier classifier, KeyedHash? hash, long seed)
    {
        (this.reader, this.plan, this.classifier, this.hash, this.seed) = (reader, plan, classifier, hash, seed);
        times = new TimeReader(plan.Mapping.TimeUnit, plan.Zone, plan.Mapping.DateOrder);
        nullTexts = [.. plan.Preset.NullTexts.Select(Encoding.UTF8.GetBytes)];
        Fields = BatchField.Of(plan);
        var chosen = new List<SourceColumn>();
        time = Place(plan[ImportTarget.Time]);
        filter = Place(plan.Filter);
        counts = [.. CountTargets.Select(t => Place(plan[t]))];
        moments = [.. MomentTargets.Select(t => Place(plan[t]))];
        texts = [.. Fields.Select(f => Place(f.Column))];
        ruleFields = [.. RuleTargets.Select(r => (r.Field, Place(plan[r.Target]))).Where(r => r.Item2 >= 0)];
        reader.Choose(chosen);

        int Place(SourceColumn? column)
        {
            if (column is null) return -1;
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

    /// <summary>Whether any time that was read carried no offset.</summary>
    public bool HasLocalTimes => times.HasReadLocal;

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
        if (filter >= 0 && Filtered() is { } filtered) return filtered;
        var row = batch.Count;
        for (var i = 0; i < texts.Length; i++)
        {
            var text = texts[i] < 0 ? default : Value(reader.Field(texts[i]), Fields[i].IsVerbatim);
            if (!text.IsEmpty && IdLength.Problem(Fields[i], text) is { } tooLong) return tooLong;
            if (!text.IsEmpty) Keep(batch, i, text);
            else if (Fields[i].HashOf is { } prompt && HashOf(prompt) is { } hashed) batch.SetText(i, Encoding.ASCII.GetBytes(hashed));
            else if (Fields[i].IsRequired) return new RowProblem(Fields[i].Column!.Name, "the account is empty");
            else batch.Texts[i].Clear(row);
        }

        if (time >= 0)
        {
            if (ReadTime(time, times, plan[ImportTarget.Time]!, out batch.Times[row]) is { } wrong) return wrong;
            if (batch.Times[row] < 0) return new RowProblem(plan[ImportTarget.Time]!.Name, "the time is empty");
        }

        for (var i = 0; i < moments.Length; i++)
        {
            batch.Moments[i][row] = -1;
            if (moments[i] >= 0 && ReadTime(moments[i], time >= 0 ? utc : times, plan[MomentTargets[i]]!, out batch.Moments[i][row]) is { } wrong) return wrong;
        }

        for (var i = 0; i < counts.Length; i++)
        {
            batch.Counts[i][row] = -1;
            if (counts[i] >= 0 && ReadCount(counts[i], CountTargets[i], out batch.Counts[i][row]) is { } wrong) return wrong;
        }

        batch.Rules[row] = batch.Texts[BatchField.Capability].Has(row) ? -1 : Classify();
        batch.Keys[row] = batch.Texts[BatchField.InteractionId].Has(row)
            ? XxHash128.HashToUInt128(batch.Text(BatchField.InteractionId, row), seed)
            : reader.Identity(~seed);
        batch.Lines[row] = reader.Line;
        batch.Add();
        return null;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t"u8);

    private void Keep(ParsedBatch batch, int field, ReadOnlySpan<byte> text)
    {
        switch (Fields[field].Treatment)
        {
            case Treatment.Drop:
            case Treatment.Hash when Fields[field].IsVerbatim:
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

    private RowProblem? Filtered()
    {
        var value = Encoding.UTF8.GetString(Value(reader.Field(filter), isVerbatim: false));
        var kept = plan.Preset.Filter!.Values;
        if (kept.Contains(value, StringComparer.OrdinalIgnoreCase)) return null;
        return new RowProblem(plan.Filter!.Name, $"the row is “…”, and of this kind of log only {string.Join(" and ", kept)} is a request to a model", value);
    }

    private ReadOnlySpan<byte> Value(ReadOnlySpan<byte> field, bool isVerbatim)
    {
        if (isVerbatim) return field;
        var text = Trim(field);
        foreach (var nullText in nullTexts)
        {
            if (text.SequenceEqual(nullText)) return default;
        }

        return text;
    }

    private RowProblem? ReadTime(int place, TimeReader times, SourceColumn column, out long microseconds)
    {
        microseconds = -1;
        var text = Value(reader.Field(place), isVerbatim: false);
        if (text.IsEmpty || times.TryRead(text, out microseconds, out var reason)) return null;
        return new RowProblem(column.Name, reason!, Encoding.UTF8.GetString(text));
    }

    /// <summary>A whole number, 12 or 12.0, not negative.</summary>
    private RowProblem? ReadCount(int place, string target, out long count)
    {
        count = -1;
        var text = Value(reader.Field(place), isVerbatim: false);
        if (text.IsEmpty) return null;
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var isWhole = !whole.IsEmpty && !whole.ContainsAnyExceptInRange((byte)'0', (byte)'9') && (point < 0 || text[(point + 1)..].TrimStart((byte)'0').IsEmpty);
        if (isWhole && whole.Length <= 18)
        {
            count = 0;
            foreach (var digit in whole) count = (count * 10) + (digit - '0');
            return null;
        }

        var reason = isWhole ? "“…” is too large for a count" : target == ImportTarget.Requests ? "“…” is not a count of requests" : "“…” is not a count of tokens";
        return new RowProblem(plan[target]!.Name, reason, Encoding.UTF8.GetString(text));
    }

    /// <summary>The hash of a prompt whose own hash the log does not give; null where there is no prompt, or none is kept.</summary>
    private string? HashOf(string prompt)
    {
        var field = Fields.Index().First(f => f.Item.Target == prompt);
        if (texts[field.Index] < 0 || field.Item.Treatment == Treatment.Drop) return null;
        var text = reader.Field(texts[field.Index]);
        if (text.IsEmpty) return null;
        return field.Item.Treatment == Treatment.Hash ? hash!.Of(prompt, text) : Convert.ToHexStringLower(SHA256.HashData(text));
    }

    private int Classify()
    {
        if (classifier.Rules.Count == 0 || ruleFields.Length == 0) return 0;
        foreach (var (field, place) in ruleFields) classifier.Set(field, reader.Field(place));
        return classifier.Classify();
    }
}

/// <summary>A field of text that a batch carries.</summary>
/// <param name="Target">The target it fills; for a further attribute its kind.</param>
/// <param name="Column">The column it comes from; null when the file has none.</param>
/// <param name="Treatment">How its values are kept.</param>
/// <param name="Family">The family of an attribute.</param>
internal sealed record BatchField(string Target, SourceColumn? Column, Treatment Treatment, AttributeFamily? Family = null)
{
    // The first fields are the same in every batch.
    public const int Account = 0;
    public const int Capability = 1;
    public const int Model = 2;
    public const int InteractionId = 3;
    public const int Status = 4;
    public const int Prompt = 5;
    public const int SystemPrompt = 6;
    public const int Tools = 7;
    public const int Metadata = 8;
    public const int Plan = 9;
    public const int Programme = 10;
    public const int FirstAttribute = 11;

    private static readonly string[] First =
    [
        ImportTarget.Account, ImportTarget.Capability, ImportTarget.Model, ImportTarget.InteractionId, ImportTarget.Status, ImportTarget.Prompt,
        ImportTarget.SystemPrompt, ImportTarget.Tools, ImportTarget.Metadata, ImportTarget.Plan, ImportTarget.Programme,
    ];

    /// <summary>Prompts are kept to the byte, and known by their hash where they are not kept; everything else is trimmed.</summary>
    public bool IsVerbatim => Target is ImportTarget.Prompt or ImportTarget.SystemPrompt;

    public bool IsRequired => Target == ImportTarget.Account && Column is not null;

    /// <summary>The prompt whose hash it is.</summary>
    public string? HashOf => Target switch { ImportTarget.PromptHash => ImportTarget.Prompt, ImportTarget.SystemPromptHash => ImportTarget.SystemPrompt, _ => null };

    /// <summary>The first fields, the standard attributes, then the further ones.</summary>
    public static IReadOnlyList<BatchField> Of(ColumnPlan plan) =>
    [
        .. First.Select(t => new BatchField(t, plan[t], plan.TreatmentOf(t))),
        .. ImportTarget.StandardAttributes.Select(t => new BatchField(t.Name, plan[t.Name], plan.TreatmentOf(t.Name), t.Family)),
        .. plan.Attributes.Select(a => new BatchField(a.Kind, a.Column, Treatment.Keep, a.Family)),
    ];
}
