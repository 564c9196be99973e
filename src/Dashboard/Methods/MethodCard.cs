using System.Collections.Immutable;
using Dashboard.Core;

namespace Dashboard.Methods;

/// <summary>A parameter of a method as its card tells it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Default">Its value unless somebody chooses another.</param>
public sealed record MethodParameter(string Name, string Default);

/// <summary>What a reader has to know of a method before relying on what it says.</summary>
public sealed record MethodCard
{
    /// <summary>The method and the version that the card was written for.</summary>
    public required Method Method { get; init; }

    public required MethodArea Area { get; init; }

    public required string Title { get; init; }

    /// <summary>What it does, in about two sentences.</summary>
    public required string Does { get; init; }

    /// <summary>What must hold for its result to mean what it says.</summary>
    public required string Assumes { get; init; }

    public ImmutableArray<MethodParameter> Parameters { get; init; } = [];

    /// <summary>Author and year; “of this program” for what comes from nowhere else.</summary>
    public required string Source { get; init; }

    /// <summary>Where it fails or misleads.</summary>
    public required string Fails { get; init; }
}

/// <summary>What methods are for.</summary>
public enum MethodArea
{
    /// <summary>Who is linked to whom, and in which groups.</summary>
    Linkage,

    /// <summary>What is concluded of a group and of an account.</summary>
    Verdicts,

    /// <summary>When something began and ended.</summary>
    Windows,

    /// <summary>What a group aims at, and what followed a release.</summary>
    Targeting,

    /// <summary>Who acts together, and with which texts.</summary>
    Behaviour,

    /// <summary>How likely chance is.</summary>
    Significance,

    /// <summary>The whole, and what surrounds it.</summary>
    Whole,
}
