using Dashboard.Interactions.Import.Parsing;

namespace Dashboard.Interactions.Tests.Import;

public sealed class MappingArgumentsTests
{
    [Fact]
    public void Parse_Nothing_IsLeftToTheFile() => Assert.Null(MappingArguments.Parse([]));

    [Fact]
    public void Parse_AliasesAndRepeatedAttributes_AreCanonical()
    {
        var mapping = MappingArguments.Parse(
            ["account_id=user", "TIMESTAMP=when", "attribute=x", "attribute=y", "attribute.Network=z", "model="], "coortweet",
            "Europe/Berlin")!;

        Assert.Equal(("coortweet", "Europe/Berlin"), (mapping.Preset, mapping.TimeZone));
        Assert.Equal(["user"], mapping.Columns["account"]);
        Assert.Equal(["when"], mapping.Columns["time"]);
        Assert.Equal(["x", "y"], mapping.Columns["attribute"]);
        Assert.Equal(["z"], mapping.Columns["attribute.network"]);
        Assert.Empty(mapping.Columns["model"]);
    }

    [Theory]
    [InlineData("account", "TARGET=COLUMN")]
    [InlineData("=x", "TARGET=COLUMN")]
    [InlineData("country=x", "input_tokens")]
    [InlineData("attribute.moon=x", "attribute.network")]
    public void Parse_NotAMapping_SaysWhatIsOne(string argument, string part) =>
        Assert.Contains(part, Assert.Throws<FormatException>(() => MappingArguments.Parse([argument])).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_TargetTwice_IsRefused() => Assert.Throws<FormatException>(() => MappingArguments.Parse(["model=a", "model=a"]));

    [Fact]
    public void Parse_SeveralColumnsOfATarget_AreTriedInTheirOrder() =>
        Assert.Equal(["b", "a"], MappingArguments.Parse(["model=b", "model=a"])!.Columns["model"]);

    [Fact]
    public void Parse_UnknownPreset_ListsThem() =>
        Assert.Contains(
            "mooncake", Assert.Throws<FormatException>(() => MappingArguments.Parse([], "nothing")).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_UnknownZone_IsRefused() => Assert.Throws<FormatException>(() => MappingArguments.Parse([], timeZone: "Nowhere/Here"));
}
