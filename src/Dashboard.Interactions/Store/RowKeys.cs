namespace Dashboard.Interactions.Store;

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
    /// <returns>0 when it is new, else the import that has it already.</returns>
    public int Add(UInt128 key, int import)
    {
        // Zero marks an empty slot.
        if (key == 0) key = 1;
        return parts[(int)((ulong)(key >> 64) % Parts)].Add(key, import);
    }

    private sealed class Part(int slots)
    {
        private UInt128[] keys = new UInt128[slots];

        // One number for all as long as there is one import, as there mostly is.
        private int onlyImport;
        private int[]? imports;
        private int count;

        public int Add(UInt128 key, int import)
        {
            var slot = SlotOf(key, keys.Length);
            while (keys[slot] != 0)
            {
                if (keys[slot] == key) return imports?[slot] ?? onlyImport;
                if (++slot == keys.Length) slot = 0;
            }

            if (count == 0) onlyImport = import;
            else if (imports is null && import != onlyImport) Array.Fill(imports = new int[keys.Length], onlyImport);
            keys[slot] = key;
            if (imports is not null) imports[slot] = import;
            if (++count > keys.Length * MostFull) Grow();
            return 0;
        }

        private static int SlotOf(UInt128 key, int slots) => (int)Math.BigMul((ulong)key, (ulong)slots, out _);

        private void Grow()
        {
            var (oldKeys, oldImports) = (keys, imports);
            keys = new UInt128[(oldKeys.Length * 3 / 2) + 1];
            if (oldImports is not null) imports = new int[keys.Length];
            for (var i = 0; i < oldKeys.Length; i++)
            {
                if (oldKeys[i] == 0) continue;
                var slot = SlotOf(oldKeys[i], keys.Length);
                while (keys[slot] != 0)
                {
                    if (++slot == keys.Length) slot = 0;
                }

                keys[slot] = oldKeys[i];
                if (oldImports is not null) imports![slot] = oldImports[i];
            }
        }
    }
}
