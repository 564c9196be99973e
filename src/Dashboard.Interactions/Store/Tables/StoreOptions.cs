namespace Dashboard.Interactions.Store.Tables;

/// <summary>What a store may use of the machine.</summary>
public sealed record StoreOptions
{
    /// <summary>Whether the file is only read: it has to be there, and nothing is written, not even beside it. Default: no.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Threads of one database. Default 2.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Memory of one database in MiB, beyond which it uses its temporary directory. Default 2,048.</summary>
    public int MemoryMiB { get; init; } = 2048;

    /// <summary>What one database may put into its temporary directory, in MiB. Default 65,536.</summary>
    public int TemporaryMiB { get; init; } = 65_536;

    /// <summary>
    /// Whether the daily sums are kept in memory, where they answer a change of the selection. Default: loaded beside the first questions.
    /// </summary>
    public DailySums DailySums { get; init; } = DailySums.Beside;

    /// <summary>Rows that an import reads, checks and writes at a time. Default 16,384.</summary>
    public int ImportBatchRows { get; init; } = 16_384;
}

/// <summary>When the daily sums are loaded into memory; answers are the same either way.</summary>
public enum DailySums
{
    /// <summary>Never: the tables answer.</summary>
    Never,

    /// <summary>Beside the first questions, which the tables answer meanwhile.</summary>
    Beside,

    /// <summary>At the first question, which waits for them.</summary>
    First,
}
