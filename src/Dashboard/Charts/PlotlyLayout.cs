using System.Collections;

namespace Dashboard.Charts;

/// <summary>A chart's layout, laid over the one that all charts start from.</summary>
public sealed record Layout
{
    public Axis? XAxis { get; init; }

    public Axis? YAxis { get; init; }

    public Axis? YAxis2 { get; init; }

    public Margin? Margin { get; init; }

    /// <summary><c>select</c> for a brush; <c>false</c> as text turns dragging off.</summary>
    public object? DragMode { get; init; }

    public string? SelectDirection { get; init; }

    public string? HoverMode { get; init; }

    public double? BarGap { get; init; }

    public IReadOnlyList<Shape>? Shapes { get; init; }
}

public sealed record Axis
{
    public string? Type { get; init; }

    public object[]? Range { get; init; }

    public string? AutoRange { get; init; }

    public double[]? Domain { get; init; }

    public bool? Visible { get; init; }

    public bool? ShowGrid { get; init; }

    public bool? AutoMargin { get; init; }

    public string? TickFormat { get; init; }

    public string? HoverFormat { get; init; }

    public int? NTicks { get; init; }

    /// <summary>Numbers, or times and names as text.</summary>
    public IEnumerable? TickVals { get; init; }

    public IReadOnlyList<string>? TickText { get; init; }

    public double? TickAngle { get; init; }

    public string? Ticks { get; init; }

    public string? RangeMode { get; init; }
}

public sealed record Margin(int L, int R, int T, int B);

/// <summary>Something drawn behind or over the data: a band, a line, a frame.</summary>
public sealed record Shape
{
    public required string Type { get; init; }

    public required object X0 { get; init; }

    public required object X1 { get; init; }

    public required object Y0 { get; init; }

    public required object Y1 { get; init; }

    public string XRef { get; init; } = "x";

    public string YRef { get; init; } = "y";

    /// <summary><c>below</c> or <c>above</c> the data.</summary>
    public string Layer { get; init; } = "below";

    public string? FillColor { get; init; }

    public Line? Line { get; init; }

    public ShapeLabel? Label { get; init; }
}

/// <summary>A short text within a shape.</summary>
public sealed record ShapeLabel
{
    public required string Text { get; init; }

    public string? TextPosition { get; init; }

    public TextFont? Font { get; init; }

    public double? Padding { get; init; }
}
