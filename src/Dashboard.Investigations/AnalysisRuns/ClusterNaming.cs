using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Analysis.Campaigns;
using Dashboard.Casework.Naming;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary>
/// Names for clusters that people can say, with the number kept: “Harrow (7)”. A cluster is known by the smallest hash
/// among those of its accounts, its min-hash (Broder 1997), which it shares with a cluster of another run with the
/// probability of their Jaccard index: it is called the same from run to run for as long as it is much the same. Names
/// mean nothing, are those of plants, birds and things, and no two clusters of a run share one.
/// </summary>
public static class ClusterNaming
{
    private static readonly ImmutableArray<string> Words =
    [
        "Acorn", "Alder", "Amber", "Anchor", "Anvil", "Arbor", "Arrow", "Ash", "Aspen", "Aster", "Auger", "Avocet", "Awl", "Basalt",
        "Basil", "Beacon",
        "Beech", "Bellows", "Birch", "Bittern", "Bobbin", "Bracken", "Bramble", "Brant", "Briar", "Brook", "Bunting", "Cairn", "Calico",
        "Candle", "Canvas", "Carder",
        "Cedar", "Chaff", "Chert", "Chisel", "Cinder", "Clover", "Cobble", "Comet", "Copper", "Coracle", "Cotter", "Crane", "Cricket",
        "Curlew", "Cypress", "Daisy",
        "Damson", "Delta", "Dipper", "Distaff", "Dory", "Dunlin", "Eddy", "Egret", "Elder", "Elm", "Ember", "Fallow", "Fennel", "Fern",
        "Ferry", "Finch",
        "Flint", "Flax", "Foundry", "Fulmar", "Furrow", "Gannet", "Garnet", "Gimlet", "Gorse", "Granite", "Grebe", "Hammer", "Harbour",
        "Harrow", "Hawthorn", "Hazel",
        "Heath", "Heather", "Heron", "Hollow", "Holly", "Hopper", "Ibis", "Indigo", "Iris", "Ivy", "Jasper", "Jay", "Juniper", "Kelp",
        "Kestrel", "Kiln",
        "Kite", "Knoll", "Lantern", "Larch", "Lark", "Larkspur", "Lathe", "Lichen", "Linden", "Linnet", "Loom", "Lupin", "Mallet", "Maple",
        "Marlin", "Marram",
        "Martin", "Meadow", "Merlin", "Mica", "Mill", "Moss", "Mulberry", "Nettle", "Nutmeg", "Oak", "Ochre", "Onyx", "Orchard", "Oriole",
        "Osier", "Osprey",
        "Otter", "Pebble", "Petrel", "Pewter", "Pine", "Pipit", "Plover", "Plumb", "Poplar", "Prairie", "Quarry", "Quartz", "Quill",
        "Quince", "Rafter", "Rail",
        "Raven", "Reed", "Ridge", "Rivet", "Robin", "Rook", "Rowan", "Rudder", "Rush", "Russet", "Rye", "Sable", "Saffron", "Sage",
        "Sandbar", "Sedge",
        "Shale", "Shingle", "Shuttle", "Siskin", "Skein", "Slate", "Sloe", "Snipe", "Sorrel", "Spindle", "Spruce", "Starling", "Stoat",
        "Swift", "Tallow", "Tamarack",
        "Tansy", "Teal", "Tern", "Thicket", "Thistle", "Thrush", "Thyme", "Tiller", "Timber", "Topaz", "Trellis", "Umber", "Vetch",
        "Violet", "Wader", "Wagtail",
        "Walnut", "Warbler", "Weaver", "Wharf", "Wheat", "Willow", "Wren", "Yarrow", "Yew", "Zinnia",
    ];

    /// <summary>What a cluster is known by from one run to the next: 16 hex digits that tell no account. O(n) in its accounts.</summary>
    /// <param name="cluster">The cluster; one without accounts is known by its number.</param>
    /// <param name="accounts">The accounts of the run.</param>
    public static string KeyOf(Cluster cluster, IReadOnlyList<string> accounts) =>
        cluster.Accounts.Select(a => Hash(accounts[a])).DefaultIfEmpty(Hash(cluster.Id)).Min()
        .ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>
    /// The result with its clusters under their names: given ones first, then each by its key, the first of the list that is free.
    /// </summary>
    public static AnalysisResult Name(AnalysisResult result, IReadOnlyList<string> accounts, IReadOnlyList<ClusterName> given)
    {
        var names = given.ToDictionary(n => n.Key, n => n.Name, StringComparer.Ordinal);
        var taken = new HashSet<string>(names.Values, StringComparer.OrdinalIgnoreCase);
        return result with
        {
            Clusters =
            [
                .. result.Clusters.Select(cluster =>
                {
                    var key = KeyOf(cluster, accounts);
                    return cluster with { Label = Label(names.TryGetValue(key, out var name) ? name : Free(key, taken), cluster.Id) };
                }),
            ],
        };
    }

    /// <summary>A name with the number of its cluster: “Harrow (7)”.</summary>
    public static string Label(string name, string cluster) => $"{name} ({cluster})";

    /// <summary>A cluster by its number alone, “Cluster 7”: for what is frozen, and must count the same whatever it is called.</summary>
    public static string Number(string cluster) => $"Cluster {cluster}";

    /// <summary>The name in a label.</summary>
    public static string NameIn(Cluster cluster) => cluster.Label.EndsWith($" ({cluster.Id})", StringComparison.Ordinal)
        ? cluster.Label[..^(cluster.Id.Length + 3)] : cluster.Label;

    /// <summary>Tells one set of given names from another.</summary>
    public static string StampOf(IReadOnlyList<ClusterName> given) =>
        string.Join(',', given.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Number}.{n.Version}")));

    // When all words are taken, the round that follows is counted.
    private static string Free(string key, HashSet<string> taken)
    {
        var first = (int)(ulong.Parse(key, NumberStyles.HexNumber, CultureInfo.InvariantCulture) % (ulong)Words.Length);
        for (var round = 1; ; round++)
        {
            for (var i = 0; i < Words.Length; i++)
            {
                var word = Words[(first + i) % Words.Length];
                var name = round == 1 ? word : string.Create(CultureInfo.InvariantCulture, $"{word} {round}");
                if (taken.Add(name)) return name;
            }
        }
    }

    private static ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
