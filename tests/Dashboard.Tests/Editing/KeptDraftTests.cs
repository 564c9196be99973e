using Dashboard.CaseEvents;
using Dashboard.Casework.Events;
using Dashboard.Editing;

namespace Dashboard.Tests.Editing;

public sealed class KeptDraftTests
{
    [Fact]
    public void FillInto_FieldsOfEveryType_WritesThemAndLeavesTheRest()
    {
        var form = new EventForm { Detail = "as it was" };

        Draft("event-3", ("Title", "Letter"), ("On", "2026-06-10"), ("Kind", "Letter"), ("Until", "")).FillInto(form);

        Assert.Equal(
            ("Letter", new DateOnly(2026, 6, 10), EventKind.Letter, null, "as it was"),
            (form.Title, form.On, form.Kind, form.Until, form.Detail));
    }

    [Fact]
    public void FillInto_FieldsOfAnotherVersionOfTheProgram_AreLeftOut()
    {
        var form = new EventForm();

        Draft("event-3", ("Kind", "Rumour"), ("On", "soon"), ("Gone", "text")).FillInto(form);

        Assert.Equal((EventKind.Publication, (DateOnly?)null), (form.Kind, form.On));
    }

    [Theory]
    [InlineData("ada/harbour-2/event-13", 13)]
    [InlineData("ada/harbour-2/event-new", null)]
    public void Number_OfAKey_IsTheRecords(string key, int? expected) => Assert.Equal(expected, Draft(key).Number);

    private static KeptDraft Draft(string key, params (string Name, string Text)[] fields) =>
        new(key, Given.Now, 1, fields.ToDictionary(f => f.Name, f => f.Text));
}
