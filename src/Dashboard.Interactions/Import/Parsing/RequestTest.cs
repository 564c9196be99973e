using System.Text;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Presets;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>Tells of each row whether it is a request to a model, by a preset's rule.</summary>
internal sealed class RequestTest
{
    private const string Embedding = "a request for embeddings, which no model answers in words";
    private const string NotPosted = "a request of HTTP that asks no model (“…”)";

    // What HTTP asks with beside POST.
    private static readonly byte[][] OtherMethods =
        [.. new[] { "GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "CONNECT", "TRACE" }.Select(Encoding.ASCII.GetBytes)];

    private readonly RequestRule rule;
    private readonly RowReader reader;
    private readonly NothingWords nothing;
    private readonly SourceColumn[] kinds;
    private readonly int[] kindPlaces;
    private readonly int[] markPlaces;
    private readonly (SourceColumn Column, int Place)[] embeddingNames;
    private readonly (SourceColumn Column, int Place)[] methods;
    private readonly byte[] beginning;
    private readonly byte[][] requests;
    private readonly byte[][] agents;
    private readonly (byte[] Value, string What)[] others;

    /// <param name="rule">The rule.</param>
    /// <param name="plan">The file's columns.</param>
    /// <param name="reader">The rows.</param>
    /// <param name="nothing">The words for nothing.</param>
    /// <param name="place">Asks the reader for a column.</param>
    public RequestTest(RequestRule rule, ColumnPlan plan, RowReader reader, NothingWords nothing, Func<SourceColumn, int> place)
    {
        (this.rule, this.reader, this.nothing) = (rule, reader, nothing);
        kinds = [.. plan.Named(rule.Columns)];
        kindPlaces = [.. kinds.Select(place)];
        markPlaces = [.. plan.Named(rule.Marks).Select(place)];
        var countsEmbeddings = plan.Mapping.Embeddings == EmbeddingRows.Count;
        embeddingNames = countsEmbeddings ? [] : [.. plan.Named(rule.EmbeddingNames).Select(c => (c, place(c)))];
        methods = [.. plan.Named(rule.Methods).Select(c => (c, place(c)))];
        beginning = Encoding.UTF8.GetBytes(rule.Beginning);
        requests =
            [.. rule.Requests.Concat(countsEmbeddings ? rule.Embeddings : []).Concat(plan.CountsAgents ? rule.Agents : [])
                .Select(Encoding.UTF8.GetBytes)];
        agents = [.. rule.Agents.Select(Encoding.UTF8.GetBytes)];
        others =
            [.. rule.Others.Concat(countsEmbeddings ? [] : rule.Embeddings.Select(e => KeyValuePair.Create(e, Embedding)))
                .Select(o => (Encoding.UTF8.GetBytes(o.Key), o.Value))];
    }

    /// <summary>Whether any row was the run of an agent.</summary>
    public bool HasAgents { get; private set; }

    /// <summary>Null for a request; otherwise what the row is.</summary>
    public RowProblem? Of() => OfMethod() ?? OfEmbedding() ?? OfKind();

    private RowProblem? OfMethod()
    {
        foreach (var (column, place) in methods)
        {
            var text = Value(place);
            foreach (var method in OtherMethods)
            {
                if (text.Length < method.Length || !Ascii.EqualsIgnoreCase(text[..method.Length], method)
                    || (text.Length > method.Length && text[method.Length] != ' ')) continue;
                return new RowProblem(column.Name, NotPosted, Encoding.ASCII.GetString(method)) { IsSetAside = true };
            }
        }

        return null;
    }

    private RowProblem? OfEmbedding()
    {
        foreach (var (column, place) in embeddingNames)
        {
            if (NamesEmbeddings(Value(place))) return new RowProblem(column.Name, Embedding) { IsSetAside = true };
        }

        return null;
    }

    private static bool NamesEmbeddings(ReadOnlySpan<byte> text)
    {
        var name = "embed"u8;
        for (var at = 0; at + name.Length <= text.Length; at++)
        {
            if ((text[at] | 0x20) == 'e' && Ascii.EqualsIgnoreCase(text.Slice(at, name.Length), name)) return true;
        }

        return false;
    }

    // A kind may be a text of JSON, quotes and all.
    private ReadOnlySpan<byte> Value(int place)
    {
        var text = reader.Field(place).Trim(" \t"u8);
        return text is [(byte)'"', .., (byte)'"'] ? text[1..^1] : text;
    }

    private RowProblem? OfKind()
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            var kind = Value(kindPlaces[i]);
            if (nothing.Is(kind)) continue;
            if (beginning.Length > 0 && kind.StartsWith(beginning)) return null;
            foreach (var agent in agents) HasAgents |= Ascii.EqualsIgnoreCase(kind, agent);
            foreach (var request in requests)
            {
                if (Ascii.EqualsIgnoreCase(kind, request)) return null;
            }

            foreach (var (value, what) in others)
            {
                if (Ascii.EqualsIgnoreCase(kind, value)) return new RowProblem(kinds[i].Name, what) { IsSetAside = true };
            }

            if (rule.Otherwise is not null)
                return new RowProblem(kinds[i].Name, rule.Otherwise, Encoding.UTF8.GetString(kind)) { IsSetAside = true };
            return null;
        }

        if (markPlaces.Length == 0) return null;
        foreach (var mark in markPlaces)
        {
            if (!nothing.Is(reader.Field(mark).Trim(" \t"u8))) return null;
        }

        return new RowProblem("", rule.Unmarked) { IsSetAside = true };
    }
}
