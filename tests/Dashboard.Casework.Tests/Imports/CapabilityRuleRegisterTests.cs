using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Imports;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public class CapabilityRuleRegisterTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;
    private static readonly CapabilityRule Vision = new("vision", RuleField.Prompt, "picture|image");
    private static readonly CapabilityRule Tools = new("tool use", RuleField.Tools, ".");

    [Fact]
    public async Task SaveAsync_Rules_AreReadBackInTheirOrderAndVersioned()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<CapabilityRuleRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        Assert.Null(await register.FindAsync(Owner, id));

        var first = await register.SaveAsync(Owner, id, [Vision, Tools], 0);
        await register.SaveAsync(Owner, id, [Tools, Vision], first.Version);

        var found = (await register.FindAsync(Owner, id))!;
        Assert.Equal([Tools, Vision], found.Rules);
        Assert.Equal((2L, Owner.Name), (found.Version, found.UpdatedBy));
        var last = (await workspace.Get<AuditTrail>().ListAsync(Owner, new AuditRequest(id))).Rows[0];
        Assert.Equal(("rules.save", "rules"), (last.Action, last.Subject));
        Assert.Contains("picture|image", last.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vision", "(")]
    [InlineData("vision", "")]
    [InlineData("vision", @"(a)\1")]
    [InlineData(" ", "a")]
    public async Task SaveAsync_RuleThatCannotBeUsed_IsRefusedWithItsPlace(string capability, string pattern)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<CapabilityRuleRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;

        var refused = await Assert.ThrowsAsync<InvalidEntryException>(
            () => register.SaveAsync(Owner, id, [Vision, new(capability, RuleField.Prompt, pattern)], 0));

        Assert.StartsWith("Rule 2:", refused.Message, StringComparison.Ordinal);
        Assert.Null(await register.FindAsync(Owner, id));
    }

    [Fact]
    public async Task SaveAsync_FirstRulesOfTwoPeople_TheSecondIsAConflict()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var register = workspace.Get<CapabilityRuleRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await register.SaveAsync(Owner, id, [Vision], 0);

        await Assert.ThrowsAsync<EditConflictException>(() => register.SaveAsync(Owner, id, [Tools], 0));

        Assert.Equal([Vision], (await register.FindAsync(Owner, id))!.Rules);
    }
}
