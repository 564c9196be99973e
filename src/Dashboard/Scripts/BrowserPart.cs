using Microsoft.JSInterop;

namespace Dashboard.Scripts;

/// <summary>
/// What a component has in the browser: an object that a script makes, and that may tell the component what happens
/// there. It ends with the component, also where that is left while the object is still being made.
/// </summary>
public sealed class BrowserPart : IAsyncDisposable
{
    private IJSObjectReference? module;
    private IJSObjectReference? part;
    private IDisposable? listening;
    private bool isMaking;
    private bool isDisposed;

    /// <summary>Whether it is there, and can be asked for something.</summary>
    public bool IsMade => part is not null && !isDisposed;

    /// <summary>Has a script make the object.</summary>
    /// <param name="js">The circuit's browser.</param>
    /// <param name="script">The module's address.</param>
    /// <param name="function">Its function that makes the object.</param>
    /// <param name="arguments">What the function gets.</param>
    public Task MakeAsync(IJSRuntime js, string script, string function, params object?[] arguments) =>
        MakeAsync<object>(js, script, function, this, _ => arguments);

    /// <summary>Has a script make the object.</summary>
    /// <param name="js">The circuit's browser.</param>
    /// <param name="script">The module's address.</param>
    /// <param name="function">Its function that makes the object.</param>
    /// <param name="listener">Who hears of what happens in the browser.</param>
    /// <param name="arguments">What the function gets: the reference to the listener among it.</param>
    public async Task MakeAsync<T>(
        IJSRuntime js, string script, string function, T listener, Func<DotNetObjectReference<T>, object?[]> arguments)
        where T : class
    {
        isMaking = true;
        try
        {
            module = await js.InvokeAsync<IJSObjectReference>("import", script);
            if (isDisposed) return;
            var reference = DotNetObjectReference.Create(listener);
            listening = reference;
            part = await module.InvokeAsync<IJSObjectReference>(function, arguments(reference));
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the browser has let go of everything itself.
        }
        catch (JSException) when (isDisposed)
        {
            // The element that it was to be made for was taken away meanwhile.
        }
        finally
        {
            isMaking = false;
            if (isDisposed) await EndAsync();
        }
    }

    /// <summary>Asks the object to do something; nothing happens before it is made, and after it ended.</summary>
    public async Task InvokeVoidAsync(string function, params object?[] arguments)
    {
        if (!IsMade) return;
        try
        {
            await part!.InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // As above.
        }
    }

    /// <summary>Asks the object for something; the default before it is made, and after it ended.</summary>
    public async Task<T?> InvokeAsync<T>(string function, params object?[] arguments)
    {
        if (!IsMade) return default;
        try
        {
            return await part!.InvokeAsync<T>(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            return default;
        }
    }

    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        if (!isMaking) await EndAsync();
    }

    private async Task EndAsync()
    {
        try
        {
            if (part is not null)
            {
                await part.InvokeVoidAsync("dispose");
                await part.DisposeAsync();
            }

            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // As above.
        }

        listening?.Dispose();
    }
}
