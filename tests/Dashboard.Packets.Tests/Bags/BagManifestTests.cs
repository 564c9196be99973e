using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Tests.Bags;

public sealed class BagManifestTests
{
    private static readonly string Hash = new('a', 64);

    [Theory]
    [InlineData("data/plain.txt", "data/plain.txt")]
    [InlineData("data/100%", "data/100%25")]
    [InlineData("data/a\r\nb", "data/a%0D%0Ab")]
    [InlineData("data/%0D", "data/%250D")]
    public void Encode_Path_EscapesWhatRfc8493Names(string path, string encoded)
    {
        Assert.Equal(encoded, BagManifest.Encode(path));
        Assert.Equal(path, BagManifest.Decode(encoded));
    }

    [Fact]
    public void Format_Paths_AreSortedByOrdinalAndReadBack()
    {
        var hashes = new Dictionary<string, string> { ["data/b"] = Hash, ["data/B"] = new string('b', 64), ["data/a%\n"] = new string('c', 64) };

        var text = BagManifest.Format(hashes);

        Assert.Equal($"{new string('b', 64)}  data/B\n{new string('c', 64)}  data/a%25%0A\n{Hash}  data/b\n", text);
        Assert.Equal(hashes.OrderBy(h => h.Key, StringComparer.Ordinal), BagManifest.Parse(text, "manifest-sha256.txt"));
    }

    [Theory]
    [InlineData("{0}data/a\n")]
    [InlineData("{0}  ../a\n")]
    [InlineData("{0}  /etc/passwd\n")]
    [InlineData("{0}  ~/a\n")]
    [InlineData("{0}  data/../../a\n")]
    [InlineData("{0}A  data/a\n")]
    [InlineData("{0}  \n")]
    [InlineData("{0}  data/a\n{0}  data/a\n")]
    [InlineData("\n\n")]
    public void Parse_AnotherForm_IsRefused(string form)
    {
        var text = form.Replace("{0}", Hash, StringComparison.Ordinal);

        Assert.Throws<PacketFormatException>(() => BagManifest.Parse(text, "manifest-sha256.txt"));
    }

    [Fact]
    public void BagInfo_ValueWithLines_StaysOneField()
    {
        var text = BagInfo.Format([KeyValuePair.Create("External-Description", "a\r\nPayload-Oxum: 1.1"), KeyValuePair.Create("Payload-Oxum", "5.2")]);

        Assert.Equal("External-Description: a Payload-Oxum: 1.1\nPayload-Oxum: 5.2\n", text);
        Assert.Equal(["5.2"], BagInfo.Find(text, "payload-oxum"));
    }
}
