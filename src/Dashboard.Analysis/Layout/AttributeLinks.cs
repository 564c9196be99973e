namespace Dashboard.Analysis.Layout;

/// <summary>The links of a bipartite graph, by attribute.</summary>
internal sealed class AttributeLinks
{
    private AttributeLinks(int[] offsets, int[] accounts)
    {
        Offsets = offsets;
        Accounts = accounts;
    }

    /// <summary>Where each attribute's accounts begin.</summary>
    public int[] Offsets { get; }

    /// <summary>The accounts of all attributes.</summary>
    public int[] Accounts { get; }

    public int AttributeCount => Offsets.Length - 1;

    public static AttributeLinks Of(int accountCount, int attributeCount, ReadOnlySpan<int> edgeAccounts, ReadOnlySpan<int> edgeAttributes)
    {
        if (edgeAccounts.Length != edgeAttributes.Length)
            throw new ArgumentException(
                $"There are {edgeAccounts.Length} accounts of links and {edgeAttributes.Length} attributes of links.");
        var offsets = new int[attributeCount + 1];
        for (var i = 0; i < edgeAccounts.Length; i++)
        {
            if ((uint)edgeAccounts[i] >= (uint)accountCount || (uint)edgeAttributes[i] >= (uint)attributeCount)
                throw new ArgumentException(
                    $"Link {i} joins account {edgeAccounts[i]} of {accountCount} and attribute {edgeAttributes[i]} of {attributeCount}.");
            offsets[edgeAttributes[i] + 1]++;
        }

        for (var t = 0; t < attributeCount; t++) offsets[t + 1] += offsets[t];
        var fill = offsets.AsSpan(0, attributeCount).ToArray();
        var accounts = new int[edgeAccounts.Length];
        for (var i = 0; i < edgeAccounts.Length; i++) accounts[fill[edgeAttributes[i]]++] = edgeAccounts[i];
        return new AttributeLinks(offsets, accounts);
    }
}
