namespace Dashboard.Core.Tests;

public sealed class TimeRangeTests
{
    [Fact]
    public void OfDates_EndDate_IsPartOfTheRange()
    {
        var range = TimeRange.OfDates(new DateOnly(2026, 4, 22), new DateOnly(2026, 6, 5));

        Assert.True(range.Contains(new DateTime(2026, 6, 5, 23, 59, 59, DateTimeKind.Utc)));
        Assert.False(range.Contains(new DateTime(2026, 6, 6, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(45, range.Duration.TotalDays);
        Assert.Equal(new DateOnly(2026, 6, 5), range.LastDate);
    }

    [Fact]
    public void Constructor_EndNotAfterStart_Throws()
    {
        var instant = new DateTime(2026, 4, 22, 0, 0, 0, DateTimeKind.Utc);

        Assert.Throws<ArgumentException>(() => new TimeRange(instant, instant));
    }

    [Fact]
    public void Constructor_LocalTime_Throws() =>
        Assert.Throws<ArgumentException>(
            () => new TimeRange(
                new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local), new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Local)));

    [Theory]
    [InlineData("2026-04-22..2026-04-22")]
    [InlineData("2026-04-22T10:00:00Z..2026-04-22T10:00:00.000001Z")]
    public void Parse_Text_PrintsTheSame(string text) => Assert.Equal(text, TimeRange.Parse(text).ToString());
}
