using System.Security.Cryptography;
using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Import.Requests;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>
/// The fields of a row that are made of its request and its answer: prompt, system prompt, tools, response, and the
/// hashes of these, of the messages before and of the parameters. What a column of its own holds comes before what the
/// request holds. A plain text is taken as it stands, without a copy.
/// </summary>
internal sealed class RequestFields
{
    private readonly RowReader reader;
    private readonly ColumnPlan plan;
    private readonly KeyedHash? hash;
    private readonly NothingWords nothing;
    private readonly IndexedMessages? indexed;
    private readonly int[] indexedPlaces;
    private readonly RequestNotes notes = new();
    private readonly Text prompt;
    private readonly Text system;
    private readonly Text tools;
    private readonly Text metadata;
    private readonly Digest toolSet;
    private readonly Digest history;
    private readonly Digest parameters;
    private readonly int[] responses;
    private readonly bool isAny;

    /// <param name="reader">The rows.</param>
    /// <param name="plan">Which column becomes what.</param>
    /// <param name="hash">Hashes what is to be kept as a hash.</param>
    /// <param name="nothing">The words for nothing.</param>
    /// <param name="place">Asks the reader for a column.</param>
    public RequestFields(RowReader reader, ColumnPlan plan, KeyedHash? hash, NothingWords nothing, Func<SourceColumn, int> place)
    {
        (this.reader, this.plan, this.hash, this.nothing) = (reader, plan, hash, nothing);
        prompt = TextOf(ImportTarget.Prompt, ImportTarget.PromptHash);
        system = TextOf(ImportTarget.SystemPrompt, ImportTarget.SystemPromptHash);
        tools = TextOf(ImportTarget.Tools, null);
        metadata = TextOf(ImportTarget.Metadata, null);
        toolSet = DigestOf(
            ImportTarget.ToolSetHash, plan.TreatmentOf(ImportTarget.Tools), v => ToolNames.Read(v) is { } names ? SetOf(names) : null);
        history = DigestOf(ImportTarget.HistoryHash, plan.TreatmentOf(ImportTarget.Prompt), _ => null);
        parameters = DigestOf(ImportTarget.ParametersHash, Treatment.Keep, v => RequestParameters.Read(v));
        responses = PlacesOf(ImportTarget.Response);
        var numbered = plan.Preset.Kind == ImportKind.Interactions ? new IndexedMessages(plan.All) : null;
        indexed = numbered is { Columns.Count: > 0 } ? numbered : null;
        indexedPlaces = [.. indexed?.Columns.Select(place) ?? []];
        isAny = indexed is not null || Targets.Any(t => plan[t] is not null);

        int[] PlacesOf(string target) => [.. plan.ColumnsOf(target).Select(place)];
        Text TextOf(string target, string? hashTarget) =>
            new(target, plan.TreatmentOf(target), PlacesOf(target), hashTarget, hashTarget is null ? [] : PlacesOf(hashTarget));
        Digest DigestOf(string target, Treatment treatment, CanonicalText canonical) =>
            new(target, plan.TreatmentOf(target) == Treatment.Keep ? treatment : plan.TreatmentOf(target), PlacesOf(target), canonical);
    }

    /// <summary>The fields that are made here.</summary>
    public static IReadOnlyList<string> Targets { get; } =
    [
        ImportTarget.Prompt, ImportTarget.SystemPrompt, ImportTarget.Tools, ImportTarget.Metadata, ImportTarget.Response,
        .. ImportTarget.StandardAttributes.Where(a => a.Family == AttributeFamily.Content).Select(a => a.Name),
    ];

    private static readonly int[] Own = [.. Targets.Select(BatchField.PlaceOf)];

    /// <summary>Whether rows may have texts to be kept.</summary>
    public static bool KeepsTexts(ColumnPlan plan) =>
        Targets.Take(5).Any(t => plan[t] is not null) || new IndexedMessages(plan.All).Columns.Count > 0;

    /// <summary>What was found where, in sentences.</summary>
    public IEnumerable<string> Notes =>
        notes.Sentences(
            string.Join(
                " and ",
                plan.ColumnsOf(ImportTarget.Prompt).Select(c => $"“{c.Name}”").DefaultIfEmpty("The columns of numbered messages")));

    /// <summary>Fills in a row's fields.</summary>
    public void Fill(ParsedBatch batch)
    {
        batch.Turns[batch.Count] = -1;
        if (!isAny)
        {
            foreach (var field in Own) batch.Texts[field].Clear(batch.Count);
            return;
        }

        var request = Unpack();
        if (request is not null) batch.Turns[batch.Count] = request.Turns;
        Choose(system, request?.SystemPrompt);
        Choose(tools, null);
        Choose(metadata, null);
        OpenSystem();
        var offered = OpenTools(request);
        Keep(batch, prompt);
        Keep(batch, system);
        Keep(batch, tools);
        Keep(batch, metadata);
        KeepResponse(batch);
        KeepHash(batch, toolSet, offered.Count == 0 ? null : SetOf(offered));
        KeepHash(batch, history, request?.History);
        KeepHash(batch, parameters, request?.Parameters);
    }

    /// <summary>Gives the rules the texts that they look at; false when there are none.</summary>
    public bool Tell(CapabilityClassifier classifier)
    {
        if (!isAny) return false;
        classifier.Set(RuleField.Prompt, prompt.Of(reader));
        classifier.Set(RuleField.SystemPrompt, system.Of(reader));
        classifier.Set(RuleField.Tools, tools.Of(reader));
        classifier.Set(RuleField.Metadata, metadata.Of(reader));
        return true;
    }

    private static string SetOf(IReadOnlyList<string> names) => string.Join('\n', names.Order(StringComparer.Ordinal));

    private UnpackedRequest? Unpack()
    {
        prompt.Clear();
        foreach (var place in prompt.Places)
        {
            var text = reader.Field(place);
            if (nothing.Is(text.Trim(" \t\r\n"u8))) continue;
            if (RequestUnpacker.Read(text) is not { } request)
            {
                var other = RequestUnpacker.Tell(text);
                if (other == OtherText.Events) continue;
                if (other == OtherText.Broken)
                {
                    notes.AddBroken();
                    return null;
                }

                notes.AddPlain();
                if (JsonValues.Quoted(text) is { } quoted) prompt.Take(quoted);
                else prompt.Take(place);
                return null;
            }

            notes.Add(request);
            prompt.Take(request.UserText);
            return request;
        }

        if (indexed?.Read(Indexed) is not { } messages) return null;
        notes.Add(messages);
        prompt.Take(messages.UserText);
        return messages;
    }

    /// <summary>The first of a target's own columns that has a value, else what the request holds.</summary>
    private void Choose(Text text, string? ofRequest)
    {
        text.Clear();
        foreach (var place in text.Places)
        {
            if (nothing.Is(reader.Field(place).Trim(" \t\r\n"u8))) continue;
            text.Take(place);
            return;
        }

        text.Take(ofRequest);
    }

    // A system prompt in parts is its text.
    private void OpenSystem()
    {
        var text = system.Of(reader).TrimStart(" \t\r\n"u8);
        if (!system.IsOwn || text is not [(byte)'[' or (byte)'{', ..]) return;
        if (SystemText.Read(text) is { } said) system.Take(said);
    }

    private string Indexed(int column) => Encoding.UTF8.GetString(reader.Field(indexedPlaces[column]));

    private IReadOnlyList<string> OpenTools(UnpackedRequest? request)
    {
        var defined = tools.IsOwn ? ToolNames.Read(tools.Of(reader)) : request?.Tools;
        if (!tools.IsOwn && defined is not { Count: > 0 } && indexed is not null) defined = indexed.Tools(Indexed);
        if (defined is { Count: > 0 }) tools.Take(string.Join(", ", defined));
        else if (!tools.IsOwn && request is { ToolCalls.Count: > 0 })
            tools.Take(string.Join(", ", request.ToolCalls.Distinct(StringComparer.Ordinal)));
        return defined ?? [];
    }

    private void Keep(ParsedBatch batch, Text text)
    {
        var value = text.Of(reader);
        var treatment = text.Treatment;
        if (value.IsEmpty || treatment == Treatment.Drop || (treatment == Treatment.Hash && text.Hash >= 0))
            batch.Texts[text.Field].Clear(batch.Count);
        else if (treatment == Treatment.Hash) batch.SetText(text.Field, Encoding.ASCII.GetBytes(hash!.Of(text.Target, value)));
        else batch.SetText(text.Field, text.Target == ImportTarget.Metadata ? value.Trim(" \t"u8) : value);
        if (text.Hash < 0) return;

        // The log's own hash comes first.
        foreach (var place in text.HashPlaces)
        {
            var own = reader.Field(place).Trim(" \t"u8);
            if (nothing.Is(own)) continue;
            SetHash(batch, text.Hash, own, plan.TreatmentOf(text.HashTarget!));
            return;
        }

        if (value.IsEmpty || treatment == Treatment.Drop) batch.Texts[text.Hash].Clear(batch.Count);
        else if (treatment == Treatment.Hash) batch.SetText(text.Hash, Encoding.ASCII.GetBytes(hash!.Of(text.Target, value)));
        else SetDigest(batch, text.Hash, value);
    }

    private void KeepResponse(ParsedBatch batch)
    {
        batch.Texts[BatchField.Response].Clear(batch.Count);
        var treatment = plan.TreatmentOf(ImportTarget.Response);
        if (treatment == Treatment.Drop) return;
        foreach (var place in responses)
        {
            var text = reader.Field(place);
            if (nothing.Is(text.Trim(" \t\r\n"u8))) continue;
            var answer = AnswerUnpacker.Read(text) ?? JsonValues.Quoted(text);
            if (answer is null && RequestUnpacker.Tell(text) == OtherText.Events) continue;
            var said = answer is not null ? Encoding.UTF8.GetBytes(answer) : text;
            if (treatment == Treatment.Hash)
                batch.SetText(BatchField.Response, Encoding.ASCII.GetBytes(hash!.Of(ImportTarget.Response, said)));
            else batch.SetText(BatchField.Response, said);
            return;
        }
    }

    /// <summary>The hash of a part of the request; a column of its own holds it, or what it is made of.</summary>
    private void KeepHash(ParsedBatch batch, Digest digest, string? ofRequest)
    {
        foreach (var place in digest.Places)
        {
            var own = reader.Field(place).Trim(" \t"u8);
            if (nothing.Is(own)) continue;
            if (own is [(byte)'{' or (byte)'[', ..])
            {
                if (digest.Canonical(own) is not { } text) continue;
                ofRequest = text;
                break;
            }

            SetHash(batch, digest.Field, own, digest.Treatment);
            return;
        }

        if (ofRequest is null || digest.Treatment == Treatment.Drop)
        {
            batch.Texts[digest.Field].Clear(batch.Count);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(ofRequest);
        if (digest.Treatment == Treatment.Hash) batch.SetText(digest.Field, Encoding.ASCII.GetBytes(hash!.Of(digest.Target, bytes)));
        else SetDigest(batch, digest.Field, bytes);
    }

    // Hashes of the log are hashed once more a value, where they are numbered; what is too long for a hash is made one.
    private static void SetHash(ParsedBatch batch, int field, ReadOnlySpan<byte> own, Treatment treatment)
    {
        if (treatment == Treatment.Drop) batch.Texts[field].Clear(batch.Count);
        else if (own.Length > IdLength.MaxBytes) SetDigest(batch, field, own);
        else batch.SetText(field, own);
    }

    private static void SetDigest(ParsedBatch batch, int field, ReadOnlySpan<byte> text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, digest);
        Span<byte> letters = stackalloc byte[SHA256.HashSizeInBytes * 2];
        for (var i = 0; i < digest.Length; i++)
        {
            letters[2 * i] = "0123456789abcdef"u8[digest[i] >> 4];
            letters[(2 * i) + 1] = "0123456789abcdef"u8[digest[i] & 15];
        }

        batch.SetText(field, letters);
    }

    /// <summary>The text of which a column that defines something is the hash; null where it defines nothing.</summary>
    private delegate string? CanonicalText(ReadOnlySpan<byte> value);

    /// <summary>The hash of a part of the request.</summary>
    private sealed record Digest(string Target, Treatment Treatment, int[] Places, CanonicalText Canonical)
    {
        public int Field { get; } = BatchField.PlaceOf(Target);
    }

    /// <summary>A text of the current row: where the reader has it, or as it was taken out of the request.</summary>
    private sealed class Text(string target, Treatment treatment, int[] places, string? hashTarget, int[] hashPlaces)
    {
        private int place = -1;
        private byte[]? taken;

        public string Target => target;

        public string? HashTarget => hashTarget;

        public Treatment Treatment => treatment;

        public int[] Places => places;

        public int[] HashPlaces => hashPlaces;

        public int Field { get; } = BatchField.PlaceOf(target);

        public int Hash { get; } = hashTarget is null ? -1 : BatchField.PlaceOf(hashTarget);

        /// <summary>Whether a column of its own holds it.</summary>
        public bool IsOwn => place >= 0;

        public void Clear() => (place, taken) = (-1, null);

        public void Take(int at) => place = at;

        public void Take(string? text)
        {
            if (text is null || NothingWords.IsWithheld(Encoding.UTF8.GetBytes(text.Length > 64 ? "" : text.Trim()))) return;
            taken = Encoding.UTF8.GetBytes(text);
        }

        public ReadOnlySpan<byte> Of(RowReader reader) => taken is not null ? taken : place < 0 ? default : reader.Field(place);
    }
}
