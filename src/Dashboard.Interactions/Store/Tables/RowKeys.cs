namespace Dashboard.Interactions.Store.Tables;

/// <summary>
/// The identities of a case's rows, each with the import it came by: a hash table of 128-bit keys that are random
/// already. Split in parts, so that growing never holds two copies of all.
/// </summary>
internal sealed class RowKeys
{
    private const int Parts = 64;
    private const double MostFull = .75;

    private readonly Part[] parts = new Part[Parts];

    /// <param name="expected">How many keys are expected, so that the tables need not grow.</param>
    public RowKeys(long expected)
    {
        var slots = (int)Math.Clamp(expected / MostFull / Parts * 1.1, 64, 1 << 27);
        for (var i = 0; i < Parts; i++) parts[i] = new Part(slots);
    }

    /// <summary>Adds a key.</summary>
    /// <param name="key">The row's identity.</param>
    /// <param name="import">The import it comes by.</param>
    /// <param name="content">What tells it from other rows of its identity; 0 where nothing can.</param>
    /// <returns>0 when it is new, else the import that has it already, and the content of that row.</returns>
    public (int Import, ulong Content) Add(UInt128 key, int import, ulong content)
    {
        // Zero marks an empty slot.
        if (key == 0) key = 1;
        return PartOf(key).Add(key, import, content);
    }

    /// <summary>Another import and content for a key that is there.</summary>
    public void Replace(UInt128 key, int import, ulong content)
    {
        if (key == 0) key = 1;
        PartOf(key).Replace(key, import, content);
    }

    private Part PartOf(UInt128 key) => parts[(int)((ulong)(key >> 64) % Parts)];

    private sealed class Part(int slots)
    {
        private UInt128[] keys = new UInt128[slots];

        // One number for all as long as there is one import, as there mostly is.
        private int onlyImport;
        private int[]? imports;

        // None as long as no row has any.
        private ulong[]? contents;
        private int count;

        public (int Import, ulong Content) Add(UInt128 key, int import, ulong content)
        {
            var slot = Find(key);
            if (keys[slot] == key) return (imports?[slot] ?? onlyImport, contents?[slot] ?? 0);
            if (count == 0) onlyImport = import;
            else if (imports is null && import != onlyImport) Array.Fill(imports = new int[keys.Length], onlyImport);
            keys[slot] = key;
            if (imports is not null) imports[slot] = import;
            if (content != 0) (contents ??= new ulong[keys.Length])[slot] = content;
            if (++count > keys.Length * MostFull) Grow();
            return (0, 0);
        }

        public void Replace(UInt128 key, int import, ulong content)
        {
            var slot = Find(key);
            if (imports is null && import != onlyImport) Array.Fill(imports = new int[keys.Length], onlyImport);
            if (imports is not null) imports[slot] = import;
            (contents ??= new ulong[keys.Length])[slot] = content;
        }

        // The slot that has the key, or the empty one where it belongs.
        private int Find(UInt128 key)
        {
            var slot = SlotOf(key, keys.Length);
            while (keys[slot] != 0 && keys[slot] != key)
            {
                if (++slot == keys.Length) slot = 0;
            }

            return slot;
        }

        private static int SlotOf(UInt128 key, int slots) => (int)Math.BigMul((ulong)key, (ulong)slots, out _);

        private void Grow()
        {
            var (oldKeys, oldImports, oldContents) = (keys, imports, contents);
            keys = new UInt128[(oldKeys.Length * 3 / 2) + 1];
            if (oldImports is not null) imports = new int[keys.Length];
            if (oldContents is not null) contents = new ulong[keys.Length];
            for (var i = 0; i < oldKeys.Length; i++)
            {
                if (oldKeys[i] == 0) continue;
                var slot = Find(oldKeys[i]);
                keys[slot] = oldKeys[i];
                if (oldContents is not null) contents![slot] = oldContents[i];
                if (oldImports is not null) imports![slot] = oldImports[i];
            }
        }
    }
}
