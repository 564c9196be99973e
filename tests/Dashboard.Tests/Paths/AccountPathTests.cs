using Dashboard.Paths;

namespace Dashboard.Tests.Paths;

public sealed class AccountPathTests
{
    [Fact]
    public void Find_OverAnotherAccount_SaysWhatEachStepRestsOn()
    {
        var steps = AccountPath.Find(Examples.Analysis, "d", "b")!;

        Assert.Equal([("d", "a"), ("a", "b")], steps.Select(s => (s.From, s.To)));
        Assert.Equal(["ip", "payment"], steps.Select(s => Assert.Single(s.Shared).Attribute.Kind));
        Assert.Contains("two accounts that share as much as these do", steps[0].Shared[0].Sentence, StringComparison.Ordinal);
        Assert.NotEmpty(steps[1].Shared[0].Benign);
    }

    [Fact]
    public void Find_AccountThatTheRunDoesNotKnow_IsNoPath() => Assert.Null(AccountPath.Find(Examples.Analysis, "a", "elsewhere"));
}
