using System.Text;

namespace Dashboard.Casework.Tests.Exhibits;

public sealed class ExhibitActivityTests
{
    private const string Header = "account,day,capability,model,interactions,input_tokens,output_tokens\r\n";

    [Theory]
    [InlineData('x')]
    [InlineData(',')]
    public async Task Count_RecordWithoutAnEnd_IsNotReadWhole(char filling)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Header + "\"" + new string('x', 10) + "\"" + new string(filling, 1 << 25)));

        var e = await Assert.ThrowsAsync<FormatException>(() => ExhibitActivity.CountAsync(stream));

        Assert.Contains("is longer than", e.Message, StringComparison.Ordinal);
        Assert.True(stream.Position < stream.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("account,day\r\n")]
    [InlineData("account,day,capability,model,interactions,input_tokens,output_tokens,more\r\n")]
    public async Task Count_AnotherHeader_IsRefused(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        await Assert.ThrowsAsync<FormatException>(() => ExhibitActivity.CountAsync(stream));
    }
}
