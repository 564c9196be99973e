namespace Dashboard.Tests.Commands;

public sealed class CompletionCommandTests
{
    [Theory]
    [InlineData("qu", "query")]
    [InlineData("query --v", "--view")]
    [InlineData("query --view t", "timeline")]
    public async Task Suggest_WhatTheScriptsAskFor_IsAnswered(string typed, string expected) =>
        Assert.Contains(expected, (await ConsoleRun.Of($"[suggest:{typed.Length}]", typed)).Output.Split('\n').Select(l => l.Trim()));

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public async Task Completion_OfAShell_AsksTheProgram(string shell) =>
        Assert.Contains("[suggest:", (await ConsoleRun.Of("completion", shell)).Output, StringComparison.Ordinal);
}
