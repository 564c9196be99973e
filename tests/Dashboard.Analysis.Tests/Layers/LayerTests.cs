using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;

namespace Dashboard.Analysis.Tests.Layers;

public sealed class LayerTests
{
    [Fact]
    public void Of_RepeatedAndEmptyCells_AreSummedAndLeftOut()
    {
        var layer = Layer.Of("x", 3, [(2, 5, 1), (0, 1, 2), (2, 5, 3), (2, 0, 1), (1, 4, 0)]);

        Assert.Equal([0, 5], layer.CategoriesOf(2).ToArray());
        Assert.Equal([1f, 4f], layer.CountsOf(2).ToArray());
        Assert.Equal(5, layer.TotalOf(2));
        Assert.Equal(0, layer.TotalOf(1));
        Assert.Equal(6, layer.CategoryCount);
        Assert.Equal(3, layer.CellCount);
    }

    [Fact]
    public void Of_NoCells_HasNoCategories() => Assert.Equal(0, Layer.Of("x", 2, []).CategoryCount);
}
