using System.Collections.Immutable;
using Dashboard.Core;

namespace Dashboard.Workbench;

/// <summary>
/// The selections visited, for undo and redo. The browser's own back and forward move through it too: going to the
/// selection before is an undo however it is done.
/// </summary>
public sealed record SelectionHistory
{
    private const int Longest = 100;

    private ImmutableStack<Selection> Past { get; init; } = [];

    private ImmutableStack<Selection> Future { get; init; } = [];

    public Selection? Current { get; private init; }

    /// <summary>Where undo leads; null at the beginning.</summary>
    public Selection? Previous => Past.IsEmpty ? null : Past.Peek();

    /// <summary>Where redo leads; null at the end.</summary>
    public Selection? Next => Future.IsEmpty ? null : Future.Peek();

    /// <summary>The history after the selection is shown.</summary>
    public SelectionHistory Visit(Selection selection)
    {
        if (Current is null) return this with { Current = selection };
        if (selection == Current) return this;
        if (selection == Previous) return new SelectionHistory { Current = selection, Past = Past.Pop(), Future = Future.Push(Current) };
        if (selection == Next) return new SelectionHistory { Current = selection, Past = Past.Push(Current), Future = Future.Pop() };
        var past = Past.Count() < Longest ? Past : ImmutableStack.CreateRange(Past.Take(Longest / 2).Reverse());
        return new SelectionHistory { Current = selection, Past = past.Push(Current) };
    }
}
