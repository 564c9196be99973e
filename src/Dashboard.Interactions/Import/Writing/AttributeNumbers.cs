using System.Text;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Parsing;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Writing;

/// <summary>The numbers of attributes, and of the networks that addresses belong to.</summary>
internal sealed class AttributeNumbers
{
    private readonly ImportContext context;
    private readonly NextNumber next;
    private readonly Kind?[] kinds;
    private readonly bool[] isUsed;
    private readonly KnownInfrastructure known;
    private readonly Kind prefixes;
    private readonly List<(int Ip, int Prefix)> newPrefixes = [];

    public AttributeNumbers(ImportContext context)
    {
        this.context = context;
        next = new NextNumber((int)context.Connection.Number("SELECT coalesce(max(no), 0) FROM attributes", context.Cancellation));

        // Where a log's requests are taken apart here, the hashes of their parts are attributes too.
        var hasTexts = RequestFields.KeepsTexts(context.Plan);
        kinds =
            [.. context.Fields.Select(
                f => f.Family is { } family && f.Treatment != Treatment.Drop && (f.Columns.Count > 0 || (hasTexts && f.IsOfRequest))
                ? Load(family, f.Target, f.Treatment) : null)];
        isUsed = new bool[kinds.Length];
        known = new KnownInfrastructure(KnownLists.Holding(context.Connection, context.Cancellation).Entries, context.Hash);
        prefixes = Load(AttributeFamily.Network, IpPrefix.Kind, context.Plan.TreatmentOf(ImportTarget.Ip));
    }

    /// <summary>The places of the fields that are attributes here.</summary>
    public IEnumerable<int> Fields => Enumerable.Range(0, kinds.Length).Where(i => kinds[i] is not null);

    /// <summary>Whether any row had a value of the field.</summary>
    public bool IsUsed(int field) => isUsed[field];

    /// <summary>The number of a field's value.</summary>
    public int Of(int field, ReadOnlySpan<byte> value)
    {
        isUsed[field] = true;
        var kind = kinds[field]!;
        var (number, isNew) = kind.Names.Of(value);
        if (!isNew) return number;
        var text = Encoding.UTF8.GetString(value);
        var why = known.WhyOf(kind.Name, text);
        if (why is not null) kind.Known[number] = why;
        if (kind.Name != ImportTarget.Ip || IpPrefix.Of(text) is not { } prefix) return number;
        var (network, isNewNetwork) = prefixes.Names.Of(Encoding.UTF8.GetBytes(prefix));
        if (isNewNetwork && known.WhyOf(IpPrefix.Kind, prefix) is { } whyOfNetwork) prefixes.Known[network] = whyOfNetwork;
        newPrefixes.Add((number, network));
        return number;
    }

    /// <summary>The elements of a value that is a JSON array, each once; null for any other value.</summary>
    public static IReadOnlyList<byte[]>? Elements(ReadOnlySpan<byte> value)
    {
        if (value is not [(byte)'[', .., (byte)']']) return null;
        try
        {
            var elements = JsonSerializer.Deserialize<List<JsonElement>>(value)!;
            return [.. elements.Select(e => e.ValueKind == JsonValueKind.Null ? "" : e.ToString()).Where(e => e.Length > 0)
                .Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Adds the new attributes to their tables.</summary>
    public void Append()
    {
        using var attributes = context.Connection.CreateAppender("attributes");
        foreach (var kind in kinds.OfType<Kind>().Append(prefixes))
        {
            var (family, name) = (Encoding.ASCII.GetBytes(kind.Family.ToString().ToLowerInvariant()), Encoding.UTF8.GetBytes(kind.Name));
            kind.Names.AppendNew((number, value) =>
            {
                attributes.Set(0, number);
                attributes.Set(1, family);
                attributes.Set(2, name);
                attributes.Set(3, value.Span);
                if (kind.Known.TryGetValue(number, out var why)) attributes.Set(4, Encoding.UTF8.GetBytes(why));
                attributes.EndRow();
            });
        }

        attributes.Close();
        using var networks = context.Connection.CreateAppender("ip_prefixes");
        foreach (var (ip, prefix) in newPrefixes)
        {
            networks.Set(0, ip);
            networks.Set(1, prefix);
            networks.EndRow();
        }

        networks.Close();
    }

    private Kind Load(AttributeFamily family, string kind, Treatment treatment)
    {
        var rows = context.Connection.Rows(
            "SELECT no, value FROM attributes WHERE kind = $kind ORDER BY no", r => (r.GetInt32(0), r.GetString(1)), context.Cancellation,
            ("kind", kind));
        return new Kind(family, kind, new NumberedNames(rows, next, treatment == Treatment.Hash ? v => context.Hash!.Of(kind, v) : null));
    }

    private sealed record Kind(AttributeFamily Family, string Name, NumberedNames Names)
    {
        /// <summary>The new ones that every deployment has, each with what it is.</summary>
        public Dictionary<int, string> Known { get; } = [];
    }
}
