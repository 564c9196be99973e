using Dashboard.Commands;

namespace Dashboard.Tests.Commands;

public sealed class CommandLineTests
{
    public static TheoryData<string> Verbs =>
    [
        "serve", "case list", "case create", "allegation list", "import", "import remove", "import manifest", "analyze", "query",
        "communities", "changepoints", "coaction",
        "generate", "evaluate", "export", "packet list", "verify", "backup", "restore", "audit verify", "workspace verify",
    ];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Verb_Help_TellsItsOptions(string verb)
    {
        var run = await ConsoleRun.Of([.. verb.Split(' '), "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("--data", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Verb_UnknownOption_IsWrongUsage(string verb)
    {
        var run = await ConsoleRun.Of([.. verb.Split(' '), "--frobnicate"]);

        Assert.Equal(CommandLine.WrongUsage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://example.org")]
    [InlineData("ftp://localhost")]
    public async Task Serve_AddressOthersCanReach_IsRefused(string address)
    {
        var run = await ConsoleRun.Of("serve", "--urls", address, "--data", Path.Combine(Path.GetTempPath(), "never-made"));

        Assert.Equal(CommandLine.WrongUsage, run.ExitCode);
        Assert.Contains(address, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query", "--case", "a", "--view", "timeline", "--select", "country=xx")]
    [InlineData("query", "--case", "../x", "--view", "timeline")]
    [InlineData("query", "--case", "a", "--view", "map")]
    [InlineData("import", "--case", "a", "x.csv", "--map", "account")]
    [InlineData("import", "--case", "a", "x.csv", "--map", "country=c")]
    [InlineData("coaction", "--events", "x.csv", "--window", "-1")]
    public async Task Verb_ArgumentThatCannotBeMeant_IsWrongUsage(params string[] arguments) =>
        Assert.Equal(CommandLine.WrongUsage, (await ConsoleRun.Of(arguments)).ExitCode);
}
