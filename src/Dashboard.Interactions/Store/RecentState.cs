using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>
/// What is kept in memory of the state that was last read, until something is written: the description of the data,
/// when accounts were created and banned, and the daily sums, which are loaded beside the first questions that could use
/// them.
/// </summary>
/// <param name="when">When the daily sums are loaded.</param>
/// <param name="load">Loads those of the present state.</param>
/// <param name="loadRegister">Loads the dates of its accounts.</param>
internal sealed class RecentState(DailySums when, Func<Task<DayCube?>> load, Func<Task<AccountRegister>> loadRegister)
{
    private readonly Lock gate = new();
    private int writes;
    private DataSet? described;
    private Task<DayCube?>? cube;
    private CubeReader? reader;
    private Task<AccountRegister>? register;

    /// <summary>How often something was written: another number is another state.</summary>
    public int Writes => Volatile.Read(ref writes);

    /// <summary>The daily sums, beside the case's dictionaries; null where they are not there yet, or are not kept.</summary>
    public async Task<CubeReader?> ReaderAsync()
    {
        if (when == DailySums.Never) return null;
        Task<DayCube?> loading;
        lock (gate) loading = cube ??= load();
        if ((when == DailySums.First || loading.IsCompletedSuccessfully ? await loading.ConfigureAwait(false) : null) is not { } loaded)
            return null;
        lock (gate) return loading == cube ? reader ??= new CubeReader(loaded) : new CubeReader(loaded);
    }

    /// <summary>The dates of accounts, read once for each state.</summary>
    public Task<AccountRegister> RegisterAsync()
    {
        lock (gate) return register = register is { IsFaulted: false } known ? known : loadRegister();
    }

    /// <summary>The description, made once for each state.</summary>
    public async Task<DataSet> DescribeAsync(Func<Task<DataSet>> describe)
    {
        int before;
        lock (gate)
        {
            if (described is { } known) return known;
            before = writes;
        }

        var made = await describe().ConfigureAwait(false);
        lock (gate)
        {
            if (writes == before) described = made;
        }

        return made;
    }

    /// <summary>Something was written, or may have been.</summary>
    /// <param name="what">What the written is about.</param>
    public void Forget(Written what)
    {
        lock (gate)
        {
            writes++;
            if (what >= Written.Assignments) (described, reader) = (null, null);
            if (what >= Written.Interactions) (cube, register) = (null, null);
        }
    }
}

/// <summary>What a write is about; each also what the ones before it are.</summary>
internal enum Written
{
    /// <summary>Sets of accounts, on which no other answer rests.</summary>
    AccountSets,

    /// <summary>Who is in which cluster.</summary>
    Assignments,

    /// <summary>The interactions themselves.</summary>
    Interactions,
}
