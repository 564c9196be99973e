namespace Dashboard.Analysis.Layout;

/// <summary>The links of a bipartite graph, by attribute and by account.</summary>
internal sealed class AttributeLinks
{
    private readonly int[] degrees;

    private AttributeLinks(int[] offsets, int[] accounts, int[] degrees, int[] mainAttribute)
    {
        Offsets = offsets;
        Accounts = accounts;
        this.degrees = degrees;
        MainAttribute = mainAttribute;
    }

    /// <summary>Where each attribute's accounts begin.</summary>
    public int[] Offsets { get; }

    /// <summary>The accounts of all attributes.</summary>
    public int[] Accounts { get; }

    /// <summary>The attribute of each account that the most others carry without half of all doing so; −1 for none.</summary>
    public int[] MainAttribute { get; }

    public int AttributeCount => Offsets.Length - 1;

    public int Degree(int account) => degrees[account];

    public static AttributeLinks Of(int accountCount, int attributeCount, ReadOnlySpan<int> edgeAccounts, ReadOnlySpan<int> edgeAttributes)
    {
        if (edgeAccounts.Length != edgeAttributes.Length)
            throw new ArgumentException($"There are {edgeAccounts.Length} accounts of links and {edgeAttributes.Length} attributes of links.");
        var offsets = new int[attributeCount + 1];
        var degrees = new int[accountCount];
        for (var i = 0; i < edgeAccounts.Length; i++)
        {
            if ((uint)edgeAccounts[i] >= (uint)accountCount || (uint)edgeAttributes[i] >= (uint)attributeCount)
                throw new ArgumentException($"Link {i} joins account {edgeAccounts[i]} of {accountCount} and attribute {edgeAttributes[i]} of {attributeCount}.");
            offsets[edgeAttributes[i] + 1]++;
            degrees[edgeAccounts[i]]++;
        }

        for (var t = 0; t < attributeCount; t++) offsets[t + 1] += offsets[t];
        var fill = offsets.AsSpan(0, attributeCount).ToArray();
        var accounts = new int[edgeAccounts.Length];
        for (var i = 0; i < edgeAccounts.Length; i++) accounts[fill[edgeAttributes[i]]++] = edgeAccounts[i];
        var main = new int[accountCount];
        Array.Fill(main, -1);
        for (var t = 0; t < attributeCount; t++)
        {
            var size = offsets[t + 1] - offsets[t];
            if (2 * size > accountCount) continue;
            for (var i = offsets[t]; i < offsets[t + 1]; i++)
            {
                var a = accounts[i];
                if (main[a] < 0 || size > offsets[main[a] + 1] - offsets[main[a]]) main[a] = t;
            }
        }

        return new AttributeLinks(offsets, accounts, degrees, main);
    }
}
