using System.Text;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Import.Writing;

/// <summary>The numbers of attributes, and of the networks that addresses belong to.</summary>
internal sealed class AttributeNumbers
{
    private readonly ImportContext context;
    private readonly NextNumber next;
    private readonly Kind?[] kinds;
    private readonly Kind prefixes;
    private readonly List<(int Ip, int Prefix)> newPrefixes = [];

    public AttributeNumbers(ImportContext context)
    {
        this.context = context;
        next = new NextNumber((int)context.Connection.Number("SELECT coalesce(max(no), 0) FROM attributes", context.Cancellation));

        // Where a log's prompts are hashed here, their hashes are attributes too.
        kinds = [.. context.Fields.Select(f => f.Family is { } family && f.Treatment != Treatment.Drop && (f.Column is not null || IsComputed(f)) ? Load(family, f.Target, f.Treatment) : null)];
        prefixes = Load(AttributeFamily.Network, IpPrefix.Kind, context.Plan.TreatmentOf(ImportTarget.Ip));
    }

    /// <summary>The places of the fields that are attributes here.</summary>
    public IEnumerable<int> Fields => Enumerable.Range(0, kinds.Length).Where(i => kinds[i] is not null);

    /// <summary>The number of a field's value.</summary>
    public int Of(int field, ReadOnlySpan<byte> value)
    {
        var (number, isNew) = kinds[field]!.Names.Of(value);
        if (isNew && kinds[field]!.Name == ImportTarget.Ip && IpPrefix.Of(Encoding.UTF8.GetString(value)) is { } prefix)
            newPrefixes.Add((number, prefixes.Names.Of(Encoding.UTF8.GetBytes(prefix)).Number));
        return number;
    }

    /// <summary>The elements of a value that is a JSON array, each once; null for any other value.</summary>
    public static IReadOnlyList<byte[]>? Elements(ReadOnlySpan<byte> value)
    {
        if (value is not [(byte)'[', .., (byte)']']) return null;
        try
        {
            var elements = JsonSerializer.Deserialize<List<JsonElement>>(value)!;
            return [.. elements.Select(e => e.ValueKind == JsonValueKind.Null ? "" : e.ToString()).Where(e => e.Length > 0).Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];
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

    private bool IsComputed(BatchField field) =>
        field.HashOf is { } prompt && context.Plan[prompt] is not null && context.Plan.TreatmentOf(prompt) != Treatment.Drop;

    private Kind Load(AttributeFamily family, string kind, Treatment treatment)
    {
        var rows = context.Connection.Rows(
            "SELECT no, value FROM attributes WHERE kind = $kind ORDER BY no", r => (r.GetInt32(0), r.GetString(1)), context.Cancellation, ("kind", kind));
        return new Kind(family, kind, new NumberedNames(rows, next, treatment == Treatment.Hash ? v => context.Hash!.Of(kind, v) : null));
    }

    private sealed record Kind(AttributeFamily Family, string Name, NumberedNames Names);
}
