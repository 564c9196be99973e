using Dashboard.Analysis.Linkage;

namespace Dashboard.Analysis.Tests.Linkage;

public sealed class EvidencePathTests
{
    // Accounts 0 to 4. Attribute 0, common, joins 0, 2 and 3; attribute 1, rare, joins 0 and 1; attribute 2, rare, 1 and 2; 4 is alone.
    private static readonly int[] Accounts = [0, 2, 3, 0, 1, 1, 2];
    private static readonly int[] Attributes = [0, 0, 0, 1, 1, 2, 2];

    [Fact]
    public void Find_TwoRareStepsAndOneCommon_PrefersTheRare() =>
        Assert.Equal([new PathStep(0, 1, 1), new PathStep(1, 2, 2)], EvidencePath.Find(Accounts, Attributes, 5, [0.5, 6, 6], 0, 2));

    [Fact]
    public void Find_CommonAttributeAlmostAsRare_PrefersFewerSteps() =>
        Assert.Equal([new PathStep(0, 0, 2)], EvidencePath.Find(Accounts, Attributes, 5, [4, 6, 6], 0, 2));

    [Fact]
    public void Find_OtherDirection_IsTheSamePathTurnedRound() =>
        Assert.Equal([new PathStep(2, 2, 1), new PathStep(1, 1, 0)], EvidencePath.Find(Accounts, Attributes, 5, [0.5, 6, 6], 2, 0));

    [Fact]
    public void Find_AttributeOfEverybody_JoinsNobody() => Assert.Null(EvidencePath.Find(Accounts, Attributes, 5, [0, 6, 6], 0, 3));

    [Fact]
    public void Find_NoLink_IsNoPath() => Assert.Null(EvidencePath.Find(Accounts, Attributes, 5, [1, 1, 1], 0, 4));

    [Fact]
    public void Find_ToItself_HasNoSteps() => Assert.Empty(EvidencePath.Find(Accounts, Attributes, 5, [1, 1, 1], 3, 3)!);

    [Fact]
    public void Find_AccountThatIsNot_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EvidencePath.Find(Accounts, Attributes, 5, [1, 1, 1], 0, 5));
}
