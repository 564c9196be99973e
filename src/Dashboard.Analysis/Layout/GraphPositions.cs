namespace Dashboard.Analysis.Layout;

/// <summary>Where a graph's nodes are drawn: in units of about one account's spacing, the centre of all at 0, 0.</summary>
/// <param name="AccountX">Across, one per account.</param>
/// <param name="AccountY">Upwards, one per account.</param>
/// <param name="AttributeX">Across, one per attribute.</param>
/// <param name="AttributeY">Upwards, one per attribute.</param>
/// <param name="Clusters">The circle that each cluster's accounts fill.</param>
public sealed record GraphPositions(
    float[] AccountX, float[] AccountY, float[] AttributeX, float[] AttributeY, ClusterCircle[] Clusters);

/// <summary>The circle that a cluster's accounts fill.</summary>
public readonly record struct ClusterCircle(float X, float Y, float Radius);
