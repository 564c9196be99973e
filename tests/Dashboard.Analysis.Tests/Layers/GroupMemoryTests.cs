using Dashboard.Analysis.Layers;

namespace Dashboard.Analysis.Tests.Layers;

public sealed class GroupMemoryTests
{
    [Fact]
    public void Find_WhatWasKept_IsFoundForThatGroupAlone()
    {
        var memory = new GroupMemory<int[]>();
        memory.Keep([1, 2, 3], [2, 3]);

        Assert.Equal([2, 3], memory.Find([1, 2, 3])!);
        Assert.Null(memory.Find([1, 2]));
        Assert.Null(memory.Find([2, 3, 1]));
    }

    [Fact]
    public void Of_AskedTwice_FindsOutOnce()
    {
        var (memory, asked) = (new GroupMemory<string>(), 0);

        Assert.Equal("pool", memory.Of([1, 2], () => $"pool{(asked++ == 0 ? "" : "s")}"));
        Assert.Equal("pool", memory.Of([1, 2], () => throw new InvalidOperationException()));
    }
}
