using Dashboard.Core;
using Dashboard.Graph;

namespace Dashboard.Tests.Graph;

public sealed class FamilyShapeTests
{
    [Fact]
    public void Corners_OfEveryFamily_DifferAndFillTheSquare()
    {
        var families = Enum.GetValues<AttributeFamily>();

        Assert.Equal(families.Length, families.Select(FamilyShape.Points).Distinct().Count());
        Assert.All(families.SelectMany(f => FamilyShape.Corners(f)), corner => Assert.All(corner, value => Assert.InRange(value, -1, 1)));
        Assert.All(families, f => Assert.InRange(FamilyShape.Corners(f).Max(c => c[1]) - FamilyShape.Corners(f).Min(c => c[1]), 1.6, 2));
    }
}
