using Dashboard.Casework.Allegations;
using Dashboard.Casework.Headlines;

namespace Dashboard.Casework.Tests;

public sealed class ParticularsWordsTests
{
    [Theory]
    [InlineData(null, "", true, "The lab: no response found; up to which day was looked is not recorded")]
    [InlineData("2026-11-04", "", true, "The lab: no response found by 4 Nov 2026")]
    [InlineData(null, "has not responded", true, "“has not responded” (undated)")]
    [InlineData("2026-11-04", "We did not.", false, "The lab: “We did not.” (4 Nov 2026)")]
    public void Of_Response_SaysItsDayOrThatNoneWasFoundByThen(string? on, string words, bool isNoneFound, string expected) => Assert.Equal(
        expected,
        ParticularsWords.Of(
            new PartyResponse(
                "The lab", on is null ? null : DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), words,
                IsNoneFound: isNoneFound)));
}
