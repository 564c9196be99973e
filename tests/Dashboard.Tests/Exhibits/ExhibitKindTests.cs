using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.Exhibits;

namespace Dashboard.Tests.Exhibits;

public sealed class ExhibitKindTests
{
    public static TheoryData<ExhibitView> Views => [.. Enum.GetValues<ExhibitView>()];

    [Theory]
    [MemberData(nameof(Views))]
    public void Of_EveryView_IsItsOwnKindAndComesBackFromItsAddress(ExhibitView view)
    {
        var kind = ExhibitKind.Of(view);
        var frozen = kind.Parse(view switch
        {
            ExhibitView.Comparison => "a=cluster%3D1&b=cluster%3D2",
            ExhibitView.Targeting => "targeting=1&by=model",
            ExhibitView.Heatmap => "cluster=1&measure=targeting",
            ExhibitView.CoAction or ExhibitView.Templates or ExhibitView.Releases => "",
            _ => "cluster=1",
        });

        Assert.Equal((view, view), (kind.View, frozen.View));
        var address = frozen.AddressIn(Given.Case, 7).Split('#')[0];
        Assert.EndsWith("exhibit=7", address, StringComparison.Ordinal);
        Assert.Equal(frozen, kind.Parse(address.Split('?')[1].Replace("exhibit=7", "", StringComparison.Ordinal).TrimEnd('&')));
    }
}
