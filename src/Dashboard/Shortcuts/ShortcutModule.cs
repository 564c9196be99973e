using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Shortcuts;

/// <summary>The browser's own modal windows, and what keys are for: the typed side of <c>shortcuts.js</c>. One a circuit.</summary>
public sealed class ShortcutModule(IJSRuntime javaScript) : IAsyncDisposable
{
    /// <summary>The module's address.</summary>
    public const string Script = "/client/shortcuts.js";

    private Task<IJSObjectReference>? module;

    /// <summary>Opens a <c>dialog</c> over the page, with its fields empty.</summary>
    public async Task ShowAsync(ElementReference dialog) => await (await ModuleAsync()).InvokeVoidAsync("show", dialog);

    public async Task CloseAsync(ElementReference dialog) => await (await ModuleAsync()).InvokeVoidAsync("close", dialog);

    /// <summary>Scrolls to what stands under an id.</summary>
    public async Task RevealAsync(string id) => await (await ModuleAsync()).InvokeVoidAsync("reveal", id);

    /// <summary>Puts the focus on the first element that a CSS selector finds.</summary>
    public async Task FocusAsync(string selector) => await (await ModuleAsync()).InvokeVoidAsync("focus", selector);

    /// <summary>Whether letters and digits alone are shortcuts in this browser.</summary>
    public async Task<bool> HasLettersAsync() => await (await ModuleAsync()).InvokeAsync<bool>("lettersOn");

    public async Task ChooseLettersAsync(bool areOn) => await (await ModuleAsync()).InvokeVoidAsync("chooseLetters", areOn);

    public async ValueTask DisposeAsync()
    {
        if (module is null) return;
        try
        {
            await (await module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has left, and its module with it.
        }
    }

    private Task<IJSObjectReference> ModuleAsync() => module ??= javaScript.InvokeAsync<IJSObjectReference>("import", Script).AsTask();
}
