namespace Dashboard.Charts;

/// <summary>A window of days on a chart's time axis whose ends a person can take hold of.</summary>
/// <param name="Key">What the page knows it by.</param>
/// <param name="First">The first day, <c>2026-04-22</c>.</param>
/// <param name="Last">The last day, which is part of it.</param>
/// <param name="Name">The window as a sentence names it: “the computed window”.</param>
/// <param name="Row">How many others its handles stand below.</param>
public sealed record MovableWindow(string Key, string First, string Last, string Name, int Row);

/// <summary>Where a person let go of a window's end.</summary>
public readonly record struct WindowMove(string Key, string First, string Last);
