using Dashboard.Scripts;
using Microsoft.JSInterop;

namespace Dashboard.Tests.Scripts;

public sealed class BrowserPartTests : IAsyncDisposable
{
    private readonly FakeBrowser browser = new();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task Part_OfAComponentThatStays_IsMadeAskedAndEnded()
    {
        var part = new BrowserPart();
        browser.Answer.SetResult();

        await part.MakeAsync(browser, "script.js", "create", this, self => [self]);
        await part.InvokeVoidAsync("load");
        await part.DisposeAsync();
        await part.InvokeVoidAsync("load");

        Assert.Equal(["import", "create", "load", "dispose"], browser.Asked);
        Assert.Equal(2, browser.Ended);
    }

    [Fact]
    public async Task Part_OfAComponentThatIsLeftMeanwhile_IsNotMadeAndTheModuleEnds()
    {
        var part = new BrowserPart();
        var making = part.MakeAsync(browser, "script.js", "create", this, self => [self]);

        await part.DisposeAsync();
        browser.Answer.SetResult();
        await making;

        Assert.False(part.IsMade);
        Assert.Equal(["import"], browser.Asked);
        Assert.Equal(1, browser.Ended);
    }

    [Fact]
    public async Task Part_BeforeItIsMade_AnswersWithNothing()
    {
        var part = new BrowserPart();

        Assert.False(await part.InvokeAsync<bool>("focus"));
        Assert.Empty(browser.Asked);
    }

    [Fact]
    public async Task Part_WhoseBrowserHasLeft_FailsNobody()
    {
        var part = new BrowserPart();
        browser.Answer.SetException(new JSDisconnectedException("gone"));

        await part.MakeAsync(browser, "script.js", "create");
        await part.DisposeAsync();

        Assert.False(part.IsMade);
    }

    /// <summary>A browser that answers the import when it is told to, and everything else at once.</summary>
    private sealed class FakeBrowser : IJSRuntime, IJSObjectReference
    {
        public TaskCompletionSource Answer { get; } = new();

        public List<string> Asked { get; } = [];

        public int Ended { get; private set; }

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Asked.Add(identifier);
            if (identifier == "import") await Answer.Task;
            return typeof(TValue) == typeof(IJSObjectReference) ? (TValue)(object)this : default!;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            Ended++;
            return ValueTask.CompletedTask;
        }
    }
}
