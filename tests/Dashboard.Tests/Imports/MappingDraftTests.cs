using Dashboard.Interactions;
using Dashboard.Investigations.Imports;

namespace Dashboard.Tests.Imports;

public sealed class MappingDraftTests
{
    private static readonly string[] Columns = ["who", "when", "from", "text", "card"];

    [Fact]
    public void ToMapping_AsItWas_IsTheSame()
    {
        var mapping = Mapping(("account", ["who"]), ("time", ["when"]), ("attribute.network", ["from", "hidden"]), ("ip", ["card"])) with
        {
            TimeZone = "Europe/Berlin", DateOrder = DateOrder.DayFirst, TimeUnit = TimeUnit.Seconds, Encoding = LogEncoding.Windows1252,
            Treatments = new Dictionary<string, Treatment> { ["ip"] = Treatment.Hash },
        };

        var again = MappingDraft.Of(mapping, Columns, "generic").ToMapping();

        Assert.Equal(
            ("generic", "Europe/Berlin", DateOrder.DayFirst, TimeUnit.Seconds, LogEncoding.Windows1252),
            (again.Preset, again.TimeZone, again.DateOrder, again.TimeUnit, again.Encoding));
        // A column beyond those that are shown keeps what it is.
        Assert.Equal(["from", "hidden"], again.Columns["attribute.network"]);
        Assert.Equal(Treatment.Hash, again.Treatments["ip"]);
    }

    [Fact]
    public void Read_TargetOfAnotherColumn_LeavesThat()
    {
        var draft = MappingDraft.Of(Mapping(("account", ["who"]), ("time", ["when"])), Columns, "generic");

        draft.Read(2, "account");
        draft.Read(3, "attribute");
        draft.Read(4, "attribute");

        Assert.Equal(["", "time", "account", "attribute", "attribute"], draft.Targets);
        Assert.Equal(["text", "card"], draft.ToMapping().Columns["attribute"]);
    }

    [Fact]
    public void ToMapping_WhatThePresetReadsAndIsNotReadHere_IsLeftOut()
    {
        var draft = MappingDraft.Of(Mapping(("account", ["who"]), ("time", ["when"])), Columns, "generic");

        draft.Read(0, "");

        Assert.Empty(draft.ToMapping().Columns["account"]);
    }

    [Fact]
    public void ToMapping_TreatmentOfWhatIsNotRead_IsNotSaid()
    {
        var draft = MappingDraft.Of(Mapping(("payment", ["card"]), ("prompt", ["text"])), Columns, "generic");
        draft.Treat("payment", Treatment.Hash);
        draft.Treat("prompt", Treatment.Drop);

        draft.Read(4, "");

        Assert.Equal(["prompt"], draft.SensitiveTargets);
        Assert.Equal([KeyValuePair.Create("prompt", Treatment.Drop)], draft.ToMapping().Treatments);
    }

    [Fact]
    public void ToMapping_UnknownZone_SaysSo()
    {
        var draft = MappingDraft.Of(Mapping(("time", ["when"])), Columns, "generic");
        draft.TimeZone = "Middle/Earth";

        Assert.Contains("Middle/Earth", Assert.Throws<FormatException>(draft.ToMapping).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fits_LogWithAllItsColumns_Only()
    {
        var mapping = Mapping(("account", ["WHO"]), ("time", ["when"]));

        Assert.True(MappingDraft.Fits(mapping, Columns));
        Assert.False(MappingDraft.Fits(mapping, ["who", "at"]));
    }

    private static ImportMapping Mapping(params (string Target, string[] Columns)[] columns) =>
        new("generic", columns.ToDictionary(c => c.Target, c => (IReadOnlyList<string>)c.Columns));
}
