using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Core;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Views;

/// <summary>What a graph's colours tell.</summary>
public enum GraphColor
{
    /// <summary>The cluster; grey for those that are part of no campaign.</summary>
    Cluster,

    /// <summary>What an account, or a cluster, is assessed to be.</summary>
    Disposition,

    /// <summary>What the cluster aims at most; grey where it aims at nothing more than others, and for bystanders.</summary>
    Capability,

    /// <summary>When an account was made, from the earliest to the latest sixth; grey where nothing says.</summary>
    Creation,
}

/// <summary>How a graph is looked at: the keys of a workbench's address on which its layout depends.</summary>
public sealed record GraphView
{
    private const string OpenKey = "open";
    private const string ColorKey = "color";
    private const string FamilyKey = "family";
    private const string SharedByKey = "shared-by";
    private const string AroundKey = "around";
    private const string GroupKey = "group";
    private const string HideKey = "hide";
    private const string PinKey = "pin";

    /// <summary>The clusters that are drawn as their accounts.</summary>
    public GraphOpening Open { get; init; } = GraphOpening.None;

    public GraphColor Color { get; init; } = GraphColor.Cluster;

    /// <summary>The families of attributes that are drawn; empty for all.</summary>
    public ImmutableSortedSet<AttributeFamily> Families { get; init; } = [];

    /// <summary>How strong a link has to be: attributes that more accounts share are left out; null for none.</summary>
    public int? SharedBy { get; init; }

    /// <summary>The account or attribute whose neighbours alone are drawn; null for the whole graph.</summary>
    public GraphNode? Around { get; init; }

    /// <summary>Sets of accounts drawn as one node each, by their hashes.</summary>
    public ImmutableSortedSet<string> Groups { get; init; } = [];

    /// <summary>What is left out by hand.</summary>
    public ImmutableSortedSet<GraphNode> Hidden { get; init; } = [];

    /// <summary>What stands where a person put it, in the layout's units.</summary>
    public ImmutableSortedDictionary<GraphNode, (float X, float Y)> Pins { get; init; } =
        ImmutableSortedDictionary<GraphNode, (float X, float Y)>.Empty;

    /// <summary>Whether the graph is drawn as it is at first.</summary>
    public bool IsPlain => !Words().Any();

    /// <summary>Whether links of a family, and of so many accounts, are drawn.</summary>
    public bool Draws(AttributeFamily family, int accounts) =>
        (Families.IsEmpty || Families.Contains(family)) && (SharedBy is not { } most || accounts <= most);

    public GraphView Pin(GraphNode node, float x, float y) =>
        this with { Pins = Pins.SetItem(node, (MathF.Round(x, 1), MathF.Round(y, 1))) };

    /// <summary>The view with a key of an address; null where the key is none of a graph's.</summary>
    /// <exception cref="FormatException">The value is none that the key knows.</exception>
    public GraphView? With(string key, string value) => key switch
    {
        OpenKey => this with { Open = Open.With(value) },
        ColorKey => this with { Color = Named<GraphColor>(key, value) },
        FamilyKey => this with { Families = Families.Add(Named<AttributeFamily>(key, value)) },
        SharedByKey =>
            this with { SharedBy = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 1
                ? most : throw Unknown(key, value, "a number of accounts from 2 on") },
        AroundKey =>
            this with { Around = GraphNode.Parse(value) is { Kind: GraphNodeKind.Account or GraphNodeKind.Attribute } node
                ? node : throw Unknown(key, value, "an account or an attribute") },
        GroupKey => this with { Groups = Groups.Add(value) },
        HideKey => this with { Hidden = Hidden.Add(GraphNode.Parse(value)) },
        PinKey => WithPin(value),
        _ => null,
    };

    /// <summary>The keys and values of an address, none for a graph as it is at first.</summary>
    public IEnumerable<string> Words()
    {
        foreach (var word in Open.Words) yield return Pair(OpenKey, word);
        if (Color != GraphColor.Cluster) yield return Pair(ColorKey, Slug.Of(Color));
        foreach (var family in Families) yield return Pair(FamilyKey, Slug.Of(family));
        if (SharedBy is { } most) yield return Pair(SharedByKey, most.ToString(CultureInfo.InvariantCulture));
        if (Around is { } around) yield return Pair(AroundKey, around.ToString());
        foreach (var group in Groups) yield return Pair(GroupKey, group);
        foreach (var node in Hidden) yield return Pair(HideKey, node.ToString());
        foreach (var (node, (x, y)) in Pins)
            yield return Pair(PinKey, string.Create(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#},{node}"));
    }

    /// <summary>The query string without <c>?</c>.</summary>
    public override string ToString() => string.Join('&', Words());

    // By what is drawn: immutable collections are equal only to themselves.
    public bool Equals(GraphView? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private GraphView WithPin(string value) =>
        value.Split(',', 3) is [var x, var y, var node] && Coordinate(x) is { } across && Coordinate(y) is { } up
            ? Pin(GraphNode.Parse(node), across, up)
            : throw Unknown(PinKey, value, "a place and a node, 12.5,-3,account:ID");

    private static float? Coordinate(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number) ? number : null;

    private static string Pair(string key, string value) => $"{key}={Uri.EscapeDataString(value)}";

    private static T Named<T>(string key, string value) where T : struct, Enum
    {
        foreach (var member in Enum.GetValues<T>())
            if (Slug.Of(member) == value) return member;
        throw Unknown(key, value, string.Join(", ", Enum.GetValues<T>().Select(Slug.Of)));
    }

    private static FormatException Unknown(string key, string value, string known) =>
        new($"'{key}' cannot be '{value}'. It knows {known}.");
}
