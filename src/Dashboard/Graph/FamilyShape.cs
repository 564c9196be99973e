using System.Collections.Immutable;
using Dashboard.Core;

namespace Dashboard.Graph;

/// <summary>
/// The shape in which what accounts share is drawn, by its family: the same in the graph, in its key and on a path, without colour.
/// </summary>
public static class FamilyShape
{
    private const double Half = 0.8;
    private const double Arm = 0.34;

    /// <summary>The corners of a polygon, within ±1, downwards positive.</summary>
    public static ImmutableArray<double[]> Corners(AttributeFamily family) => family switch
    {
        AttributeFamily.Network => [[0, -1], [1, 0], [0, 1], [-1, 0]],
        AttributeFamily.Device => [[-Half, -Half], [Half, -Half], [Half, Half], [-Half, Half]],
        AttributeFamily.Payment => [[0, -1], [1, Half], [-1, Half]],
        AttributeFamily.Identity => [[0, 1], [-1, -Half], [1, -Half]],
        AttributeFamily.Content => [[-0.5, -0.9], [0.5, -0.9], [1, 0], [0.5, 0.9], [-0.5, 0.9], [-1, 0]],
        AttributeFamily.Timing =>
            [[-Arm, -1], [Arm, -1], [Arm, -Arm], [1, -Arm], [1, Arm], [Arm, Arm], [Arm, 1], [-Arm, 1], [-Arm, Arm], [-1, Arm], [-1, -Arm],
                [-Arm, -Arm]],
        _ => throw new ArgumentOutOfRangeException(nameof(family)),
    };

    /// <summary>The corners as the <c>points</c> of an SVG polygon.</summary>
    public static string Points(AttributeFamily family) =>
        string.Join(' ', Corners(family).Select(c => FormattableString.Invariant($"{c[0]},{c[1]}")));
}
