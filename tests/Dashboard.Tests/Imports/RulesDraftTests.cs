using Dashboard.Core;
using Dashboard.Imports;

namespace Dashboard.Tests.Imports;

public sealed class RulesDraftTests
{
    private static readonly CapabilityRule Code = new("software engineering", RuleField.Prompt, @"\bfunction\b");
    private static readonly CapabilityRule Vision = new("vision", RuleField.Prompt, "picture");
    private static readonly CapabilityRule Tools = new("tool use", RuleField.Tools, ".");

    [Fact]
    public void Decide_TheFirstThatMatchesInItsField_Decides()
    {
        var draft = new RulesDraft([Tools, Vision, Code]);

        Assert.Equal((1, Vision), draft.Decide(RuleField.Prompt, "a function that draws a PICTURE"));
        Assert.Equal((0, Tools), draft.Decide(RuleField.Tools, "search"));
        Assert.Null(draft.Decide(RuleField.Prompt, "hello"));
    }

    [Fact]
    public void Move_Rule_ChangesWhichDecidesAndStopsAtTheEnds()
    {
        var draft = new RulesDraft([Vision, Code]);

        draft.Move(draft.Lines[1], -1);
        draft.Move(draft.Lines[0], -1);

        Assert.Equal([Code, Vision], draft.ToRules());
        Assert.True(draft.IsChanged);
        draft.Move(draft.Lines[0], 1);
        Assert.False(draft.IsChanged);
    }

    [Fact]
    public void Line_PatternThatCannotBeUsed_SaysWhyAndDecidesNothing()
    {
        var draft = new RulesDraft([Vision]);
        draft.Lines[0].Pattern = "(picture";

        Assert.Contains("cannot be used", draft.Lines[0].Problem!, StringComparison.Ordinal);
        Assert.False(draft.IsSound);
        Assert.Null(draft.Decide(RuleField.Prompt, "a picture"));
    }
}
