using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.ClickHouse.Tables;

namespace Dashboard.Interactions.Tests.ClickHouse;

/// <summary>What needs no server.</summary>
public sealed class ClickHouseAddressTests
{
    [Theory]
    [InlineData("clickhouse://db.example/logs", "clickhouse://db.example:8123/logs")]
    [InlineData("clickhouses://db.example/logs?cluster=main", "clickhouses://db.example:8443/logs?cluster=main")]
    public void Parse_Address_IsKeptAsItIsShown(string text, string shown)
    {
        var address = ClickHouseAddress.Parse(text);

        Assert.Equal(shown, $"{address}");
        Assert.Equal(address, ClickHouseAddress.Parse($"{address}"));
    }

    [Theory]
    [InlineData("http://db.example/logs")]
    [InlineData("clickhouse://db.example/")]
    [InlineData("clickhouse://db.example/logs;DROP")]
    [InlineData("clickhouse://db.example/logs?user=x")]
    public void Parse_SomethingElse_IsRefused(string text) => Assert.Throws<FormatException>(() => ClickHouseAddress.Parse(text));

    [Theory]
    [InlineData("clickhouse://analyst:secret@db.example/logs")]
    [InlineData("clickhouze://analyst:secret@db.example/logs")]
    [InlineData("clickhouse://analyst:se/secret@db.example/logs")]
    [InlineData("clickhouse://analyst:12/secret@db.example/logs")]
    [InlineData("clickhouse://analyst:se@secret@db.example/logs")]
    [InlineData("clickhouse://db.example/logs?password=secret")]
    [InlineData("clickhouse://db.example/logs?secret")]
    public void Parse_Password_IsRefusedAndNotRepeated(string text) =>
        Assert.DoesNotContain(
            "secret", Assert.Throws<FormatException>(() => ClickHouseAddress.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Ddl_OfACluster_ReplicatesAndShardsByAccount()
    {
        var (one, cluster) = (ClickHouseDdl.Statements("logs", null), ClickHouseDdl.Statements("logs", "main"));

        Assert.DoesNotContain(
            one, s => s.Contains("Replicated", StringComparison.Ordinal) || s.Contains("CLUSTER", StringComparison.Ordinal));
        Assert.All(cluster, s => Assert.Contains("ON CLUSTER main", s, StringComparison.Ordinal));
        Assert.Contains(
            cluster,
            s => s.Contains("interactions ON CLUSTER", StringComparison.Ordinal)
            && s.Contains(
                "Distributed(main, logs, interactions_local, cityHash64(if(account = '', toString(line), account)))",
                StringComparison.Ordinal));
        Assert.DoesNotContain(
            one.Concat(cluster),
            s => s.Contains("FINAL", StringComparison.Ordinal) || s.Contains("skip_unavailable", StringComparison.Ordinal));
    }
}
