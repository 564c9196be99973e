using System.Text;
using Dashboard.Packets.Containers;
using Dashboard.Packets.LoadFiles;

namespace Dashboard.Packets.Tests.LoadFiles;

public sealed class LoadFileTests
{
    [Fact]
    public void WriteDat_ValuesOfEveryKind_AreReadBack()
    {
        var bytes = ConcordanceFile.Write(["BEGBATES", "TITLE"], [["P1-00001", "one\r\ntwo, \"three\""], ["P1-00002", "þór ® 表 \u0014"]]);

        Assert.Equal([0xEF, 0xBB, 0xBF, 0xC3, 0xBE], bytes[..5]);
        var documents = ConcordanceFile.Read(bytes);
        Assert.Equal(["one\ntwo, \"three\"", "thór (R) 表  "], documents.Select(d => d["TITLE"]));
        Assert.Equal(3, Encoding.UTF8.GetString(bytes).Count(c => c == '\n'));
    }

    [Fact]
    public void WriteOpt_Pages_HaveSevenFields()
    {
        var bytes = OpticonFile.Write(
            [new("P1-00001", "P1", @"IMAGES\001\P1-00001.tif", 2), new("P1-00002", "P1", @"IMAGES\001\P1-00002.jpg", 0)]);

        Assert.Equal(
            "P1-00001,P1,IMAGES\\001\\P1-00001.tif,Y,,,2\r\nP1-00002,P1,IMAGES\\001\\P1-00002.jpg,,,,\r\n",
            Encoding.ASCII.GetString(bytes));
        Assert.Equal([2, 0], OpticonFile.Read(bytes).Select(i => i.DocumentPages));
    }

    [Theory]
    [InlineData("BEGBATES")]
    [InlineData("\uFEFFþBEGBATESþ\r\nþaþ\u0014þbþ\r\n")]
    [InlineData("\uFEFFþBEGBATESþ\r\na\r\n")]
    public void ReadDat_AnythingElse_IsRefused(string text) =>
        Assert.Throws<PacketFormatException>(() => ConcordanceFile.Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("a,b,c")]
    [InlineData("a,b,c,Y,,,many")]
    public void ReadOpt_AnythingElse_IsRefused(string line) =>
        Assert.Throws<PacketFormatException>(() => OpticonFile.Read(Encoding.ASCII.GetBytes(line)));
}
