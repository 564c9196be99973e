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
        var hashes =
            new Dictionary<string, string> { ["data/b"] = Hash, ["data/B"] = new string('b', 64), ["data/a%\n"] = new string('c', 64) };

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
    [InlineData("{0}  /../data/a\n")]
    [InlineData("{0}A  data/a\n")]
    [InlineData("{0}  \n")]
    [InlineData("{0}  data/a\n{0}  data/a\n")]
    [InlineData("\n\n")]
    public void Parse_AnotherForm_IsRefused(string form)
    {
        var text = form.Replace("{0}", Hash, StringComparison.Ordinal);

        Assert.Throws<PacketFormatException>(() => BagManifest.Parse(text, "manifest-sha256.txt"));
    }

    // FIPS 180-4's examples, what has no byte, and a length at which the padding takes a block of its own.
    [Theory]
    [InlineData("abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525")]
    [InlineData("", "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f")]
    [InlineData(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "e000e6709d26667b631faa7fc1bd404eb4774003c5fb4f51a0184875")]
    public void Create_Sha224_HashesAsItsExamplesSay(string text, string hash)
    {
        using var digest = BagHash.Create("sha224");
        foreach (var letter in System.Text.Encoding.ASCII.GetBytes(text)) digest.Append([letter]);

        Assert.Equal(hash, digest.Finish());
    }

    [Fact]
    public void BagInfo_ValueWithLines_StaysOneField()
    {
        var text = BagInfo.Format(
            [KeyValuePair.Create("External-Description", "a\r\nPayload-Oxum: 1.1"), KeyValuePair.Create("Payload-Oxum", "5.2")]);

        Assert.Equal("External-Description: a Payload-Oxum: 1.1\nPayload-Oxum: 5.2\n", text);
        Assert.Equal(["5.2"], BagInfo.Find(text, "payload-oxum"));
    }
}
