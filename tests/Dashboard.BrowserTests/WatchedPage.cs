using Microsoft.Playwright;

namespace Dashboard.BrowserTests;

/// <summary>A page whose console is watched: <see cref="AssertQuiet"/> fails on any error it showed.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> errors = [];

    public WatchedPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error") errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
    }

    public IPage Page { get; }

    public void AssertQuiet() => Assert.Empty(errors);

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
