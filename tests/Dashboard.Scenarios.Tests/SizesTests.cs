using Dashboard.Scenarios.Catalogue;

namespace Dashboard.Scenarios.Tests;

public sealed class SizesTests
{
    [Fact]
    public void Apportion_HandComputed_RoundsTheLargestRemainders() => Assert.Equal([4, 3, 3], Sizes.Apportion(10, 1.2, 1, 1));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(1_000_003)]
    public void Apportion_AnyWhole_AddsUp(long whole) => Assert.Equal(whole, Sizes.Apportion(whole, .47, 0, .31, .0123, 5).Sum());
}
